package dev.stratus.picture;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.ResultsTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Which traces a map leaves out for their values.
///
/// @param columns that of the value, and perhaps one that is 0 where a trace is dead
/// @param below traces whose value is below it are left out
record Culling(List<String> columns, OptionalDouble below) {
    /// What is 0 for a trace of zeros and for no other.
    private static final List<Attribute> SIZES =
            List.of(Attribute.MEAN_ABS, Attribute.RMS, Attribute.MAX_ABS, Attribute.ENERGY);

    static Culling of(ResultsTable table, MapRequest request) {
        if (request.cullBelow().isPresent() || Attribute.of(request.column()).isEmpty()) {
            return new Culling(List.of(request.column()), request.cullBelow());
        }
        List<String> known = table.columns();
        Stream<String> size =
                Stream.concat(Stream.of(request.column()), known.stream())
                        .filter(name -> Attribute.of(name).filter(SIZES::contains).isPresent())
                        .limit(1);
        return new Culling(
                Stream.concat(Stream.of(request.column()), size).toList(), OptionalDouble.empty());
    }

    /// Whether a trace is drawn.
    ///
    /// @param value in the first of the columns
    /// @param size in the last of them
    boolean keeps(double value, double size) {
        return Double.isFinite(value)
                && (below.isEmpty() || value >= below.getAsDouble())
                && (columns.size() == 1 || size != 0);
    }
}
