package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.RequestPlan.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ReadAheadTest extends ByteSourceContract {
    @Override
    protected ByteSource opened(byte[] bytes) {
        List<ByteRange> all =
                bytes.length == 0 ? List.of() : List.of(new ByteRange(0, bytes.length));
        return ReadAhead.over(new MemoryByteSource(bytes), all, new Limits(0, 70_000, 3));
    }

    private static byte[] read(ByteSource source, long position, int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        source.read(position, target);
        return target.array();
    }

    @Test
    void smallReadsInOrderAreServedFromLargeRequests() throws Exception {
        byte[] bytes = someBytes(100_000);
        MemoryByteSource memory = new MemoryByteSource(bytes);
        try (ByteSource view =
                ReadAhead.over(
                        memory, List.of(new ByteRange(1_000, 90_000)), new Limits(0, 40_000, 2))) {
            for (int at = 1_000; at < 91_000; at += 300) {
                assertThat(read(view, at, 300)).isEqualTo(Arrays.copyOfRange(bytes, at, at + 300));
            }
        }
        assertThat(memory.reads())
                .containsExactlyInAnyOrder(
                        new ByteRange(1_000, 40_000),
                        new ByteRange(41_000, 40_000),
                        new ByteRange(81_000, 10_000));
    }

    @Test
    void aBlockIsWhereItCameNotInTheTarget() throws Exception {
        byte[] bytes = someBytes(10_000);
        List<ByteRange> all = List.of(new ByteRange(0, 10_000));
        ByteBuffer target = ByteBuffer.allocate(300);
        try (ByteSource view =
                ReadAhead.over(new MemoryByteSource(bytes), all, new Limits(0, 1_000, 4))) {
            ByteBuffer within = view.at(1_100, target.clear());
            assertThat(within.get(0)).isEqualTo(bytes[1_100]);
            assertThat(within.get(299)).isEqualTo(bytes[1_399]);
            ByteBuffer across = view.at(1_900, target.clear());
            assertThat(across.get(0)).isEqualTo(bytes[1_900]);
            assertThat(across.get(299)).isEqualTo(bytes[2_199]);
            assertThat(target.array()).containsOnly(0);
        }
    }

    @Test
    void aBlockLargerThanAnyRequestIsHeldOnce() throws Exception {
        byte[] bytes = someBytes(10_000);
        List<ByteRange> all = List.of(new ByteRange(0, 10_000));
        ByteBuffer target = ByteBuffer.allocate(5_000);
        try (ByteSource view =
                ReadAhead.over(new MemoryByteSource(bytes), all, new Limits(0, 1_000, 4))) {
            assertThat(view.at(1_100, target)).isSameAs(target);
        }
        assertThat(target.array()).isEqualTo(Arrays.copyOfRange(bytes, 1_100, 6_100));
    }

    @Test
    void buffersAreHandedOnToTheNextView() throws Exception {
        EndlessSource source = new EndlessSource(40_000);
        IdleBuffers buffers = new IdleBuffers(10_000);
        for (int task = 0; task < 5; task++) {
            List<ByteRange> all = List.of(new ByteRange(0, 40_000));
            try (ByteSource view = ReadAhead.over(source, all, new Limits(0, 10_000, 4), buffers)) {
                byte[] last = read(view, 39_999, 1);
                assertThat(last).hasSize(1);
            }
        }
        assertThat(source.filled).hasSize(4);
    }

    @Test
    void whatWasNotAnnouncedIsReadFromTheSource() throws Exception {
        byte[] bytes = someBytes(10_000);
        MemoryByteSource memory = new MemoryByteSource(bytes);
        List<ByteRange> announced = List.of(new ByteRange(2_000, 100), new ByteRange(5_000, 100));
        try (ByteSource view = ReadAhead.over(memory, announced, new Limits(0, 1_000, 4))) {
            assertThat(read(view, 1_950, 4_000)).isEqualTo(Arrays.copyOfRange(bytes, 1_950, 5_950));
        }
        assertThat(memory.reads())
                .containsExactlyInAnyOrder(
                        new ByteRange(2_000, 100),
                        new ByteRange(5_000, 100),
                        new ByteRange(1_950, 50),
                        new ByteRange(2_100, 2_900),
                        new ByteRange(5_100, 850));
    }

    /// A source whose reads wait until the test lets them go on.
    private static final class GatedSource implements ByteSource {
        final Semaphore gate = new Semaphore(0);
        final AtomicInteger begun = new AtomicInteger();
        final CountDownLatch expected;
        final long size;

        /// @param reads that begin before one ends
        GatedSource(long size, int reads) {
            this.size = size;
            this.expected = new CountDownLatch(reads);
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "gated";
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            begun.incrementAndGet();
            expected.countDown();
            gate.acquireUninterruptibly();
            if (position == 3_000) {
                throw new StorageException("gated: byte 3001: broken.");
            }
            target.position(target.limit());
        }

        @Override
        public void close() {}
    }

    @Test
    void severalRequestsAreOnTheirWayBeforeOneIsReadAndNeverMore() throws Exception {
        GatedSource source = new GatedSource(1_000_000_000_000L, 4);
        List<ByteRange> all = List.of(new ByteRange(10_000, source.size() / 1_000_000));
        try (ByteSource view = ReadAhead.over(source, all, new Limits(0, 1_000, 4))) {
            assertThat(source.expected.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(source.begun).hasValue(4);
            source.gate.release(1_000);
            byte[] first = read(view, 10_000, 1_000);
            assertThat(first).hasSize(1_000);
            assertThat(source.begun).hasValue(4);
        }
    }

    /// Single traces far apart: as many as the buffers of four large requests would hold.
    @Test
    void manySmallRequestsAreOnTheirWayInTheRoomOfAFewLargeOnes() throws Exception {
        GatedSource source = new GatedSource(1_000_000, 31);
        List<ByteRange> traces =
                IntStream.range(0, 100).mapToObj(i -> new ByteRange(5_000L * i + 1, 100)).toList();
        try (ByteSource view = ReadAhead.over(source, traces, new Limits(0, 1_000, 4))) {
            assertThat(source.expected.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(source.begun).hasValue(31);
            source.gate.release(1_000);
            for (ByteRange trace : traces) {
                assertThat(read(view, trace.first(), 100)).hasSize(100);
            }
        }
        assertThat(source.begun).hasValue(100);
    }

    /// A source of any length that remembers the memory that it was given to fill.
    private static final class EndlessSource implements ByteSource {
        final Set<ByteBuffer> filled =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        final long size;

        EndlessSource(long size) {
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public void read(long position, ByteBuffer target) {
            filled.add(target);
            target.position(target.limit());
        }

        @Override
        public void close() {}
    }

    /// The buffers of a view are all that a task holds of an object: 4 of them, for 40 KB and for a
    /// terabyte, of which as much is read as fits a test.
    @ParameterizedTest
    @ValueSource(longs = {40_000, 10_000_000, 1_000_000_000_000L})
    void whatItHoldsIsBoundedByWhatIsInFlightWhateverTheLength(long size) throws Exception {
        EndlessSource source = new EndlessSource(size);
        try (ByteSource view =
                ReadAhead.over(source, List.of(new ByteRange(0, size)), new Limits(0, 10_000, 4))) {
            ByteBuffer block = ByteBuffer.allocate(3_000);
            for (long at = 0; at + 3_000 <= Math.min(size, 30_000_000); at += 3_000) {
                view.read(at, block.clear());
            }
        }
        assertThat(source.filled).hasSizeLessThanOrEqualTo(4);
        assertThat(source.filled).allMatch(buffer -> buffer.capacity() <= 10_000);
    }

    @Test
    void aFailureIsThrownToWhoeverReadsThere() throws Exception {
        GatedSource source = new GatedSource(10_000, 0);
        source.gate.release(100);
        List<ByteRange> all = List.of(new ByteRange(0, 10_000));
        try (ByteSource view = ReadAhead.over(source, all, new Limits(0, 1_000, 4))) {
            byte[] before = read(view, 0, 3_000);
            assertThat(before).hasSize(3_000);
            assertThatThrownBy(() -> read(view, 3_000, 1))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("gated: byte 3001: broken.");
            byte[] after = read(view, 4_000, 1_000);
            assertThat(after).hasSize(1_000);
        }
    }

    @Test
    void leavesItsSourceOpen() throws Exception {
        MemoryByteSource memory = new MemoryByteSource(someBytes(10));
        ReadAhead.over(memory, List.of(), Limits.OBJECT_STORE).close();
        byte[] read = read(memory, 0, 10);
        assertThat(read).hasSize(10);
    }
}
