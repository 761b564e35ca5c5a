package dev.stratus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.ObjectChangedException;
import dev.stratus.testkit.FaultyByteSource.Fault;
import dev.stratus.testkit.RecordingByteSource.Read;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ByteSourcesTest {
    private static final byte[] BYTES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

    private final MemoryByteSource memory = MemoryByteSource.of("memory:ten", BYTES);

    @Test
    void bytesAreReadFromWhereTheyAre() throws IOException {
        ByteBuffer target = ByteBuffer.allocate(8).position(2).limit(5);
        memory.read(6, target);

        assertThat(target.array()).containsExactly(0, 0, 6, 7, 8, 0, 0, 0);
        assertThat(target.remaining()).isZero();
    }

    @Test
    void readingBeyondTheEndSaysWhereTheEndIs() {
        assertThatThrownBy(() -> memory.read(8, ByteBuffer.allocate(5)))
                .isInstanceOf(EOFException.class)
                .hasMessage(
                        "memory:ten: byte 11: the object ends here, 3 bytes more were expected.");
        assertThatThrownBy(() -> memory.read(Long.MAX_VALUE, ByteBuffer.allocate(1)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void objectsOfTheSameLengthButOtherBytesHaveOtherVersions() {
        byte[] others = BYTES.clone();
        others[3]++;

        assertThat(MemoryByteSource.of("a", others).version()).isNotEqualTo(memory.version());
        assertThat(MemoryByteSource.of("b", BYTES).version()).isEqualTo(memory.version());
    }

    @Test
    void readsAreRemembered() throws IOException {
        RecordingByteSource recording = new RecordingByteSource(memory);
        recording.read(0, ByteBuffer.allocate(4));
        recording.read(2, ByteBuffer.allocate(6));

        assertThat(recording.reads()).containsExactly(new Read(0, 4), new Read(2, 6));
        assertThat(recording.bytesRead()).isEqualTo(10);
        recording.forget();
        assertThat(recording.reads()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aReadGoesWrongInTheWayThatWasAskedFor(Fault fault) throws IOException {
        SeededFaults<Fault> always = SeededFaults.of(1, 1, Fault.class, List.of(fault));
        FaultyByteSource faulty = new FaultyByteSource(memory, always);
        ByteBuffer target = ByteBuffer.allocate(6);
        if (fault == Fault.STALL) {
            faulty.read(2, target);
            assertThat(target.array()).containsExactly(2, 3, 4, 5, 6, 7);
        } else {
            assertThatThrownBy(() -> faulty.read(2, target))
                    .isExactlyInstanceOf(exceptionOf(fault))
                    .hasMessageStartingWith("memory:ten: byte 6: injected");
            assertThat(target.position()).isEqualTo(3);
        }
        assertThat(always.injected()).containsEntry(fault, 1);
    }

    @Test
    void theSameSeedGivesTheSameFaultsAtTheRateAskedFor() {
        SeededFaults<Fault> first = SeededFaults.any(42, 0.1, Fault.class);
        SeededFaults<Fault> second = SeededFaults.any(42, 0.1, Fault.class);
        List<Optional<Fault>> decisions = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Optional<Fault> decision = first.next();
            assertThat(second.next()).isEqualTo(decision);
            decisions.add(decision);
        }

        assertThat(decisions.stream().filter(Optional::isPresent).count()).isBetween(900L, 1100L);
        assertThat(first.injected()).containsOnlyKeys(Fault.values());
    }

    private static Class<? extends IOException> exceptionOf(Fault fault) {
        return switch (fault) {
            case EARLY_END -> EOFException.class;
            case CHANGED -> ObjectChangedException.class;
            case IO_ERROR, STALL -> IOException.class;
        };
    }
}
