package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "\n", "\u001b", "\u007f", "\u009b", "\u202e", "\u2028", "\u2029"})
    void marksWhatATerminalCouldTakeForACommand(String unfit) {
        assertThat(Printable.of("a" + unfit + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void leavesTextAlone() {
        String text = "Šipka é 測線 №5 [x] 'y' \uD83D\uDE00";
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void shortensWhatIsNoSentence() {
        assertThat(Printable.shortened("x".repeat(500))).hasSize(201).endsWith("x…");
    }
}
