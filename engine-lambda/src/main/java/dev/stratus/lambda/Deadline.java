package dev.stratus.lambda;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ends what a function does before Lambda ends the function, so that it can still say how far it
/// came. The work has a thread of its own: what waits for the network cannot look at a clock.
final class Deadline {
    private static final long MOST_MARGIN_MILLIS = 2000;

    private Deadline() {}

    /// Does `work` and hands on its result or its exception.
    ///
    /// @param remainingMillis until the function is ended
    /// @param howFar a sentence, asked for when time is over
    /// @throws UnfinishedException if time was over
    static <T> T call(long remainingMillis, Callable<T> work, Supplier<String> howFar)
            throws IOException {
        long margin = Math.min(MOST_MARGIN_MILLIS, remainingMillis / 5);
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "stratus-task");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(remainingMillis - margin, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnfinishedException(howFar.get());
        } catch (InterruptedException | CancellationException e) {
            throw new UnfinishedException("the function was stopped: " + howFar.get());
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException(cause);
        };
    }
}
