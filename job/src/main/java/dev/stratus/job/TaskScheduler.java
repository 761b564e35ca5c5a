package dev.stratus.job;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs tasks, a bounded number at once, until each has a result. What every engine needs:
///
/// - a task that fails is tried again, after a pause, unless trying again cannot help;
/// - a task that takes much longer than its siblings gets a twin as soon as nothing else is
///   waiting, and the first of the two to finish counts.
///
/// Both are harmless, because a task that is done twice stores the same part; where that may have
/// happened, the result says so.
public final class TaskScheduler {
    /// How a task is done, by the thread that calls.
    @FunctionalInterface
    public interface TaskCall {
        /// Does a task.
        TaskResult run(Task task) throws IOException;
    }

    /// When a task is tried again, and when it gets a twin.
    ///
    /// @param attempts in all, at least 1
    /// @param firstPause before the second attempt; it doubles with each
    /// @param twinAfter no task gets a twin before
    /// @param twinFactor a task gets a twin when it has taken so many times the median of those
    ///   that are done
    public record Policy(int attempts, Duration firstPause, Duration twinAfter, double twinFactor) {
        /// What suits tasks of seconds to minutes.
        public static final Policy STANDARD =
                new Policy(4, Duration.ofMillis(250), Duration.ofSeconds(10), 3);
    }

    /// So often is looked for tasks that take too long.
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    private final int atOnce;
    private final ExecutorService threads;
    private final TaskCall call;
    private final Policy policy;
    private final JobProgress progress;

    private final Deque<Task> waiting = new ArrayDeque<>();
    private final PriorityQueue<Retry> retries = new PriorityQueue<>();
    private final Map<Integer, Running> running = new HashMap<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Long> durations = new ArrayList<>();
    private int inFlight;

    /// A scheduler for one run.
    ///
    /// @param threads has at least `atOnce` of them
    public TaskScheduler(
            int atOnce,
            ExecutorService threads,
            TaskCall call,
            Policy policy,
            JobProgress progress) {
        this.atOnce = atOnce;
        this.threads = threads;
        this.call = call;
        this.policy = policy;
        this.progress = progress;
    }

    /// Runs all tasks and hands each result on, from the calling thread.
    ///
    /// @throws TaskFailedException for the first task that used up its attempts
    public void run(List<Task> tasks, Engine.Results results)
            throws TaskFailedException, InterruptedException {
        waiting.addAll(tasks);
        int missing = tasks.size();
        while (missing > 0) {
            startWhatCanBe();
            Outcome outcome = outcomes.poll(untilNextRetry(), TimeUnit.NANOSECONDS);
            if (outcome == null) {
                continue;
            }
            inFlight--;
            progress.running(-1);
            Running attempts = running.get(outcome.task.number());
            if (attempts == null) {
                if (outcome.result != null) {
                    progress.read(-outcome.task.bytes()); // The twin was faster, and was counted.
                }
                continue;
            }
            attempts.count--;
            if (outcome.result != null) {
                running.remove(outcome.task.number());
                durations.add(System.nanoTime() - attempts.start);
                results.add(outcome.result, attempts.count > 0 || attempts.failures > 0);
                missing--;
            } else if (attempts.count == 0) {
                running.remove(outcome.task.number());
                retryOrFail(outcome, attempts.failures + 1);
            } else {
                attempts.failures++;
            }
        }
    }

    private long untilNextRetry() {
        Retry next = retries.peek();
        long wait = next == null ? Long.MAX_VALUE : next.notBefore - System.nanoTime();
        return Math.max(0, Math.min(wait, LONGEST_WAIT.toNanos()));
    }

    private void startWhatCanBe() {
        long now = System.nanoTime();
        while (inFlight < atOnce) {
            Retry retry = retries.peek();
            if (retry != null && retry.notBefore - now <= 0) {
                retries.remove();
                start(retry.task, retry.failures);
            } else if (!waiting.isEmpty()) {
                start(waiting.remove(), 0);
            } else if (!startTwin(now)) {
                return;
            }
        }
    }

    private void start(Task task, int failures) {
        running.put(task.number(), new Running(task, failures, System.nanoTime()));
        submit(task);
    }

    private boolean startTwin(long now) {
        long limit =
                Math.max(policy.twinAfter.toNanos(), (long) (policy.twinFactor * medianDuration()));
        for (Running each : running.values()) {
            if (each.count == 1 && now - each.start > limit) {
                each.count++;
                submit(each.task);
                return true;
            }
        }
        return false;
    }

    private double medianDuration() {
        return durations.stream().sorted().skip(durations.size() / 2).findFirst().orElse(0L);
    }

    private void submit(Task task) {
        inFlight++;
        progress.running(1);
        threads.execute(() -> outcomes.add(attempt(task)));
    }

    private Outcome attempt(Task task) {
        try {
            return new Outcome(task, call.run(task), null);
        } catch (IOException e) {
            return new Outcome(task, null, e);
        } catch (RuntimeException | Error e) {
            return new Outcome(task, null, new IOException("the program is at fault: " + e, e));
        }
    }

    private void retryOrFail(Outcome outcome, int failures) throws TaskFailedException {
        IOException failure = outcome.failure();
        if (failures >= policy.attempts || !TaskFailedException.mayHelpToTryAgain(failure)) {
            throw new TaskFailedException(outcome.task, failure);
        }
        progress.retried(outcome.task, failure);
        long pause = policy.firstPause.toNanos() << (failures - 1);
        retries.add(new Retry(outcome.task, failures, System.nanoTime() + pause));
    }

    /// The attempts at one task that are under way.
    private static final class Running {
        private final Task task;
        private final long start;
        private int failures;
        private int count = 1;

        Running(Task task, int failures, long start) {
            this.task = task;
            this.failures = failures;
            this.start = start;
        }
    }

    private record Retry(Task task, int failures, long notBefore) implements Comparable<Retry> {
        @Override
        public int compareTo(Retry other) {
            return Long.signum(notBefore - other.notBefore);
        }
    }

    /// A result or a failure.
    private record Outcome(Task task, @Nullable TaskResult result, @Nullable IOException thrown) {
        IOException failure() {
            return thrown == null ? new IOException("no result and no failure") : thrown;
        }
    }
}
