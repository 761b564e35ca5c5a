package dev.stratus.picture;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.ResultsTable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Which traces a map leaves out for their values.
///
/// @param value the column that is drawn
/// @param zeroes columns of which all are 0 where a trace is dead and only there; none if nothing
///   in the table says so
/// @param below traces whose value is below it are left out
record Culling(String value, List<String> zeroes, OptionalDouble below) {
    /// What is 0 for a trace of zeros and for no other.
    private static final List<Attribute> SIZES =
            List.of(
                    Attribute.MEAN_ABS,
                    Attribute.RMS,
                    Attribute.MAX_ABS,
                    Attribute.ENERGY,
                    Attribute.LIVE_SAMPLES);

    /// What is 0 for other traces too, but no two of them are both 0 for one that is not all zeros.
    private static final List<Attribute> TWO_OF =
            List.of(Attribute.MIN, Attribute.MAX, Attribute.MEAN, Attribute.STD);

    static Culling of(ResultsTable table, MapRequest request) {
        String value = request.column();
        if (request.cullBelow().isPresent() || !isAttribute(value)) {
            return new Culling(value, List.of(), request.cullBelow());
        }
        List<String> size = columns(table, value, SIZES);
        List<String> two = columns(table, value, TWO_OF);
        List<String> zeroes =
                !size.isEmpty()
                        ? size.subList(0, 1)
                        : two.size() > 1 ? two.subList(0, 2) : List.of();
        return new Culling(value, zeroes, OptionalDouble.empty());
    }

    /// The columns of `table` that hold one of `attributes`, that which is drawn first.
    private static List<String> columns(
            ResultsTable table, String drawn, List<Attribute> attributes) {
        return Stream.concat(Stream.of(drawn), table.columns().stream())
                .filter(name -> Attribute.of(name).filter(attributes::contains).isPresent())
                .distinct()
                .toList();
    }

    private static boolean isAttribute(String column) {
        return Attribute.of(column).isPresent();
    }

    /// Whether dead traces should be left out, but are not known.
    boolean isWithoutDead() {
        return below.isEmpty() && isAttribute(value) && zeroes.isEmpty();
    }

    /// The columns that [#keeps] wants to see, behind `others`.
    List<String> columnsBehind(String... others) {
        return Stream.of(Arrays.stream(others), Stream.of(value), zeroes.stream())
                .flatMap(names -> names)
                .toList();
    }

    /// Whether a trace is drawn.
    ///
    /// @param row has the columns of [#columnsBehind] from `start` on
    boolean keeps(double[] row, int start) {
        double drawn = row[start];
        if (!Double.isFinite(drawn) || (below.isPresent() && drawn < below.getAsDouble())) {
            return false;
        }
        for (int i = 1; i <= zeroes.size(); i++) {
            if (row[start + i] != 0) {
                return true;
            }
        }
        return zeroes.isEmpty();
    }
}
