package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The main job: attributes of every trace of a file, as a table.
public final class AttributeJob {
    private AttributeJob() {}

    /// Runs a plan on this machine and writes its result to `results`, in place of what was there.
    /// When it is interrupted or fails, what was there stays.
    ///
    /// @param file the one that the plan was made of
    /// @param results a location that ends in `.parquet` or `.csv`
    /// @param storage what is said about it beside its name
    /// @throws TaskFailedException if a task failed
    /// @throws IllegalArgumentException if the name of the results is another
    /// @throws InterruptedException if the thread was interrupted
    public static JobSummary run(
            SegyFile file,
            JobPlan plan,
            String results,
            StorageOptions storage,
            int workers,
            JobProgress progress)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        ResultsFile kind = ResultsFile.of(results);
        progress.started(plan);
        try (NewObject target = Storage.create(results, storage);
                PartFolder parts = PartFolder.beside(results)) {
            Engine engine = new LocalEngine(workers, new TaskRunner(plan, file, parts, progress));
            TaskResult[] done = new TaskResult[plan.tasks().size()];
            engine.run(
                    plan,
                    result -> {
                        done[result.task().number()] = result;
                        progress.finished(result);
                    });
            List<TaskResult> inFileOrder = complete(plan, done);
            kind.write(
                    plan,
                    plan.tasks().stream().map(task -> parts.part(task.part())).toList(),
                    target.body());
            target.publish();
            double seconds = (System.nanoTime() - start) / 1e9;
            return summary(plan, engine, inFileOrder, seconds);
        }
    }

    /// Proves that every trace is in exactly one part.
    private static List<TaskResult> complete(JobPlan plan, TaskResult[] done) {
        long next = 0;
        for (TaskResult result : done) {
            Objects.requireNonNull(result, "a task has no result");
            if (result.task().traces().first() != next
                    || result.rows() != result.task().traces().count()) {
                throw new IllegalStateException(
                        "the part of traces %s has %d rows, expected traces from %d on"
                                .formatted(result.task().traces(), result.rows(), next));
            }
            next = result.task().traces().end();
        }
        if (next != plan.traces()) {
            throw new IllegalStateException(
                    "the parts have %d traces, the file %d".formatted(next, plan.traces()));
        }
        return Arrays.asList(done);
    }

    private static JobSummary summary(
            JobPlan plan, Engine engine, List<TaskResult> results, double seconds) {
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < plan.request().attributes().size(); i++) {
            ColumnStatistics all =
                    ColumnStatistics.none(plan.request().attributes().get(i).label());
            for (TaskResult result : results) {
                all = all.plus(result.statistics().get(i));
            }
            statistics.add(all);
        }
        return new JobSummary(
                plan.source().location(),
                plan.source().bytes(),
                plan.traces(),
                results.stream().mapToLong(TaskResult::dead).sum(),
                results.stream().mapToLong(TaskResult::notFinite).sum(),
                seconds,
                engine.name(),
                engine.workers(),
                statistics);
    }
}
