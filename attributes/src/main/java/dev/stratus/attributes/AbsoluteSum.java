package dev.stratus.attributes;

import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Adds up absolute samples in the way that is fastest for their format. Each format has a loop of
/// its own, also where two look alike: Java compiles a loop for the calls that it has seen there,
/// and a file in the other format then waits for it to be compiled again. For one thread.
interface AbsoluteSum {
    /// Puts Σ|x| of the samples into empty accumulators (see [TraceSums]). If a sample is not
    /// finite, one of them is not finite either.
    ///
    /// @param index of the first sample's first byte in `block`
    void add(ByteBuffer block, int index, int samples, double[] lanes);

    /// The sum for the formats that nearly all files have.
    static Optional<AbsoluteSum> of(SampleFormat format, SegyByteOrder order) {
        if (format == SampleFormat.INT16) {
            // Two bytes are swapped, or they are not: there are but two orders of them.
            return Optional.of(new ShortAbsolutes(order != SegyByteOrder.BIG));
        }
        if (order == SegyByteOrder.PAIR_SWAPPED) {
            return Optional.empty();
        }
        boolean little = order == SegyByteOrder.LITTLE;
        return switch (format) {
            case IEEE_FLOAT32 -> Optional.of(new IeeeAbsolutes(little));
            case IBM_FLOAT32 -> Optional.of(new IbmAbsolutes(little));
            default -> Optional.empty();
        };
    }
}
