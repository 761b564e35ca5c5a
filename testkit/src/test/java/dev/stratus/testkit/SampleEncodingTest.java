package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "IBM_FLOAT32, -118.625, C276A000",
        "INT32, -2, FFFFFFFE",
        "INT16, -32768, 8000",
        "FIXED_GAIN32, 131068, 00027FFF",
        "FIXED_GAIN32, -3, 0000FFFD",
        "FIXED_GAIN32_REV2, -0.75, 0002FFFD",
        "IEEE_FLOAT32, 1.5, 3FC00000",
        "IEEE_FLOAT64, -2.25, C002000000000000",
        "INT24, -8388608, 800000",
        "INT8, -1, FF",
        "INT64, -9223372036854775808, 8000000000000000",
        "UINT32, 4294967295, FFFFFFFF",
        "UINT16, 65535, FFFF",
        "UINT64, 9223372036854775808, 8000000000000000",
        "UINT24, 16777215, FFFFFF",
        "UINT8, 200, C8"
    })
    void aValueBecomesTheWordThatTheStandardDescribes(
            SampleEncoding encoding, double value, String bytes) {
        long word = encoding.word(value);

        assertThat(
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(WordOrder.BIG.bytes(word, encoding.bytes())))
                .isEqualTo(bytes);
        assertThat(encoding.value(word)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 128",
        "INT8, -129",
        "INT16, 0.5",
        "UINT24, -1",
        "UINT24, 16777216",
        "UINT64, 18446744073709551616",
        "INT32, NaN",
        "FIXED_GAIN32, 0.5",
        "FIXED_GAIN32_REV2, 32768"
    })
    void whatAnIntegerCannotHoldIsRefused(SampleEncoding encoding, double value) {
        assertThatThrownBy(() -> encoding.word(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(encoding.name());
    }

    @ParameterizedTest
    @CsvSource({
        "BIG, 4, 01020304",
        "LITTLE, 4, 04030201",
        "PAIR_SWAPPED, 4, 02010403",
        "PAIR_SWAPPED, 2, 0403",
        "PAIR_SWAPPED, 3, 030204",
        "PAIR_SWAPPED, 1, 04",
        "LITTLE, 3, 040302"
    })
    void bytesStandInTheirOrder(WordOrder order, int width, String bytes) {
        assertThat(HexFormat.of().formatHex(order.bytes(0x01020304, width))).isEqualTo(bytes);
    }

    @Test
    void pairsOfALongWordAreSwappedInPlace() {
        assertThat(HexFormat.of().formatHex(WordOrder.PAIR_SWAPPED.bytes(0x0102030405060708L, 8)))
                .isEqualTo("0201040306050807");
    }
}
