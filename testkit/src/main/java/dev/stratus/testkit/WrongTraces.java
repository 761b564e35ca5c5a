package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;
import java.util.Random;

/// Files whose chain of traces breaks: traces of variable length, of which each one says where the
/// next one is.
final class WrongTraces {
    private static final int[] LENGTHS = {10, 4, 25, 1, 10, 7, 30, 12};
    private static final int SPOILT = 3;

    private WrongTraces() {}

    static List<MalformedFile> all() {
        return List.of(
                named(
                                "trace-says-4-billion-samples",
                                "extension 1 of a trace says 4294967295 samples",
                                variable(2, extendedCount(0xFFFF_FFFFL)))
                        .beside(
                                "the same in a file of fixed length that fits its size",
                                SoundFile.with(2, 1, WrongTraces::with4Billion)),
                named(
                                "trace-says-too-many-samples",
                                "a trace says 65535 samples, and the file ends long before",
                                variable(1, count(65_535)))
                        .beside(
                                "one trace of a file of fixed length says 65535 samples",
                                fixedWithOneTrace(count(65_535))),
                named(
                                "trace-says-too-few-samples",
                                "a trace says 3 samples, and has 7: the next header is not there",
                                variable(1, count(3)))
                        .beside(
                                "traces of different lengths that say so",
                                variable(1, WrongTraces::unchanged)),
                named(
                                "trace-says-no-samples",
                                "a trace says 0 samples, the binary header too",
                                variable(1, count(0)).binary(21, 2, 0))
                        .beside(
                                "a trace says 0 samples and has as many as the binary header says",
                                withTraceOfTheBinaryHeadersLength()),
                named(
                                "trace-is-cut",
                                "the last of several traces of variable length is cut",
                                cutInLastTrace())
                        .beside(
                                "something short behind the last trace of variable length",
                                variable(1, WrongTraces::unchanged).trailingBytes(new byte[99])),
                named("trace-is-noise", "noise between two traces of variable length", withNoise())
                        .beside(
                                "a trace of variable length without any sample",
                                withTraceWithoutSamples()),
                named(
                                "trace-says-too-many-additional-headers",
                                "extension 1 of a trace says 65535 additional headers",
                                additionalHeaders(65_535))
                        .beside(
                                "extension 1 of each trace leaves their number to the file",
                                additionalHeaders(0)),
                named(
                                "trace-extension-is-missing",
                                "one trace has no additional header, the others have one",
                                withoutOneAdditionalHeader())
                        .beside(
                                "the additional header of each trace has no name",
                                SoundFile.with(
                                        2,
                                        1,
                                        trace -> trace.additionalHeader(HeaderWords.empty()))));
    }

    /// What is done to one trace.
    private interface Change {
        TraceFixture of(TraceFixture trace);
    }

    private static TraceFixture unchanged(TraceFixture trace) {
        return trace;
    }

    private static Change count(int samples) {
        return trace -> trace.word(115, 2, samples);
    }

    private static Change extendedCount(long samples) {
        return trace -> trace.additionalHeader(HeaderWords.named("SEG00001").word(137, 4, samples));
    }

    private static TraceFixture with4Billion(TraceFixture trace) {
        return extendedCount(0xFFFF_FFFFL).of(trace);
    }

    /// Traces of different lengths; the one of 7 samples is changed. In revision 2 each has an
    /// extension 1.
    private static SegyFixture variable(int major, Change change) {
        SegyFixture fixture = SoundFile.headers(major, major == 2 ? 1 : 0).binary(303, 2, 0);
        for (int number = 0; number < LENGTHS.length; number++) {
            TraceFixture trace = SoundFile.trace(number, LENGTHS[number]);
            if (LENGTHS[number] == 7) {
                fixture.trace(change.of(trace));
            } else {
                fixture.trace(major == 2 ? extendedCount(LENGTHS[number]).of(trace) : trace);
            }
        }
        return fixture;
    }

    private static SegyFixture fixedWithOneTrace(Change change) {
        SegyFixture fixture = SoundFile.headers(1, 0);
        for (int number = 0; number < SoundFile.TRACES; number++) {
            TraceFixture trace = SoundFile.trace(number, SoundFile.SAMPLES);
            fixture.trace(number == SPOILT ? change.of(trace) : trace);
        }
        return fixture;
    }

    private static SegyFixture withTraceOfTheBinaryHeadersLength() {
        return variable(1, WrongTraces::unchanged)
                .trace(SoundFile.trace(LENGTHS.length, SoundFile.SAMPLES).word(115, 2, 0));
    }

    private static SegyFixture cutInLastTrace() {
        SegyFixture fixture = variable(1, WrongTraces::unchanged);
        return fixture.truncatedTo(fixture.offsetOfTrace(LENGTHS.length) - 5);
    }

    /// 400 random bytes as the samples that no header counts.
    private static SegyFixture withNoise() {
        Random random = new Random(3);
        SegyFixture fixture = SoundFile.headers(1, 0).binary(303, 2, 0);
        for (int number = 0; number < LENGTHS.length; number++) {
            TraceFixture trace = SoundFile.trace(number, LENGTHS[number]);
            if (number == SPOILT) {
                long[] noise = random.longs(LENGTHS[number] + 100).toArray();
                trace = TraceFixture.ofWords(noise).word(115, 2, LENGTHS[number]);
            }
            fixture.trace(trace);
        }
        return fixture;
    }

    private static SegyFixture withTraceWithoutSamples() {
        return variable(1, WrongTraces::unchanged)
                .binary(21, 2, 0)
                .trace(SoundFile.trace(LENGTHS.length, 0));
    }

    private static SegyFixture additionalHeaders(int own) {
        return SoundFile.with(
                2,
                1,
                trace -> trace.additionalHeader(HeaderWords.named("SEG00001").word(157, 2, own)));
    }

    private static SegyFixture withoutOneAdditionalHeader() {
        SegyFixture fixture = SoundFile.headers(2, 1);
        for (int number = 0; number < SoundFile.TRACES; number++) {
            TraceFixture trace = SoundFile.trace(number, SoundFile.SAMPLES);
            fixture.trace(
                    number == SPOILT
                            ? trace
                            : trace.additionalHeader(HeaderWords.named("SEG00001")));
        }
        return fixture;
    }
}
