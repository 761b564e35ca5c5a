package dev.stratus.cli;

import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.Task;
import dev.stratus.job.TaskResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// Shows how far work is, on standard error: a bar on a terminal, a line every few seconds
/// elsewhere, events in JSON for a scheduler. One report may serve several jobs.
interface ProgressReport extends JobProgress, AutoCloseable {
    /// So many more bytes are to be done; fewer where it is negative.
    void expect(long bytes);

    @Override
    default void started(JobPlan plan) {
        expect(plan.tasks().stream().mapToLong(Task::bytes).sum());
    }

    @Override
    default void kept(TaskResult result) {
        expect(-result.task().bytes());
    }

    /// The work is done, and nothing of it failed.
    default void succeeded() {}

    /// The work, or a part of it, came to nothing.
    default void failed(ExitCode code, String message) {}

    /// Ends what is shown while the work goes on; the last line stays. How the work ended may still
    /// follow.
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
        public void expect(long bytes) {}

        @Override
        public void close() {}
    }

    /// A live bar with rate and time left.
    final class Bar implements ProgressReport {
        private static final long MEGABYTE = 1_000_000;

        private final ProgressBar bar;
        private final AtomicLong expected = new AtomicLong();
        private final AtomicLong retried = new AtomicLong();

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
        public void expect(long bytes) {
            bar.maxHint(expected.addAndGet(bytes));
        }

        @Override
        public void read(long bytes) {
            bar.stepBy(bytes);
        }

        @Override
        public void retried(Task task, IOException failure) {
            bar.setExtraMessage(" %d retried".formatted(retried.incrementAndGet()));
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
        private final AtomicLong total = new AtomicLong();
        private final AtomicLong retried = new AtomicLong();

        private Lines(String title, PrintWriter err) {
            this.title = title;
            this.err = err;
        }

        @Override
        public void expect(long bytes) {
            total.addAndGet(bytes);
        }

        @Override
        public void retried(Task task, IOException failure) {
            retried.incrementAndGet();
        }

        @Override
        public void read(long bytes) {
            long sum = done.addAndGet(bytes);
            long now = System.nanoTime();
            long last = lastLine.get();
            if (now - last >= INTERVAL.toNanos() && lastLine.compareAndSet(last, now)) {
                err.println(line(title, sum, total.get(), (now - start) / 1e9, retried.get()));
                err.flush();
            }
        }

        /// How far it is. Before the first byte is read, or if none is to be, nothing says how long
        /// the rest takes.
        static String line(String title, long sum, long all, double seconds, long retried) {
            double rate = sum / seconds;
            return String.format(
                    Locale.ROOT,
                    "%s: %d of %d MB%s%s",
                    title,
                    sum / 1_000_000,
                    all / 1_000_000,
                    sum > 0 && all > 0
                            ? String.format(
                                    Locale.ROOT,
                                    " (%.0f %%), %.0f MB/s, %.0f s left",
                                    100.0 * sum / all,
                                    rate / 1e6,
                                    (all - sum) / rate)
                            : "",
                    retried == 0 ? "" : ", %d retried".formatted(retried));
        }

        @Override
        public void close() {}
    }
}
