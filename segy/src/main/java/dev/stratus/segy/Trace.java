package dev.stratus.segy;

import java.nio.ByteBuffer;

/// One trace in a block of bytes that was read: the same object for every trace, so copy what you
/// keep. Not for several threads at once.
public final class Trace {
    private final TraceHeader header;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long number;
    private int samplesIndex;
    private int samples;

    Trace(TraceHeader header) {
        this.header = header;
    }

    void moveTo(
            long newNumber, ByteBuffer newBlock, int index, int additionalHeaders, int newSamples) {
        number = newNumber;
        block = newBlock;
        samplesIndex = index + TraceHeader.BYTES * (1 + additionalHeaders);
        samples = newSamples;
        header.moveTo(newBlock, index, additionalHeaders);
    }

    /// Zero-based number in the file.
    public long number() {
        return number;
    }

    public TraceHeader header() {
        return header;
    }

    /// The bytes that the samples stand in, as the file has them, from [#samplesIndex()] on.
    public ByteBuffer block() {
        return block;
    }

    /// The index in [#block()] of the first sample's first byte.
    public int samplesIndex() {
        return samplesIndex;
    }

    /// How many samples the trace has.
    public int samples() {
        return samples;
    }
}
