package dev.stratus.segy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which byte order a file has, and why (SEG-Y rev 2.1, table 2, bytes 97-100; earlier files by
/// evidence).
///
/// @param evidence half a sentence, such as `byte 3297 holds 01020304`
record ByteOrderChoice(SegyByteOrder order, Certainty certainty, String evidence) {
    enum Certainty {
        /// The file or the user says so.
        STATED,
        /// The sample format's code is one in this order alone.
        SHOWN,
        /// Little-endian and pair-swapped files look the same in 16-bit words: the trace headers
        /// decide.
        OPEN
    }

    private static final int CONSTANT = 0x01020304;
    private static final int CONSTANT_INDEX = BinaryHeaderField.BYTE_ORDER.firstByte() - 1;

    /// Decides by the binary header.
    ///
    /// @param binary 400 bytes from its position 0 on
    /// @param start the zero-based byte of the file at which they stand
    /// @param format what the user says about it, if anything
    static ByteOrderChoice of(ByteBuffer binary, long start, Optional<SampleFormat> format) {
        Optional<SegyByteOrder> stated = byConstant(binary);
        if (stated.isPresent() && (format.isPresent() || hasKnownFormat(binary, stated.get()))) {
            return new ByteOrderChoice(
                    stated.get(),
                    Certainty.STATED,
                    "bytes %d-%d hold %08X"
                            .formatted(
                                    start + CONSTANT_INDEX + 1,
                                    start + CONSTANT_INDEX + Integer.BYTES,
                                    binary.getInt(CONSTANT_INDEX)));
        }
        if (hasKnownFormat(binary, SegyByteOrder.BIG)) {
            return new ByteOrderChoice(SegyByteOrder.BIG, Certainty.SHOWN, formatEvidence(binary));
        }
        if (hasKnownFormat(binary, SegyByteOrder.LITTLE)) {
            return new ByteOrderChoice(
                    SegyByteOrder.LITTLE, Certainty.OPEN, formatEvidence(binary));
        }
        return new ByteOrderChoice(
                SegyByteOrder.BIG,
                Certainty.OPEN,
                "nothing in the binary header tells, and big is the standard's");
    }

    /// The order in which bytes 97-100 hold the constant, if in any.
    static Optional<SegyByteOrder> byConstant(ByteBuffer binary) {
        return Arrays.stream(SegyByteOrder.values())
                .filter(order -> order.getInt(binary, CONSTANT_INDEX) == CONSTANT)
                .findFirst();
    }

    private static String formatEvidence(ByteBuffer binary) {
        return "the sample format's code %04X is one in this order"
                .formatted(
                        Short.toUnsignedInt(
                                binary.getShort(
                                        BinaryHeaderField.DATA_SAMPLE_FORMAT.firstByte() - 1)));
    }

    private static boolean hasKnownFormat(ByteBuffer binary, SegyByteOrder order) {
        return SampleFormat.ofCode(
                        order.getShort(
                                binary, BinaryHeaderField.DATA_SAMPLE_FORMAT.firstByte() - 1))
                .isPresent();
    }

    /// Decides what the binary header left open, by the first traces: numbers in headers are small
    /// and samples are neither huge nor tiny, unless they are read in the wrong order.
    ///
    /// @param traces the first bytes of the traces, from position 0 to the limit
    /// @param traceBytes from one trace header to the next
    ByteOrderChoice byTraces(ByteBuffer traces, long traceBytes, SampleFormat format) {
        SegyByteOrder best = order;
        double leastCost = Double.POSITIVE_INFINITY;
        double nextCost = Double.POSITIVE_INFINITY;
        for (SegyByteOrder candidate : candidates()) {
            double cost = cost(traces, traceBytes, format, candidate);
            if (cost < leastCost) {
                nextCost = leastCost;
                leastCost = cost;
                best = candidate;
            } else {
                nextCost = Math.min(nextCost, cost);
            }
        }
        if (leastCost == nextCost) {
            return this;
        }
        return new ByteOrderChoice(
                best,
                Certainty.SHOWN,
                "%s, and the numbers of the first traces are small in this one (%.0f bits against %.0f)"
                        .formatted(evidence, leastCost, nextCost));
    }

    private List<SegyByteOrder> candidates() {
        return order == SegyByteOrder.BIG
                ? List.of(SegyByteOrder.values())
                : List.of(SegyByteOrder.LITTLE, SegyByteOrder.PAIR_SWAPPED);
    }

    private static double cost(
            ByteBuffer traces, long traceBytes, SampleFormat format, SegyByteOrder order) {
        double cost = 0;
        for (int start : starts(traces, traceBytes)) {
            for (TraceHeaderField field : TraceHeaderField.values()) {
                if (field.type() == FieldType.INT32 || field.type() == FieldType.INT16) {
                    long value =
                            field.type().readLong(traces, start + field.firstByte() - 1, order);
                    cost += Long.SIZE - Long.numberOfLeadingZeros(Math.abs(value));
                }
            }
            int first = start + TraceHeader.BYTES;
            for (int i = 0; i < 64 && first + (i + 1) * format.bytes() <= traces.limit(); i++) {
                int at = first + i * format.bytes();
                double value = Math.abs(format.read(traces, at, order));
                if (!Double.isFinite(value)) {
                    cost += 1000;
                } else if (value != 0) {
                    cost += Math.abs(Math.getExponent(value));
                } else if (!isZero(traces, at, format.bytes())) {
                    // A gain or an exponent of nothing.
                    cost += Integer.SIZE;
                }
            }
        }
        return cost;
    }

    private static boolean isZero(ByteBuffer bytes, int index, int count) {
        for (int at = index; at < index + count; at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> starts(ByteBuffer traces, long traceBytes) {
        List<Integer> starts = new ArrayList<>();
        for (long start = 0;
                start + TraceHeader.BYTES <= traces.limit() && starts.size() < 8;
                start += traceBytes) {
            starts.add((int) start);
        }
        return starts;
    }
}
