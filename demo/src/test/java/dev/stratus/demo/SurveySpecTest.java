package dev.stratus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurveySpecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0      | 1      | 1     | A survey has 1 to 100000 inlines, not 0.
                    100001 | 1      | 1     | A survey has 1 to 100000 inlines, not 100001.
                    1      | -3     | 1     | A survey has 1 to 100000 crosslines, not -3.
                    1      | 1      | 65536 | A survey has 1 to 65535 samples per trace, not 65536.
                    1      | 1      | 0     | A survey has 1 to 65535 samples per trace, not 0.
                    """)
    void sizesThatNoFileCanSayAreRefused(int inlines, int crosslines, int samples, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveySpec.usual().withSize(inlines, crosslines, samples))
                .withMessage(message);
    }

    @Test
    void moreTracesThanTheHeadersCanCountAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SurveySpec.usual().withSize(50_000, 50_000, 10))
                .withMessage(
                        "A survey of 50000 x 50000 traces is too large: trace numbers in the headers end at 2147483647. Ask for fewer inlines or crosslines.");
    }

    @Test
    void theObsoleteSampleFormatIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SurveySpec.usual()
                                .withFormat(
                                        SampleFormat.FIXED_POINT_GAIN,
                                        Revision.REV_0,
                                        SegyByteOrder.BIG))
                .withMessageContaining("fixed-point-gain is obsolete");
    }

    @Test
    void aSurveyOfAHundredGigabytesTakesNoMemory() {
        SyntheticSurvey survey = new SyntheticSurvey(SurveySpec.usual().withSize(5000, 8000, 750));

        assertThat(survey.fileBytes()).isGreaterThan(100_000_000_000L);
        assertThat(survey.amplitudes(survey.traceCount() - 1)).hasSize(750);
    }
}
