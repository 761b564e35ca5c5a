package dev.stratus.cli;

import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.Task;
import dev.stratus.job.TaskResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows how far a job is, on standard error: a bar on a terminal, a line every few seconds
/// elsewhere.
interface ProgressReport extends JobProgress, AutoCloseable {
    /// The work starts, on so many bytes.
    void started(long bytes);

    @Override
    default void started(JobPlan plan) {
        started(plan.tasks().stream().mapToLong(Task::bytes).sum());
    }

    @Override
    default void finished(TaskResult result) {}

    /// Ends the report; the last line stays.
    @Override
    void close();

    /// A report that shows nothing.
    static ProgressReport quiet() {
        return new Quiet();
    }

    /// What suits the place that standard error goes to.
    static ProgressReport of(String title, PrintWriter err) {
        return Terminal.isOne() ? new Bar(title) : new Lines(title, err);
    }

    final class Quiet implements ProgressReport {
        @Override
        public void started(long bytes) {}

        @Override
        public void read(long bytes) {}

        @Override
        public void close() {}
    }

    /// A live bar with rate and time left.
    final class Bar implements ProgressReport {
        private static final long MEGABYTE = 1_000_000;

        private final ProgressBar bar;

        private Bar(String title) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(title)
                            .setInitialMax(-1)
                            .setUnit(" MB", MEGABYTE)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setConsumer(new ConsoleProgressBarConsumer(System.err))
                            .setUpdateIntervalMillis(200)
                            .showSpeed()
                            .build();
        }

        @Override
        public void started(long bytes) {
            bar.maxHint(bytes);
        }

        @Override
        public void read(long bytes) {
            bar.stepBy(bytes);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// A line every few seconds, for a log.
    final class Lines implements ProgressReport {
        private static final Duration INTERVAL = Duration.ofSeconds(5);

        private final String title;
        private final PrintWriter err;
        private final long start = System.nanoTime();
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong lastLine = new AtomicLong(start);
        private volatile long total;

        private Lines(String title, PrintWriter err) {
            this.title = title;
            this.err = err;
        }

        @Override
        public void started(long bytes) {
            total = bytes;
        }

        @Override
        public void read(long bytes) {
            long sum = done.addAndGet(bytes);
            long now = System.nanoTime();
            long last = lastLine.get();
            if (now - last >= INTERVAL.toNanos() && lastLine.compareAndSet(last, now)) {
                double rate = sum / ((now - start) / 1e9);
                err.printf(
                        Locale.ROOT,
                        "%s: %d of %d MB (%.0f %%), %.0f MB/s, %.0f s left%n",
                        title,
                        sum / 1_000_000,
                        total / 1_000_000,
                        100.0 * sum / total,
                        rate / 1e6,
                        (total - sum) / rate);
                err.flush();
            }
        }

        @Override
        public void close() {}
    }
}
