package dev.stratus.job;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs tasks on threads of this process, a bounded number at once.
public final class LocalEngine implements Engine {
    private final int workers;
    private final TaskRunner runner;

    /// An engine whose tasks `runner` carries out.
    ///
    /// @throws IllegalArgumentException if `workers` is not positive
    public LocalEngine(int workers, TaskRunner runner) {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "expected at least one worker, found %d".formatted(workers));
        }
        this.workers = workers;
        this.runner = runner;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void run(JobPlan plan, Consumer<TaskResult> results)
            throws TaskFailedException, InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(workers, plan.tasks().size()),
                        task -> {
                            Thread thread = new Thread(task, "stratus-worker");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            CompletionService<TaskResult> done = new ExecutorCompletionService<>(threads);
            Iterator<Task> waiting = plan.tasks().iterator();
            int running = 0;
            while (running > 0 || waiting.hasNext()) {
                // One more than there are threads, so that none waits for this one.
                while (waiting.hasNext() && running <= workers) {
                    Task task = waiting.next();
                    done.submit(() -> attempt(task));
                    running++;
                }
                results.accept(done.take().get());
                running--;
            }
        } catch (ExecutionException e) {
            throw asFailure(e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private TaskResult attempt(Task task) throws TaskFailedException {
        try {
            return runner.run(task);
        } catch (IOException e) {
            throw new TaskFailedException(task, e);
        }
    }

    private static TaskFailedException asFailure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof TaskFailedException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(cause);
    }

    private static void awaitEnd(ExecutorService threads) throws InterruptedException {
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a worker did not stop within a minute");
        }
    }
}
