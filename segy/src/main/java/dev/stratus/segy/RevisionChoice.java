package dev.stratus.segy;

import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import java.nio.ByteBuffer;

/// Which revision a file follows, by its bytes 3501 and 3502, which real files fill in several
/// ways.
final class RevisionChoice {
    private RevisionChoice() {}

    /// @param binary the binary header's 400 bytes, from position 0 on
    static Revision of(SegyOpening opening, ByteBuffer binary) {
        int major = Byte.toUnsignedInt(binary.get(300));
        int minor = Byte.toUnsignedInt(binary.get(301));
        boolean swapped21 = major == 1 && minor == 2 && hasByteOrderConstant(binary);
        Revision revision = swapped21 ? Revision.REV_2_1 : nearest(major, minor);
        boolean known =
                (major == 0 && minor == 0)
                        || (major == 1 && minor == 0)
                        || (major == 2 && minor <= 1);
        if (!known) {
            boolean swapped = swapped21 || (major == 0 && minor <= 2);
            opening.findings.add(
                    Finding.at(
                            swapped ? NOTE : WARNING,
                            opening.byteOf(BinaryHeaderField.SEGY_REVISION_MAJOR),
                            "the revision",
                            "%d.%d".formatted(major, minor),
                            "0.0, 1.0, 2.0 or 2.1",
                            "It is read as revision %s.".formatted(revision.label())));
        }
        return revision;
    }

    /// Which only revision 2 has: in such a file 1 and 2 are 2.1, written as a 16-bit word in
    /// another byte order.
    private static boolean hasByteOrderConstant(ByteBuffer binary) {
        return ByteOrderChoice.byConstant(binary).isPresent();
    }

    private static Revision nearest(int major, int minor) {
        if (major == 0) {
            // Written as a 16-bit word in another byte order.
            return minor == 0 || minor > 2 ? Revision.REV_0 : nearest(minor, 0);
        }
        if (major == 1) {
            return Revision.REV_1;
        }
        return major == 2 && minor == 0 ? Revision.REV_2_0 : Revision.REV_2_1;
    }
}
