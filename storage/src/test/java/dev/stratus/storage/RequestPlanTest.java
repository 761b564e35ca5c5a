package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.storage.RequestPlan.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RequestPlanTest {
    private static List<ByteRange> plan(int gap, int most, ByteRange... wanted) {
        return RequestPlan.requests(List.of(wanted), new Limits(gap, most, 1));
    }

    private static ByteRange range(long first, long length) {
        return new ByteRange(first, length);
    }

    @Test
    void nothingWantedIsNoRequest() {
        assertThat(plan(10, 100)).isEmpty();
    }

    @Test
    void neighboursAcrossASmallGapAreOneRequest() {
        assertThat(plan(10, 100, range(0, 5), range(15, 5))).containsExactly(range(0, 20));
        assertThat(plan(9, 100, range(0, 5), range(15, 5)))
                .containsExactly(range(0, 5), range(15, 5));
    }

    @Test
    void aLargeRangeIsSplit() {
        assertThat(plan(0, 100, range(7, 250)))
                .containsExactly(range(7, 100), range(107, 100), range(207, 50));
    }

    @Test
    void noRequestEndsWithinAGap() {
        assertThat(plan(50, 100, range(0, 90), range(120, 30)))
                .containsExactly(range(0, 90), range(120, 30));
    }

    @Test
    void overlapsAreReadOnce() {
        assertThat(plan(0, 100, range(5, 10), range(0, 10), range(2, 3)))
                .containsExactly(range(0, 15));
    }

    @Test
    void positionsBeyondTwoGigabytesAreKept() {
        assertThat(plan(0, 1 << 30, range(120_000_000_000L, 3L << 30)))
                .containsExactly(
                        range(120_000_000_000L, 1L << 30),
                        range(120_000_000_000L + (1L << 30), 1L << 30),
                        range(120_000_000_000L + (2L << 30), 1L << 30));
    }

    /// A third of a billion trace headers of 100 GB would not fit as a list.
    @Test
    void requestsArePlannedNoFurtherThanTheyAreAskedFor() {
        AtomicLong wanted = new AtomicLong();
        Iterator<ByteRange> headers =
                LongStream.range(0, 333_000_000)
                        .peek(trace -> wanted.incrementAndGet())
                        .mapToObj(trace -> range(3_600 + 4_240 * trace, 240))
                        .iterator();
        Iterator<ByteRange> requests = RequestPlan.inOrder(headers, Limits.OBJECT_STORE);
        assertThat(requests.next()).isEqualTo(range(3_600, 1_978 * 4_240 + 240));
        assertThat(requests.next()).isEqualTo(range(3_600 + 1_979 * 4_240, 1_978 * 4_240 + 240));
        assertThat(wanted).hasValueLessThan(4_000);
    }

    /// Ten thousand random plans, held against a map of the object's bytes.
    @Test
    void everyWantedByteIsAskedForOnceAndNoOtherOutsideOfGaps() {
        Random random = new Random(20260101);
        for (int round = 0; round < 10_000; round++) {
            int size = 1 + random.nextInt(300);
            boolean[] wanted = new boolean[size];
            List<ByteRange> ranges = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                int first = random.nextInt(size);
                int length = 1 + random.nextInt(Math.min(60, size - first));
                ranges.add(range(first, length));
                for (int b = first; b < first + length; b++) {
                    wanted[b] = true;
                }
            }
            Limits limits = new Limits(random.nextInt(20), 1 + random.nextInt(80), 1);
            List<ByteRange> requests = RequestPlan.requests(ranges, limits);

            boolean[] asked = new boolean[size];
            long end = 0;
            for (ByteRange request : requests) {
                assertThat(request.first()).isGreaterThanOrEqualTo(end);
                end = request.end();
                assertThat(request.length()).isLessThanOrEqualTo(limits.requestBytes());
                assertThat(wanted[(int) request.first()]).isTrue();
                assertThat(wanted[(int) request.end() - 1]).isTrue();
                int gap = 0;
                for (int b = (int) request.first(); b < request.end(); b++) {
                    asked[b] = true;
                    gap = wanted[b] ? 0 : gap + 1;
                    assertThat(gap).isLessThanOrEqualTo(limits.gapBytes());
                }
            }
            for (int b = 0; b < size; b++) {
                assertThat(asked[b] || !wanted[b]).as("byte %d of %s", b, ranges).isTrue();
            }
        }
    }
}
