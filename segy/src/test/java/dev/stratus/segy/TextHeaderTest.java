package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextHeaderTest {
    @ParameterizedTest
    @EnumSource
    void linesAreReadAsTheyWereWritten(TextEncoding encoding) {
        List<String> lines =
                List.of("C 1 CLIENT: A & B", "C 2 BYTES 189-192 = INLINE", "", "C 4 x");
        TextHeader header =
                TextHeader.decode(ByteBuffer.wrap(TextHeader.encode(lines, encoding)), 0);
        assertThat(header.lines().subList(0, 4)).isEqualTo(lines);
        assertThat(header.lines()).hasSize(40);
    }

    @Test
    void ebcdicIsToldFromAsciiByContent() throws IOException {
        try (SegyFile file = Shared.open("conformance/delay-scalar.sgy")) {
            assertThat(file.textHeader().encoding()).isEqualTo(TextEncoding.ASCII);
            assertThat(file.textHeader().lines().get(0)).startsWith("C 1");
        }
        try (SegyFile file = Shared.open("field/f3-il105-106.sgy")) {
            assertThat(file.textHeader().encoding()).isEqualTo(TextEncoding.EBCDIC);
            assertThat(file.textHeader().lines().get(0))
                    .isEqualTo("C01 segysak Python Library SEG-Y Output");
        }
    }

    @Test
    void whatIsNoCharacterIsShownAsAReplacementCharacter() throws IOException {
        try (SegyFile file = Shared.open("conformance/text-embed-null.sgy")) {
            assertThat(file.textHeader().lines()).anyMatch(line -> line.contains("\uFFFD"));
        }
        TextHeader zeros = TextHeader.decode(ByteBuffer.allocate(3200), 0);
        assertThat(zeros.lines()).hasSize(40).allMatch(line -> line.matches("\uFFFD{80}"));
    }
}
