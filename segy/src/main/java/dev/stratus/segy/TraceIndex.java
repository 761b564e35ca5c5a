package dev.stratus.segy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Where each trace of a file starts, when they are not all equally long. Built in one pass over
/// the trace headers, each of which says how far it is to the next. Immutable; takes 14 bytes a
/// trace.
final class TraceIndex {
    private final long[] offsets;
    private final int[] samples;
    private final short[] additionalHeaders;
    private final int sampleBytes;
    private final int mostSamples;
    private final long leastTraceBytes;
    private final long mostTraceBytes;
    private final long skippedBytes;
    private final Optional<Break> breakInChain;

    /// Where the way from trace to trace ends too soon.
    ///
    /// @param offset the zero-based byte at which a trace header should be
    /// @param reason as the `found` of a [Finding]
    record Break(long offset, long tracesBefore, String reason) {}

    TraceIndex(
            long[] offsets,
            int[] samples,
            short[] additionalHeaders,
            int sampleBytes,
            long skippedBytes,
            Optional<Break> breakInChain) {
        this.offsets = offsets;
        this.samples = samples;
        this.additionalHeaders = additionalHeaders;
        this.sampleBytes = sampleBytes;
        this.skippedBytes = skippedBytes;
        this.breakInChain = breakInChain;
        int samplesOfLongest = 0;
        long least = offsets.length == 0 ? 0 : Long.MAX_VALUE;
        long most = 0;
        for (int trace = 0; trace < offsets.length; trace++) {
            samplesOfLongest = Math.max(samplesOfLongest, samples[trace]);
            long bytes = end(trace) - offset(trace);
            least = Math.min(least, bytes);
            most = Math.max(most, bytes);
        }
        this.mostSamples = samplesOfLongest;
        this.leastTraceBytes = least;
        this.mostTraceBytes = most;
    }

    /// Follows the traces from `first` to the probe's end.
    ///
    /// @param damage whether to look for the next plausible header where the chain breaks
    static TraceIndex build(TraceProbe probe, long first, int sampleBytes, Damage damage)
            throws IOException {
        Builder builder = new Builder();
        long at = first;
        while (probe.end() - at >= TraceHeader.BYTES) {
            Optional<String> reason = builder.reasonNotToGoOn(probe, at);
            if (reason.isEmpty()) {
                builder.add(at, probe);
                at += probe.traceBytes();
                continue;
            }
            if (builder.breakInChain.isEmpty()) {
                builder.breakInChain = Optional.of(new Break(at, builder.count, reason.get()));
            }
            if (damage == Damage.REFUSE) {
                break;
            }
            at = builder.goOn(probe, at);
        }
        return builder.build(sampleBytes);
    }

    /// The first byte from `from` on at which a trace can start that ends where another one starts,
    /// or where the traces end; `before` if there is none before that.
    private static long nextPlausible(TraceProbe probe, long from, long before) throws IOException {
        TraceProbe ahead = probe.twin();
        long at = from;
        while (at < before && probe.moveTo(at)) {
            if (probe.isPlausible() && probe.ownSamples() > 0 && probe.fits()) {
                long next = at + probe.traceBytes();
                if (next == probe.end() || (ahead.moveTo(next) && ahead.isPlausible())) {
                    return at;
                }
            }
            at += Math.max(1, probe.zeros() - TraceHeader.BYTES * (1 + probe.mostHeaders()) + 1);
        }
        return before;
    }

    /// Where traces lead to that leave their number of samples to the file, the first of them at
    /// `at`: to one that says its own, or to the end. `at` if they lead nowhere.
    private static long endOfUncounted(TraceProbe probe, long at) throws IOException {
        TraceProbe ahead = probe.twin();
        long next = at;
        while (ahead.moveTo(next) && ahead.isPlausible()) {
            if (ahead.ownSamples() > 0) {
                return next;
            }
            next += ahead.traceBytes();
        }
        return next == probe.end() ? next : at;
    }

    int count() {
        return offsets.length;
    }

    long offset(long trace) {
        return offsets[Math.toIntExact(trace)];
    }

    int samples(long trace) {
        return samples[Math.toIntExact(trace)];
    }

    int additionalHeaders(long trace) {
        return additionalHeaders[Math.toIntExact(trace)];
    }

    /// The zero-based byte after a trace's last sample.
    long end(long trace) {
        return offset(trace)
                + (long) TraceHeader.BYTES * (1 + additionalHeaders(trace))
                + (long) samples(trace) * sampleBytes;
    }

    int mostSamples() {
        return mostSamples;
    }

    long mostTraceBytes() {
        return mostTraceBytes;
    }

    /// How many bytes all traces have together.
    long wholeBytes() {
        long whole = 0;
        for (int trace = 0; trace < count(); trace++) {
            whole += end(trace) - offset(trace);
        }
        return whole;
    }

    /// Whether two traces are of different length.
    boolean isVariable() {
        return leastTraceBytes != mostTraceBytes;
    }

    /// Whether a trace has another length.
    boolean differsFrom(long traceBytes) {
        return count() > 0 && (leastTraceBytes != traceBytes || mostTraceBytes != traceBytes);
    }

    /// How many bytes between traces were left out.
    long skippedBytes() {
        return skippedBytes;
    }

    Optional<Break> breakInChain() {
        return breakInChain;
    }

    /// Grows with the traces that are there, never with what a header claims.
    static final class Builder {
        private long[] offsets = new long[64];
        private int[] samples = new int[64];
        private short[] additionalHeaders = new short[64];
        private int count;
        private long skipped;
        private Optional<Break> breakInChain = Optional.empty();
        private boolean tracesSayTheirSamples;
        private long endOfUncounted;

        private Optional<String> reasonNotToGoOn(TraceProbe probe, long at) throws IOException {
            if (!probe.moveTo(at)) {
                return Optional.of("%d bytes before the end".formatted(probe.end() - at));
            }
            if (!probe.isPlausible()) {
                return Optional.of("no trace header");
            }
            if (!probe.fits()) {
                return Optional.of(
                        "a trace of %d samples, that is %d bytes, where %d are left"
                                .formatted(probe.samples(), probe.traceBytes(), probe.end() - at));
            }
            // A place that is some bytes off shows a header of zeros where the number should be.
            if (probe.ownSamples() <= 0 && tracesSayTheirSamples && at >= endOfUncounted) {
                endOfUncounted = TraceIndex.endOfUncounted(probe, at);
                if (endOfUncounted == at) {
                    return Optional.of("a header without a number of samples");
                }
            }
            return Optional.empty();
        }

        /// Finds the trace to go on with after the chain broke at `at`. If it starts before that,
        /// the trace that led here is not whole, and left out.
        private long goOn(TraceProbe probe, long at) throws IOException {
            if (count > 0) {
                long last = offsets[count - 1];
                long headers = (long) TraceHeader.BYTES * (1 + additionalHeaders[count - 1]);
                long within = nextPlausible(probe, last + headers, at);
                if (within < at) {
                    count--;
                    skipped += within - last;
                    return within;
                }
            }
            long next = nextPlausible(probe, at + 1, probe.end());
            skipped += next - at;
            return next;
        }

        private void add(long offset, TraceProbe probe) {
            tracesSayTheirSamples |= probe.ownSamples() > 0;
            add(offset, (int) probe.samples(), probe.additionalHeaders());
        }

        void add(long offset, int sampleCount, int headers) {
            if (count == offsets.length) {
                int more = Math.addExact(count, Math.max(64, count >> 1));
                offsets = Arrays.copyOf(offsets, more);
                samples = Arrays.copyOf(samples, more);
                additionalHeaders = Arrays.copyOf(additionalHeaders, more);
            }
            offsets[count] = offset;
            samples[count] = sampleCount;
            additionalHeaders[count] = (short) headers;
            count++;
        }

        private TraceIndex build(int sampleBytes) {
            return build(sampleBytes, skipped, breakInChain);
        }

        TraceIndex build(int sampleBytes, long skippedBytes, Optional<Break> broken) {
            return new TraceIndex(
                    Arrays.copyOf(offsets, count),
                    Arrays.copyOf(samples, count),
                    Arrays.copyOf(additionalHeaders, count),
                    sampleBytes,
                    skippedBytes,
                    broken);
        }
    }
}
