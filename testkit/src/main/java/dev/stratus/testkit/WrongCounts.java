package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;

/// Files whose binary header counts samples or traces wrongly.
final class WrongCounts {
    private WrongCounts() {}

    static List<MalformedFile> all() {
        return List.of(
                named(
                                "samples-zero",
                                "neither the binary header nor a trace says how many samples",
                                saying(0, 0))
                        .beside("only the traces say how many samples", saying(0, 10)),
                named(
                                "samples-too-many",
                                "binary and trace headers say 50 samples where there are 10",
                                saying(50, 50))
                        .beside(
                                "the binary header says 50 samples, traces and size say 10",
                                saying(50, 10)),
                named(
                                "samples-huge",
                                "65535 samples in a file of a few kilobytes",
                                saying(65_535, 65_535))
                        .beside(
                                "the traces say 65535 samples, binary header and size say 10",
                                saying(10, 65_535)),
                named(
                                "samples-only-negative",
                                "no 16-bit count, and an extended count of -5",
                                withExtended(0, -5, 0))
                        .beside("an extended count of -5 beside 10", withExtended(10, -5, 10)),
                named(
                                "samples-extended-huge",
                                "an extended count of 2147483647 samples",
                                withExtended(0, Integer.MAX_VALUE, 0))
                        .beside(
                                "an extended count in revision 1, which has none",
                                SoundFile.ofRevision(1, 0).binary(69, 4, Integer.MAX_VALUE)),
                named(
                                "samples-extended-contradicts-size",
                                "an extended count of 50 samples wins over 10, and is wrong",
                                withExtended(10, 50, 50))
                        .beside(
                                "an extended count of 10 samples and no 16-bit count",
                                withExtended(0, 10, 10)),
                named(
                                "samples-double-format",
                                "the format says 8 bytes a sample where there are 4",
                                SoundFile.ofRevision(1, 0).binary(25, 2, 6).truncatedTo(3600 + 600))
                        .beside(
                                "flagged as of variable length, all of one length",
                                SoundFile.ofRevision(1, 0).binary(303, 2, 0)),
                named(
                                "additional-headers-negative",
                                "-1 additional trace headers",
                                SoundFile.ofRevision(2, 1).binary(307, 2, -1))
                        .beside(
                                "-1 in the same place of revision 1, which has no such field",
                                SoundFile.ofRevision(1, 0).binary(307, 2, -1)),
                named(
                                "additional-headers-huge",
                                "32767 additional trace headers",
                                SoundFile.ofRevision(2, 1).binary(307, 2, 32_767))
                        .beside(
                                "the number of additional headers has 4 bytes under revision 2.1",
                                withAdditionalHeader(2, 1, 4)),
                named(
                                "additional-headers-missing",
                                "an additional trace header is announced, and none is there",
                                SoundFile.ofRevision(2, 1).binary(307, 2, 1))
                        .beside(
                                "the number of additional headers has 2 bytes under revision 2.0",
                                withAdditionalHeader(2, 0, 2)),
                named(
                                "trailer-negative",
                                "-2 trailer records",
                                SoundFile.ofRevision(2, 1).binary(329, 4, -2))
                        .beside(
                                "1000 traces are announced, 12 are there",
                                SoundFile.ofRevision(2, 1).binary(313, 8, 1000)),
                named(
                                "trailer-beyond-file",
                                "1000 trailer records in a file of a few kilobytes",
                                SoundFile.ofRevision(2, 1).binary(329, 4, 1000))
                        .beside(
                                "no number of traces",
                                SoundFile.ofRevision(2, 1).binary(313, 8, 0)),
                named(
                                "trailer-huge",
                                "2147483647 trailer records",
                                SoundFile.ofRevision(2, 1).binary(329, 4, Integer.MAX_VALUE))
                        .beside(
                                "2^64 - 1 traces are announced",
                                SoundFile.ofRevision(2, 1).binary(313, 8, -1)),
                named(
                                "trailer-over-traces",
                                "a trailer record is announced where the traces are",
                                SoundFile.ofRevision(2, 1).binary(329, 4, 1))
                        .beside(
                                "bytes behind the trailer that belong to nothing",
                                SoundFile.ofRevision(2, 1)
                                        .trailer("((Survey: Notes))")
                                        .trailingBytes(new byte[100])));
    }

    private static SegyFixture saying(int inBinaryHeader, int inTraces) {
        return SoundFile.with(1, 0, trace -> trace.word(115, 2, inTraces))
                .binary(21, 2, inBinaryHeader);
    }

    private static SegyFixture withExtended(int in16Bits, int extended, int inTraces) {
        return SoundFile.with(2, 1, trace -> trace.word(115, 2, inTraces))
                .binary(21, 2, in16Bits)
                .binary(69, 4, extended);
    }

    private static SegyFixture withAdditionalHeader(int major, int minor, int width) {
        return SoundFile.with(
                        major,
                        minor,
                        trace -> trace.additionalHeader(HeaderWords.named("SEG00001")))
                .binary(307, 4, 0)
                .binary(307, width, 1);
    }
}
