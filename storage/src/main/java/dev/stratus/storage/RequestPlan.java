package dev.stratus.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

        public Limits withInFlight(int requests) {
            return new Limits(gapBytes, requestBytes, requests);
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
        long start = 0;
        long end = 0;
        for (ByteRange range : sorted) {
            long at = Math.max(range.first(), end);
            while (at < range.end()) {
                boolean joins =
                        end > start
                                && at - end <= limits.gapBytes()
                                && at - start < limits.requestBytes();
                if (!joins) {
                    if (end > start) {
                        requests.add(new ByteRange(start, end - start));
                    }
                    start = at;
                }
                end = Math.min(range.end(), start + limits.requestBytes());
                at = end;
            }
        }
        if (end > start) {
            requests.add(new ByteRange(start, end - start));
        }
        return requests;
    }
}
