package dev.stratus.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// Turns the bytes that are wanted into the requests that are made for them.
public final class RequestPlan {
    private RequestPlan() {}

    /// How requests are cut.
    ///
    /// @param gapBytes neighbours this far apart or closer are read with what lies between, because
    ///   a request more would take longer
    /// @param requestBytes the most that one request asks for, which is also the size of a buffer
    /// @param inFlight how many requests are on their way at once, the one being read from included
    public record Limits(int gapBytes, int requestBytes, int inFlight) {
        /// For an object store: a request takes about as long as 1 MiB, and one connection gives 50
        /// to 100 MB/s, so that several are needed for what a machine can take.
        public static final Limits OBJECT_STORE = new Limits(1 << 20, 8 << 20, 4);

        public Limits {
            if (gapBytes < 0 || requestBytes < 1 || inFlight < 1) {
                throw new IllegalArgumentException(
                        "no such limits: %d, %d, %d".formatted(gapBytes, requestBytes, inFlight));
            }
        }
    }

    /// The requests that bring every wanted byte exactly once, in the order of their positions.
    /// None is larger than the limit, none begins or ends with a byte that is not wanted, and
    /// unwanted bytes are only those of gaps that the limit allows.
    ///
    /// @param wanted in any order; they may overlap
    public static List<ByteRange> requests(List<ByteRange> wanted, Limits limits) {
        List<ByteRange> sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingLong(ByteRange::first));
        List<ByteRange> requests = new ArrayList<>();
        inOrder(sorted.iterator(), limits).forEachRemaining(requests::add);
        return requests;
    }

    /// The same requests, planned one by one as they are asked for: `wanted` may be the headers of
    /// a hundred million traces.
    ///
    /// @param wanted in the order of their first bytes; they may overlap
    static Iterator<ByteRange> inOrder(Iterator<ByteRange> wanted, Limits limits) {
        return new Merging(wanted, limits);
    }

    private static final class Merging implements Iterator<ByteRange> {
        private final Iterator<ByteRange> wanted;
        private final Limits limits;

        /// The end of what was asked for so far.
        private long end;

        /// What is left of the range that is being looked at.
        private long rest;

        private long restEnd;

        Merging(Iterator<ByteRange> wanted, Limits limits) {
            this.wanted = wanted;
            this.limits = limits;
        }

        @Override
        public boolean hasNext() {
            while (rest >= restEnd && wanted.hasNext()) {
                ByteRange range = wanted.next();
                rest = Math.max(range.first(), end);
                restEnd = range.end();
            }
            return rest < restEnd;
        }

        @Override
        public ByteRange next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            long start = rest;
            do {
                end = Math.min(restEnd, start + limits.requestBytes());
                rest = end;
            } while (hasNext()
                    && rest - end <= limits.gapBytes()
                    && rest - start < limits.requestBytes());
            return new ByteRange(start, end - start);
        }
    }
}
