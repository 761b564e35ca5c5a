package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetriesTest {
    private static final Retries QUICK = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(1));

    @Test
    void pausesDoubleUpToTheLongest() {
        Retries retries = new Retries(9, Duration.ofMillis(100), Duration.ofSeconds(1));
        assertThat(retries.pauseAfter(1, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(retries.pauseAfter(2, 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(retries.pauseAfter(4, 1)).isEqualTo(Duration.ofMillis(800));
        assertThat(retries.pauseAfter(5, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retries.pauseAfter(1000, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retries.pauseAfter(4, 0.25)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        List<String> attempts = new ArrayList<>();
        String result =
                QUICK.call(
                        "x",
                        () -> {
                            attempts.add("attempt");
                            if (attempts.size() < 3) {
                                throw new TransientException("answered 503");
                            }
                            return "done";
                        });
        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasSize(3);
    }

    @Test
    void triesOnceWhatWillNotPass() {
        List<String> attempts = new ArrayList<>();
        assertThatThrownBy(() ->
                        QUICK.call(
                                "x",
                                () -> {
                                    attempts.add("attempt");
                                    throw new StorageException("x: no.");
                                }))
                .isInstanceOf(StorageException.class);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void anInterruptEndsThePause() {
        Retries slow = new Retries(3, Duration.ofHours(9), Duration.ofHours(9));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() ->
                        slow.call(
                                "x",
                                () -> {
                                    throw new TransientException("answered 503");
                                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
