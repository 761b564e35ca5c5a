package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ByteSource] promises. A store passes when its subclass does.
public abstract class ByteSourceContract {
    private static final int BYTES = 300_000;

    /// Puts an object of these bytes where the source under test finds it, in place of an earlier
    /// one, and opens it.
    protected abstract ByteSource opened(byte[] bytes) throws Exception;

    protected static byte[] someBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(ByteSource source, long position, int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        source.read(position, target);
        assertThat(target.remaining()).isZero();
        return target.array();
    }

    private static byte[] part(byte[] bytes, int from, int count) {
        byte[] part = new byte[count];
        System.arraycopy(bytes, from, part, 0, count);
        return part;
    }

    @Test
    public void knowsItsSize() throws Exception {
        try (ByteSource source = opened(someBytes(BYTES))) {
            assertThat(source.size()).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 100_000, BYTES - 10})
    public void readsAnyPosition(int position) throws Exception {
        byte[] bytes = someBytes(BYTES);
        try (ByteSource source = opened(bytes)) {
            assertThat(read(source, position, 10)).isEqualTo(part(bytes, position, 10));
        }
    }

    @Test
    public void readsTheWholeObjectAtOnce() throws Exception {
        byte[] bytes = someBytes(BYTES);
        try (ByteSource source = opened(bytes)) {
            assertThat(read(source, 0, BYTES)).isEqualTo(bytes);
        }
    }

    @Test
    public void fillsOnlyBetweenPositionAndLimit() throws Exception {
        byte[] bytes = someBytes(BYTES);
        try (ByteSource source = opened(bytes)) {
            ByteBuffer target = ByteBuffer.allocate(100_000);
            target.position(10).limit(90_010);
            source.read(100, target);
            assertThat(target.position()).isEqualTo(90_010);
            assertThat(part(target.array(), 10, 90_000)).isEqualTo(part(bytes, 100, 90_000));
            assertThat(part(target.array(), 0, 10)).containsOnly(0);
            assertThat(part(target.array(), 90_010, 9_990)).containsOnly(0);
        }
    }

    @Test
    public void fillsABufferOutsideTheHeap() throws Exception {
        byte[] bytes = someBytes(BYTES);
        try (ByteSource source = opened(bytes)) {
            ByteBuffer target = ByteBuffer.allocateDirect(200_000);
            source.read(70_000, target);
            byte[] found = new byte[200_000];
            target.flip().get(found);
            assertThat(found).isEqualTo(part(bytes, 70_000, 200_000));
        }
    }

    /// Block after block as a task does it, with gaps, some of them across requests.
    @Test
    public void hasTheBytesOfOneBlockAfterTheOther() throws Exception {
        byte[] bytes = someBytes(BYTES);
        ByteBuffer block = ByteBuffer.allocateDirect(33_000);
        try (ByteSource source = opened(bytes)) {
            for (int at = 10; at < BYTES; at += 40_000) {
                int count = Math.min(33_000, BYTES - at);
                ByteBuffer found = source.at(at, block.clear().limit(count));
                byte[] copy = new byte[count];
                found.get(0, copy);
                assertThat(copy).isEqualTo(part(bytes, at, count));
            }
        }
    }

    @Test
    public void readsNothingIntoAFullBuffer() throws Exception {
        try (ByteSource source = opened(someBytes(BYTES))) {
            source.read(BYTES, ByteBuffer.allocate(0));
            source.read(0, ByteBuffer.allocate(0));
        }
    }

    @Test
    public void saysWhereItEndedWhenMoreWasExpected() throws Exception {
        try (ByteSource source = opened(someBytes(BYTES))) {
            assertThatThrownBy(() -> read(source, BYTES - 5, 10))
                    .isInstanceOf(EOFException.class)
                    .hasMessageStartingWith(source.name() + ": byte ");
            assertThatThrownBy(() -> read(source, BYTES + 100L, 1))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    public void opensAnEmptyObject() throws Exception {
        try (ByteSource source = opened(new byte[0])) {
            assertThat(source.size()).isZero();
            assertThatThrownBy(() -> read(source, 0, 1)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    public void servesManyThreadsAtOnce() throws Exception {
        byte[] bytes = someBytes(BYTES);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ByteSource source = opened(bytes)) {
            List<Future<byte[]>> reads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int position = i * 7_000;
                reads.add(threads.submit(() -> read(source, position, 9_000)));
            }
            for (int i = 0; i < reads.size(); i++) {
                assertThat(reads.get(i).get()).isEqualTo(part(bytes, i * 7_000, 9_000));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void aViewAheadServesTheSameBytesAndLeavesTheSourceOpen() throws Exception {
        byte[] bytes = someBytes(BYTES);
        try (ByteSource source = opened(bytes)) {
            try (ByteSource ahead = source.ahead(List.of(new ByteRange(1_000, 250_000)))) {
                assertThat(ahead.size()).isEqualTo(BYTES);
                assertThat(ahead.name()).isEqualTo(source.name());
                assertThat(ahead.version()).isEqualTo(source.version());
                for (int at = 1_000; at < 251_000; at += 10_000) {
                    assertThat(read(ahead, at, 10_000)).isEqualTo(part(bytes, at, 10_000));
                }
                assertThat(read(ahead, 260_000, 10)).isEqualTo(part(bytes, 260_000, 10));
            }
            assertThat(read(source, 0, 10)).isEqualTo(part(bytes, 0, 10));
        }
    }

    @Test
    public void piecesAreTheSameBytesAlsoBackwardsAndBeyondWhatWasAnnounced() throws Exception {
        byte[] bytes = someBytes(BYTES);
        List<ByteRange> announced = new ArrayList<>();
        for (int at = 500; at < 250_000; at += 5_000) {
            announced.add(new ByteRange(at, 240));
        }
        try (ByteSource source = opened(bytes)) {
            try (Pieces pieces = source.pieces(announced)) {
                for (ByteRange range : announced) {
                    assertThat(piece(pieces, range.first(), 240))
                            .isEqualTo(part(bytes, (int) range.first(), 240));
                }
                assertThat(piece(pieces, 7, 480)).isEqualTo(part(bytes, 7, 480));
                assertThat(piece(pieces, BYTES - 10L, 10)).isEqualTo(part(bytes, BYTES - 10, 10));
                assertThatThrownBy(() -> pieces.at(BYTES - 10L, 11))
                        .isInstanceOf(EOFException.class);
            }
            assertThat(read(source, 0, 10)).isEqualTo(part(bytes, 0, 10));
        }
    }

    private static byte[] piece(Pieces pieces, long position, int length) throws IOException {
        byte[] piece = new byte[length];
        pieces.at(position, length).get(piece);
        return piece;
    }

    @Test
    public void otherBytesAreAnotherVersion() throws Exception {
        byte[] bytes = someBytes(BYTES);
        String first;
        try (ByteSource source = opened(bytes)) {
            first = source.version();
        }
        bytes[1000]++;
        byte[] longer = new byte[BYTES + 1];
        System.arraycopy(bytes, 0, longer, 0, BYTES);
        try (ByteSource source = opened(longer)) {
            assertThat(source.version()).isNotEqualTo(first);
        }
    }
}
