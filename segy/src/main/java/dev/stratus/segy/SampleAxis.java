package dev.stratus.segy;

import java.math.BigDecimal;

/// The distance from one sample to the next.
final class SampleAxis {
    private SampleAxis() {}

    /// In microseconds, or in millimetres or thousandths of a foot; not more than zero if the file
    /// does not say.
    static double intervalOf(BinaryHeader binary, Revision revision) {
        double extended = binary.getDouble(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL);
        boolean extendedCounts = revision.compareTo(Revision.REV_2_0) >= 0;
        return extendedCounts && extended > 0 && Double.isFinite(extended)
                ? extended
                : binary.get(BinaryHeaderField.SAMPLE_INTERVAL);
    }

    /// Without an exponent or a trailing zero.
    static String text(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
