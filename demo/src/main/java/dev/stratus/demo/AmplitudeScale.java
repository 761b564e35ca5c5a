package dev.stratus.demo;

import dev.stratus.segy.SampleFormat;
import java.math.BigDecimal;

/// How amplitudes are written in a sample format. Floating point formats hold them as they are,
/// which is within ±[#FULL_SCALE]. Integers of n bits hold them multiplied by `(2^(n-1) - 2^(n-8))
/// / FULL_SCALE` (32512 for 16 bits and full scale), clipped there; unsigned ones hold `2^(n-1)`
/// more, which stands for zero.
///
/// @param factor what an amplitude is multiplied by
/// @param zero what stands for amplitude 0
/// @param largest the largest magnitude from `zero` that is written
record AmplitudeScale(double factor, double zero, double largest) {
    static final double FULL_SCALE = 8000;

    static AmplitudeScale of(SampleFormat format) {
        return switch (format) {
            case IBM_FLOAT32, IEEE_FLOAT32, IEEE_FLOAT64 ->
                    new AmplitudeScale(1, 0, Double.MAX_VALUE);
            case INT8, INT16, INT24, INT32, INT64 -> integer(format, 0);
            case UINT8, UINT16, UINT24, UINT32, UINT64 ->
                    integer(format, Math.scalb(1.0, 8 * format.bytes() - 1));
            case FIXED_POINT_GAIN, FIXED_POINT_GAIN_REV2 ->
                    throw new IllegalArgumentException(format.label() + " is not written");
        };
    }

    private static AmplitudeScale integer(SampleFormat format, double zero) {
        int bits = 8 * format.bytes();
        double largest = Math.scalb(1.0, bits - 1) - Math.scalb(1.0, bits - 8);
        return new AmplitudeScale(largest / FULL_SCALE, zero, largest);
    }

    void applyTo(double[] samples) {
        if (factor == 1) {
            return;
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = zero + Math.clamp(samples[i] * factor, -largest, largest);
        }
    }

    /// For the textual header.
    String describe() {
        if (factor == 1) {
            return "as they are";
        }
        String scaled = "%s is %.0f".formatted(new BigDecimal(largest), FULL_SCALE);
        return zero == 0 ? scaled : "%s is 0, plus ".formatted(new BigDecimal(zero)) + scaled;
    }
}
