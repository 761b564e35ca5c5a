package dev.stratus.attributes;

import java.nio.ByteBuffer;

/// Decodes samples of one format and adds them up. Every implementation gives the same bits: see
/// [TraceSums]. Not for several threads at once.
///
/// A block holds bytes as the file has them; it is a big-endian buffer, on the heap or off it, and
/// its limit lies behind the samples.
public interface TraceKernel {
    /// Replaces what `sums` holds by the sums of `samples` samples, in one pass over their bytes.
    /// Sums that nobody wants are left at 0, and extremes at their infinities.
    ///
    /// @param index of the first sample's first byte in `block`
    void add(ByteBuffer block, int index, int samples, TraceSums sums);

    /// Writes `samples` samples into `target` from index 0 on, as
    /// [dev.stratus.segy.SampleFormat#read] has them; only the sign of a zero may differ.
    ///
    /// @param index of the first sample's first byte in `block`
    void decode(ByteBuffer block, int index, int samples, double[] target);
}
