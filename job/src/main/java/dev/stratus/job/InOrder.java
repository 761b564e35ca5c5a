package dev.stratus.job;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does something that waits for storage to many objects, a few at once, and takes the results in
/// order. In a bucket each takes tens of milliseconds, and a job has a thousand parts.
final class InOrder {
    /// Also bounds how many results are held.
    private static final int AT_ONCE = 8;

    private InOrder() {}

    /// What is done to each, by one of several threads.
    @FunctionalInterface
    interface Work<A, B> {
        /// Does it.
        B of(A item) throws IOException;
    }

    /// What is done with each result, by the calling thread.
    @FunctionalInterface
    interface Sink<A, B> {
        /// Takes it.
        void accept(A item, B result) throws IOException;
    }

    static <A, B> void forEach(List<A> items, Work<A, B> work, Sink<A, B> sink) throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(AT_ONCE, items.size())), InOrder::newThread);
        try {
            Deque<Future<B>> ahead = new ArrayDeque<>();
            Iterator<A> next = items.iterator();
            for (A item : items) {
                while (ahead.size() < AT_ONCE && next.hasNext()) {
                    A begun = next.next();
                    ahead.add(threads.submit(() -> work.of(begun)));
                }
                sink.accept(item, result(ahead.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <B> B result(Future<B> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("the program is at fault", e.getCause());
        }
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "stratus-objects");
        thread.setDaemon(true);
        return thread;
    }
}
