package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressReportTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50000000 | 200000000 | 0 | a: 50 of 200 MB (25 %), 5 MB/s, 30 s left",
                "50000000 | 200000000 | 2 | a: 50 of 200 MB (25 %), 5 MB/s, 30 s left, 2 retried",
                "0 | 200000000 | 0 | a: 0 of 200 MB",
                "0 | 0 | 1 | a: 0 of 0 MB, 1 retried"
            })
    void aLineSaysNothingThatIsNotKnown(long done, long all, long retried, String line) {
        assertThat(ProgressReport.Lines.line("a", done, all, 10, retried)).isEqualTo(line);
    }
}
