package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.storage.LocalByteSource;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateUnitTest {
    @TempDir private Path folder;

    /// By bytes 3255 and 89, and a point in bytes 181 and 185.
    @ParameterizedTest
    @CsvSource({
        "1, 1, 436482, 6477774, METRES",
        "1, 0, 436482, 6477774, METRES",
        "2, 1, 436482, 6477774, FEET",
        "0, 1, 436482, 6477774,",
        "7, 0, 436482, 6477774,",
        "1, 2, 13684, -210367, ARC_SECONDS",
        "0, 3, 3, 58, DEGREES",
        "0, 4, 15200, 582551, DEGREES_MINUTES_SECONDS",
        // Byte 89 says angles, the numbers cannot be any.
        "1, 2, 436482, 6477774, METRES",
        "2, 3, 3237, 0, FEET",
        "0, 4, 436482, 6477774,",
    })
    void unitIsWhatTheHeadersSayIfTheCoordinatesCanBeThat(
            int system, int kind, long x, long y, CoordinateUnit expected) throws IOException {
        Path path =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .binary(55, 2, system)
                        .trace(
                                TraceFixture.of(1, 2, 3)
                                        .word(89, 2, kind)
                                        .word(181, 4, x)
                                        .word(185, 4, y))
                        .writeTo(folder.resolve("unit.sgy"));
        try (SegyFile file = SegyFile.open(LocalByteSource.open(path))) {
            assertThat(CoordinateUnit.of(file).orElse(null)).isEqualTo(expected);
        }
    }

    @Test
    void realFilesAreInMetres() throws IOException {
        for (String name : new String[] {"f3-il105-106.sgy", "viking_small.segy"}) {
            try (SegyFile file = Shared.open("field/" + name)) {
                assertThat(CoordinateUnit.of(file)).as(name).contains(CoordinateUnit.METRES);
            }
        }
    }
}
