package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTablesTest {
    private static final Map<String, HeaderField[]> TABLES =
            Map.of(
                    "binary", BinaryHeaderField.values(),
                    "trace", TraceHeaderField.values(),
                    "trace_extension_1", TraceHeaderExtensionField.values());

    @Test
    void everyTableEqualsTheStandardRowByRow() {
        List<String> expected = new ArrayList<>(Shared.lines("spec/header-fields.csv"));
        expected.remove(0);
        List<String> actual = new ArrayList<>();
        for (String table : List.of("binary", "trace", "trace_extension_1")) {
            for (HeaderField field : TABLES.getOrDefault(table, new HeaderField[0])) {
                actual.add(
                        "%s,%s,%d,%s,%s,%s,%s"
                                .formatted(
                                        table,
                                        field.label(),
                                        field.firstByte(),
                                        field.type().label(),
                                        field.since().label(),
                                        field.layoutName().orElse(""),
                                        field.seismicUnixName().orElse("")));
            }
        }
        assertThat(actual).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "trace", "trace_extension_1"})
    void noTwoFieldsOverlap(String table) {
        BitSet taken = new BitSet();
        for (HeaderField field : TABLES.getOrDefault(table, new HeaderField[0])) {
            BitSet bytes = new BitSet();
            bytes.set(field.firstByte(), field.firstByte() + field.type().bytes());
            assertThat(taken.intersects(bytes)).as(field.label()).isFalse();
            taken.or(bytes);
        }
    }

    @Test
    void theScalarsScaleTheBytesThatTheStandardSays() {
        for (TraceHeaderField field : TraceHeaderField.values()) {
            int at = field.firstByte();
            Scaling expected = Scaling.UNSCALED;
            if (at >= 41 && at <= 68) {
                expected = Scaling.BY_ELEVATION_SCALAR;
            } else if ((at >= 73 && at <= 88) || (at >= 181 && at <= 188)) {
                expected = Scaling.BY_COORDINATE_SCALAR;
            } else if (at == 197) {
                expected = Scaling.BY_SHOT_POINT_SCALAR;
            } else if (at >= 95 && at <= 114) {
                expected = Scaling.BY_TIMES_SCALAR;
            }
            assertThat(field.scaling()).as(field.label()).isEqualTo(expected);
        }
    }
}
