package dev.stratus.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One trace of a [SegyFixture]: header words, additional headers, samples.
public final class TraceFixture {
    static final int HEADER_BYTES = 240;

    private final HeaderWords header = HeaderWords.empty();
    private final List<HeaderWords> additionalHeaders = new ArrayList<>();
    private double[] values = {};
    private long[] words = {};

    /// A trace with these samples.
    public static TraceFixture of(double... samples) {
        TraceFixture trace = new TraceFixture();
        trace.values = samples.clone();
        return trace;
    }

    /// A trace whose samples are these words, in the lowest bytes of each, for what no number says:
    /// IBM floats that are not normalised, NaN with a payload.
    public static TraceFixture ofWords(long... samples) {
        TraceFixture trace = new TraceFixture();
        trace.words = samples.clone();
        return trace;
    }

    /// A trace of `count` samples, all zero.
    public static TraceFixture dead(int count) {
        return of(new double[count]);
    }

    /// An integer in the standard header, at a 1-based byte. It covers what a [SegyFixture] puts
    /// there by itself: the trace's number (1, 5), its identification (29), the number of samples
    /// (115) and their interval (117).
    public TraceFixture word(int firstByte, int width, long value) {
        header.word(firstByte, width, value);
        return this;
    }

    /// Inline and crossline where revision 1 has them: bytes 189 and 193.
    public TraceFixture line(int inline, int crossline) {
        return word(189, 4, inline).word(193, 4, crossline);
    }

    /// Any field of the standard header.
    public TraceFixture header(HeaderWords words) {
        header.and(words);
        return this;
    }

    /// A further header of 240 bytes behind the standard one.
    public TraceFixture additionalHeader(HeaderWords words) {
        additionalHeaders.add(words);
        return this;
    }

    int samples() {
        return values.length + words.length;
    }

    int additionalHeaders() {
        return additionalHeaders.size();
    }

    long size(SampleEncoding encoding) {
        return (long) HEADER_BYTES * (1 + additionalHeaders.size())
                + (long) samples() * encoding.bytes();
    }

    byte[] bytes(SampleEncoding encoding, WordOrder order, HeaderWords defaults) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(defaults.and(header).bytes(HEADER_BYTES, order));
        for (HeaderWords additional : additionalHeaders) {
            bytes.writeBytes(additional.bytes(HEADER_BYTES, order));
        }
        long[] samples = Arrays.stream(values).mapToLong(encoding::word).toArray();
        for (long[] part : new long[][] {samples, words}) {
            for (long word : part) {
                bytes.writeBytes(order.bytes(word, encoding.bytes()));
            }
        }
        return bytes.toByteArray();
    }
}
