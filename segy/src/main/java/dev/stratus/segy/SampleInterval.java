package dev.stratus.segy;

import java.math.BigDecimal;

/// The distance from one sample to the next.
final class SampleInterval {
    /// What a finding about it is about.
    static final String LABEL = "the sample interval";

    private SampleInterval() {}

    /// In microseconds, or in millimetres or thousandths of a foot, as the file has it: with a sign
    /// that some writers spoil, and zero if the file does not say.
    static double signed(BinaryHeader binary, Revision revision) {
        double extended = binary.getDouble(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL);
        boolean extendedCounts = revision.compareTo(Revision.REV_2_0) >= 0;
        return extendedCounts && extended > 0 && Double.isFinite(extended)
                ? extended
                : binary.get(BinaryHeaderField.SAMPLE_INTERVAL);
    }

    /// Without a trailing zero, and without an exponent unless that saves many digits.
    static String text(double number) {
        double size = Math.abs(number);
        boolean plain = size == 0 || (size >= 1e-9 && size < 1e18);
        return plain
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
