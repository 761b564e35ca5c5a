package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbmFloatTest {
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
    void theWordsThatReadersGetWrongAreExact(String word, double value) {
        assertThat(IbmFloat.toDouble(Integer.parseUnsignedInt(word, 16))).isEqualTo(value);
    }

    @Test
    void everySignAndExponentAgreesWithExactArithmetic() {
        Random random = new Random(7);
        for (int head = 0; head < 256; head++) {
            for (int i = 0; i < 64; i++) {
                int mantissa =
                        switch (i) {
                            case 0 -> 0;
                            case 1 -> 1;
                            case 2 -> 0xFFFFFF;
                            case 3 -> 0x100000;
                            default -> random.nextInt(1 << 24);
                        };
                int word = (head << 24) | mantissa;
                assertThat(new BigDecimal(IbmFloat.toDouble(word)))
                        .as("%08X", word)
                        .isEqualByComparingTo(exact(head, mantissa));
            }
        }
    }

    private static BigDecimal exact(int head, int mantissa) {
        BigDecimal sixteen = BigDecimal.valueOf(16);
        int power = (head & 0x7F) - 64 - 6;
        BigDecimal value = BigDecimal.valueOf(mantissa);
        value = power >= 0 ? value.multiply(sixteen.pow(power)) : value.divide(sixteen.pow(-power));
        return head >= 128 ? value.negate() : value;
    }

    @Test
    void everyNormalisedWordIsWrittenAsItWasRead() {
        Random random = new Random(8);
        for (int i = 0; i < 100_000; i++) {
            int word = random.nextInt();
            if ((word & 0xF00000) != 0) {
                assertThat(IbmFloat.fromDouble(IbmFloat.toDouble(word))).isEqualTo(word);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00000000",
        "-0.0, 80000000",
        "1e80, 7FFFFFFF",
        "-1e80, FFFFFFFF",
        "1e-90, 00000000",
        // Half of the last digit: ties go to even, and a carry renormalises.
        "1.000000476837158203125, 41100000",
        "15.99999999, 42100000"
    })
    void writtenIsTheNearestWord(double value, String word) {
        assertThat(IbmFloat.fromDouble(value)).isEqualTo(Integer.parseUnsignedInt(word, 16));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberCannotBeWritten(double value) {
        assertThatThrownBy(() -> IbmFloat.fromDouble(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be an IBM float");
    }
}
