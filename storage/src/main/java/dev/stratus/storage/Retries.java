package dev.stratus.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How often a request is made again, and after which pauses. This is the only place that repeats
/// requests: what lies below it (an SDK, a connection) makes each of them once.
///
/// The pause before attempt n + 1 is a random part of `firstPause` × 2ⁿ⁻¹, at most of
/// `longestPause` ("full jitter"): a thousand clients that were turned away together do not come
/// back together. See M. Brooker, *Exponential Backoff and Jitter*, AWS Architecture Blog, 2015.
///
/// @param attempts how often a request is made in all, at least 1
public record Retries(int attempts, Duration firstPause, Duration longestPause) {
    /// What stores are asked with: about 6 seconds of pauses, 13 at most, before it gives up.
    public static final Retries STANDARD =
            new Retries(8, Duration.ofMillis(100), Duration.ofSeconds(20));

    public Retries {
        if (attempts < 1 || firstPause.isNegative() || longestPause.isNegative()) {
            throw new IllegalArgumentException(
                    "no such retries: %d attempts, %s to %s"
                            .formatted(attempts, firstPause, longestPause));
        }
    }

    /// One attempt at something. What it did before it failed may stand: an attempt to fill a
    /// buffer goes on where the one before broke off.
    @FunctionalInterface
    public interface Attempt<T> {
        /// Makes the attempt.
        ///
        /// @throws TransientException if it is worth making again
        T make() throws IOException;
    }

    /// Makes `attempt` until it succeeds.
    ///
    /// @param name what is read or written, for the message
    /// @throws StorageException if every attempt failed
    /// @throws InterruptedIOException if the thread was interrupted during a pause
    public <T> T call(String name, Attempt<T> attempt) throws IOException {
        for (int made = 1; ; made++) {
            try {
                return attempt.make();
            } catch (TransientException e) {
                if (made == attempts) {
                    throw new StorageException(
                            "%s: the store %s, after %d attempts. Try again later, or check the connection to it."
                                    .formatted(name, e.getMessage(), attempts),
                            e);
                }
            }
            pause(name, pauseAfter(made, ThreadLocalRandom.current().nextDouble()));
        }
    }

    /// The pause after `made` failed attempts.
    ///
    /// @param part which part of the longest one, from 0 to 1
    Duration pauseAfter(int made, double part) {
        double longest =
                Math.min(
                        (double) longestPause.toNanos(),
                        firstPause.toNanos() * Math.pow(2, made - 1.0));
        return Duration.ofNanos((long) (longest * part));
    }

    private static void pause(String name, Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped =
                    new InterruptedIOException("%s: interrupted while waiting.".formatted(name));
            stopped.initCause(e);
            throw stopped;
        }
    }
}
