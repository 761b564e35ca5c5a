package dev.stratus.job;

import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The main job: attributes of every trace of a file, as a table. It can be stopped in any way and
/// resumed; see [JobFolder] for what it keeps.
public final class AttributeJob {
    /// What to do where a job has begun already.
    public enum Existing {
        /// Leave it alone and say so.
        REFUSE,
        /// Go on with it: keep what is whole, do what is missing.
        RESUME,
        /// Delete what its plan names, in a folder also finished results, and begin anew.
        OVERWRITE
    }

    /// So often are tasks done whose parts were written over.
    private static final int MOST_ROUNDS = 3;

    private final ResultsLocation results;
    private final StorageOptions options;
    private final Existing existing;

    /// A job whose results go to a location.
    ///
    /// @param options how the results are reached
    public AttributeJob(ResultsLocation results, StorageOptions options, Existing existing) {
        this.results = results;
        this.options = options;
        this.existing = existing;
    }

    /// Runs a plan. When it fails or is interrupted, no result appears, a single file that stood
    /// there before stays, and what is finished is kept for a resume. What stood in a folder that
    /// is overwritten is gone from the start.
    ///
    /// @throws TaskFailedException if a task failed
    /// @throws ResultsException if a job has begun there already and may not be touched, or if it
    ///   is to be resumed and is another one
    /// @throws InterruptedException if the thread was interrupted
    public JobSummary run(JobPlan wanted, Engine engine, JobProgress progress)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (JobFolder folder = JobFolder.at(results.jobFolder(), options)) {
            JobPlan plan = claim(folder, wanted);
            TaskResult[] done = new TaskResult[plan.tasks().size()];
            progress.started(plan);
            verifyWhatIsThere(folder, plan, done, progress);
            List<Task> missing =
                    plan.tasks().stream().filter(task -> done[task.number()] == null).toList();
            List<Task> left = missing;
            for (int round = 0; !left.isEmpty(); round++) {
                if (round == MOST_ROUNDS) {
                    throw unreliable(folder, left);
                }
                left = compute(folder, plan, engine, left, done, progress);
            }
            Manifest manifest = prove(folder, plan, done);
            publish(folder, plan, manifest);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new JobSummary(
                    plan.source().name(),
                    plan.source().bytes(),
                    plan.leftOutBytes(),
                    plan.traces(),
                    manifest.dead(),
                    manifest.notFinite(),
                    plan.request().window(),
                    plan.tasks().size() - missing.size(),
                    missing.stream().mapToLong(Task::bytes).sum(),
                    seconds,
                    engine.name(),
                    engine.workers(),
                    manifest.statistics(plan.request()));
        }
    }

    /// Makes the folder this job's, with the plan it has from then on.
    private JobPlan claim(JobFolder folder, JobPlan wanted) throws IOException {
        Optional<JobPlan> before = folder.plan();
        if (before.isPresent() && existing == Existing.OVERWRITE) {
            requireWritable();
            folder.delete(before.get());
            before = Optional.empty();
        }
        if (before.isEmpty() && folder.putPlanIfAbsent(wanted)) {
            try {
                requireWritable();
            } catch (IOException e) {
                folder.delete(wanted);
                throw e;
            }
            return wanted;
        }
        JobPlan there = before.isPresent() ? before.get() : folder.plan().orElse(wanted);
        if (existing != Existing.RESUME) {
            throw new ResultsException(
                    "%s: a job has begun there already (%s). Go on with it with --resume, begin anew with --overwrite, or write the results elsewhere."
                            .formatted(results.location(), folder.name()));
        }
        Optional<String> difference = wanted.differenceFrom(there);
        if (difference.isPresent()) {
            throw new ResultsException(
                    "%s: cannot go on with the job that has begun there: %s. Begin anew with --overwrite, or write the results elsewhere."
                            .formatted(results.location(), difference.get()));
        }
        requireWritable();
        return there;
    }

    /// Finds out now, and not after hours of work, that a single file cannot be written. A folder's
    /// plan has been written by then.
    private void requireWritable() throws IOException {
        switch (results.kind()) {
            case PARQUET_FILE, CSV_FILE -> Storage.create(results.location(), options).close();
            case FOLDER -> {}
        }
    }

    private static void verifyWhatIsThere(
            JobFolder folder, JobPlan plan, TaskResult[] done, JobProgress progress)
            throws IOException {
        Set<String> names = folder.names();
        InOrder.forEach(
                plan.tasks().stream().filter(task -> names.contains(task.receipt())).toList(),
                task -> folder.verified(plan, task),
                (task, verified) ->
                        verified.ifPresent(result -> {
                            done[task.number()] = result;
                            progress.kept(result);
                        }));
    }

    /// Runs tasks. Parts at which there were several attempts are looked at again when all attempts
    /// have ended.
    ///
    /// @return the tasks whose parts are not what was computed
    private List<Task> compute(
            JobFolder folder,
            JobPlan plan,
            Engine engine,
            List<Task> tasks,
            TaskResult[] done,
            JobProgress progress)
            throws IOException, InterruptedException {
        List<TaskResult> contested = new ArrayList<>();
        engine.run(
                plan,
                results.jobFolder(),
                tasks,
                (result, isContested) -> {
                    if (isContested) {
                        contested.add(result);
                    } else {
                        done[result.task().number()] = result;
                        progress.finished(result);
                    }
                });
        List<Task> spoilt = new ArrayList<>();
        InOrder.forEach(
                contested,
                folder::hasPart,
                (result, isThere) -> {
                    if (isThere) {
                        done[result.task().number()] = result;
                        progress.finished(result);
                    } else {
                        spoilt.add(result.task());
                        progress.read(-result.task().bytes());
                    }
                });
        return spoilt;
    }

    private static ResultsException unreliable(JobFolder folder, List<Task> spoilt) {
        return new ResultsException(
                "%s: %d parts are not what was written, also after they were done again, the first is %s. The storage is unreliable, or another job writes there."
                        .formatted(folder.name(), spoilt.size(), spoilt.get(0).part()));
    }

    /// Proves that every trace is in exactly one part, and that all parts are there.
    private static Manifest prove(JobFolder folder, JobPlan plan, TaskResult[] done)
            throws IOException {
        for (TaskResult result : done) {
            Objects.requireNonNull(result, "a task has no result");
        }
        Manifest manifest = Manifest.of(plan, Arrays.asList(done));
        Set<String> names = folder.names();
        List<String> lost =
                plan.tasks().stream()
                        .map(Task::part)
                        .filter(part -> !names.contains(part))
                        .toList();
        if (!lost.isEmpty()) {
            throw lost(folder, plan, lost);
        }
        List<String> foreign = folder.foreignParts(plan);
        if (!foreign.isEmpty()) {
            throw new ResultsException(
                    "%s: holds %s, which is no part of this job and would be taken for one. Move it away, and run it again with --resume."
                            .formatted(folder.name(), foreign.get(0)));
        }
        return manifest;
    }

    /// Parts that were there are gone: another process cleaned up, or finished the same job.
    private static ResultsException lost(JobFolder folder, JobPlan plan, List<String> lost)
            throws IOException {
        Optional<JobPlan> now = folder.plan();
        if (now.isEmpty()) {
            folder.delete(plan); // What this process has put there since.
            return new ResultsException(
                    "%s: another process deleted this job or finished it. Look at the results, and run it again if there are none."
                            .formatted(folder.name()));
        }
        return new ResultsException(
                "%s: %d parts were deleted while the job ran, the first is %s. Run it again with --resume."
                        .formatted(folder.name(), lost.size(), lost.get(0)));
    }

    private void publish(JobFolder folder, JobPlan plan, Manifest manifest) throws IOException {
        switch (results.kind()) {
            case FOLDER -> folder.putManifest(plan, manifest);
            case PARQUET_FILE -> {
                new TableAssembly(folder, plan, manifest).writeParquet(results.location(), options);
                folder.delete(plan);
            }
            case CSV_FILE -> {
                new TableAssembly(folder, plan, manifest).writeCsv(results.location(), options);
                folder.delete(plan);
            }
        }
    }
}
