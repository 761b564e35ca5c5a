package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;

/// Files that end too early.
final class CutFiles {
    private CutFiles() {}

    static List<MalformedFile> all() {
        return List.of(
                named("cut-empty", "no byte at all", sound().truncatedTo(0))
                        .beside("headers, but no trace", sound().truncatedTo(3600)),
                named("cut-after-one-byte", "one byte", sound().truncatedTo(1))
                        .beside("the textual header is all zeros", sound().textBytes(new byte[1])),
                named("cut-in-text", "ends within the textual header", sound().truncatedTo(1600))
                        .beside(
                                "the textual header holds control characters",
                                sound().textBytes(everyByte())),
                named("cut-after-text", "no binary header", sound().truncatedTo(3200))
                        .beside("a blank textual header", sound().text()),
                named(
                                "cut-in-binary-header",
                                "ends in the binary header",
                                sound().truncatedTo(3599))
                        .beside(
                                "unassigned bytes of the binary header hold something",
                                sound().binary(HeaderWords.empty().text(101, everyByte(200)))),
                named(
                                "cut-in-extended-text",
                                "ends in the second of two extended textual headers",
                                withTwoExtendedTexts().truncatedTo(3600 + 3200 + 17))
                        .beside(
                                "the second extended textual header is blank",
                                sound().extendedText("C 1 MORE").extendedText()),
                named(
                                "cut-before-extended-text",
                                "announces two extended textual headers and ends there",
                                withTwoExtendedTexts().truncatedTo(3600))
                        .beside(
                                "two extended textual headers, no trace",
                                withTwoExtendedTexts().truncatedTo(3600 + 2 * 3200)),
                named(
                                "cut-in-first-samples",
                                "ends in the first trace's samples",
                                sound().truncatedTo(3600 + 240 + 7))
                        .beside("a single trace", sound().truncatedTo(offset(1))),
                named(
                                "cut-after-first-header",
                                "the first trace has a header and no samples",
                                sound().truncatedTo(3600 + 240))
                        .beside(
                                "ends in the first trace's header",
                                sound().truncatedTo(3600 + 239)),
                named("cut-by-one-byte", "the last byte is missing", sound().truncatedTo(end() - 1))
                        .beside("one byte too many", sound().trailingBytes((byte) 1)),
                named(
                                "cut-in-last-sample",
                                "ends within the last sample",
                                sound().truncatedTo(end() - 3))
                        .beside(
                                "ends within a trace's header",
                                sound().truncatedTo(offset(11) + 100)),
                named(
                                "cut-after-last-header",
                                "the last trace has a header and no samples",
                                sound().truncatedTo(offset(11) + 240))
                        .beside(
                                "239 bytes behind the last trace",
                                sound().trailingBytes(new byte[239])),
                named(
                                "cut-in-additional-header",
                                "ends in the last trace's additional header",
                                withAdditionalHeaders().truncatedTo(additionalEnd() - 40 - 100))
                        .beside(
                                "announces two additional headers, and each trace says that it has one",
                                withOneOfTwoAdditionalHeaders()),
                named(
                                "cut-in-trailer",
                                "ends in the second of two trailer records",
                                withTrailer().truncatedTo(end() + 3200 + 50))
                        .beside("a trailer of unknown length", withTrailer().binary(329, 4, -1)));
    }

    private static SegyFixture sound() {
        return SoundFile.ofRevision(1, 0);
    }

    private static long offset(int trace) {
        return sound().offsetOfTrace(trace);
    }

    private static long end() {
        return offset(SoundFile.TRACES);
    }

    private static SegyFixture withTwoExtendedTexts() {
        return sound().extendedText("C 1 MORE").extendedText("C 1 AND MORE");
    }

    private static SegyFixture withTrailer() {
        return SoundFile.ofRevision(2, 1)
                .trailer("((Survey: First))")
                .trailer("((Survey: Second))");
    }

    private static SegyFixture withAdditionalHeaders() {
        return SoundFile.with(2, 1, trace -> trace.additionalHeader(HeaderWords.named("SEG00001")));
    }

    private static long additionalEnd() {
        return withAdditionalHeaders().offsetOfTrace(SoundFile.TRACES);
    }

    /// Extension 1 says how many additional headers its trace has, itself counted.
    private static SegyFixture withOneOfTwoAdditionalHeaders() {
        return SoundFile.with(
                        2,
                        1,
                        trace ->
                                trace.additionalHeader(
                                        HeaderWords.named("SEG00001").word(157, 2, 1)))
                .binary(307, 2, 2);
    }

    private static byte[] everyByte() {
        return everyByte(SegyFixture.RECORD_BYTES);
    }

    private static byte[] everyByte(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
