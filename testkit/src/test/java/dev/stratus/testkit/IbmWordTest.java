package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbmWordTest {
    @ParameterizedTest
    @CsvSource({
        "42640000, 100",
        "C276A000, -118.625",
        "41800001, 8.00000095367431640625",
        "41000001, 9.5367431640625e-07",
        "45000000, 0",
        "80000000, -0.0",
        "21200000, 5.877471754111438e-39",
        "61100000, 3.402823669209385e+38",
        "7FFFFFFF, 7.2370051459731155e+75"
    })
    void knownWordsHaveTheirKnownValues(String word, double value) {
        assertThat(IbmWord.doubleValue(Integer.parseUnsignedInt(word, 16))).isEqualTo(value);
    }

    @Test
    void aWordOfEachSignAndExponentIsExactInDoublePrecisionAndComesBack() {
        Random random = new Random(7);
        for (int top = 0; top < 256; top++) {
            for (int i = 0; i < 20; i++) {
                int word = (top << 24) | 0x100000 | random.nextInt(0x1000000);
                assertThat(new BigDecimal(IbmWord.doubleValue(word)))
                        .isEqualByComparingTo(IbmWord.value(word));
                assertThat(IbmWord.of(IbmWord.doubleValue(word)))
                        .as(Integer.toHexString(word))
                        .isEqualTo(word);
            }
        }
    }

    @Test
    void whatLiesBetweenTwoWordsGoesToTheNearerAndATieToTheEvenOne() {
        double ulp = Math.scalb(1.0, -20);
        assertThat(IbmWord.of(1 + 0.49 * ulp)).isEqualTo(0x41100000);
        assertThat(IbmWord.of(1 + 0.5 * ulp)).isEqualTo(0x41100000);
        assertThat(IbmWord.of(1 + 0.51 * ulp)).isEqualTo(0x41100001);
        assertThat(IbmWord.of(1 + 1.5 * ulp)).isEqualTo(0x41100002);
        assertThat(IbmWord.of(16 - Math.scalb(1.0, -40))).isEqualTo(0x42100000);
    }

    @Test
    void whatNoWordHoldsIsRefused() {
        assertThatThrownBy(() -> IbmWord.of(1e76)).hasMessageContaining("1.0E76");
        assertThatThrownBy(() -> IbmWord.of(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void tinyValuesBecomeUnnormalisedWordsAndThenZero() {
        int tiny = IbmWord.of(Math.scalb(1.0, -4 * 70));
        assertThat(tiny).isEqualTo(0x00000001);
        assertThat(IbmWord.isNormalised(tiny)).isFalse();
        assertThat(IbmWord.of(-Double.MIN_VALUE)).isEqualTo(0x80000000);
    }
}
