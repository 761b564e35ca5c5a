package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Decodes the samples of a trace and adds them up in one pass. Every implementation gives the same
/// bits: see [TraceSums]. Without state: any number of threads may use one.
public interface TraceKernel {
    /// Replaces what `sums` holds by the sums of `samples` samples. Sums that nobody wants are left
    /// at 0, and extremes at their infinities.
    ///
    /// @param block as the file has the bytes; a big-endian buffer, on the heap or off it
    /// @param index of the first sample's first byte in `block`
    void add(ByteBuffer block, int index, int samples, TraceSums sums);
}
