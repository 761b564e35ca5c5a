package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;

/// Files with codes that mean nothing.
final class WrongCodes {
    private WrongCodes() {}

    static List<MalformedFile> all() {
        return List.of(
                named("format-zero", "sample format 0", format(0))
                        .beside(
                                "little-endian, and no constant says so",
                                sound().order(WordOrder.LITTLE)),
                named("format-13", "sample format 13, which was never assigned", format(13))
                        .beside(
                                "pair-swapped, and no constant says so",
                                sound().order(WordOrder.PAIR_SWAPPED)),
                named("format-14", "sample format 14, which was never assigned", format(14))
                        .beside(
                                "little-endian, and its constant says so",
                                SoundFile.ofRevision(2, 0).order(WordOrder.LITTLE)),
                named("format-17", "sample format 17, the first beyond the table", format(17))
                        .beside("sample format 4, which is obsolete", fixedGain()),
                named("format-negative", "sample format -1", format(-1))
                        .beside(
                                "pair-swapped, and its constant says so",
                                SoundFile.ofRevision(2, 0).order(WordOrder.PAIR_SWAPPED)),
                named("format-text", "the sample format's bytes are two characters", format(0x4342))
                        .beside("revision 36.37", sound().binary(301, 1, 36).binary(302, 1, 37)),
                named(
                                "byte-order-contradicts",
                                "the constant says little-endian, everything else is big-endian",
                                SoundFile.ofRevision(2, 0).binary(97, 4, 0x04030201))
                        .beside(
                                "the constant is one that means nothing",
                                SoundFile.ofRevision(2, 0).binary(97, 4, 0x04030102)),
                named("headers-all-zero", "a binary header of zeros", zeroBinaryHeader())
                        .beside(
                                "revision 1 in the wrong one of its two bytes",
                                sound().binary(301, 1, 0).binary(302, 1, 1)),
                named(
                                "interval-and-format-zero",
                                "no sample interval anywhere, and sample format 0",
                                interval(0).binary(25, 2, 0))
                        .beside("no sample interval anywhere", interval(0)),
                named(
                                "interval-negative-and-no-samples",
                                "a negative sample interval, and only the traces say how many samples",
                                interval(-4000).binary(21, 2, 0).truncatedTo(3600 + 3000))
                        .beside("a negative sample interval", interval(-4000)));
    }

    private static SegyFixture sound() {
        return SoundFile.ofRevision(1, 0);
    }

    private static SegyFixture format(int code) {
        return sound().binary(25, 2, code);
    }

    private static SegyFixture interval(int micros) {
        return sound().sampleIntervalMicros(micros);
    }

    private static SegyFixture fixedGain() {
        return SegyFixture.of(SampleEncoding.FIXED_GAIN32)
                .revision(1, 0)
                .trace(TraceFixture.of(1, -2, 131_068).line(1, 1))
                .trace(TraceFixture.of(3, -32_768, 5).line(1, 2));
    }

    private static SegyFixture zeroBinaryHeader() {
        return sound().binary(HeaderWords.empty().text(1, new byte[400]));
    }
}
