package dev.stratus.lambda;

import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.Task;
import dev.stratus.job.TaskResult;
import dev.stratus.job.TaskRunner;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.StorageOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A job whose plan was read and whose source is open, kept from one task to the next: a function's
/// process usually gets several tasks of one job.
final class OpenJob implements Closeable {
    private final String location;
    private final JobFolder folder;
    private final JobPlan plan;
    private final SegyFile file;
    private final TaskRunner runner;
    private final AtomicLong bytesRead = new AtomicLong();

    private OpenJob(String location, JobFolder folder, JobPlan plan, SegyFile file)
            throws IOException {
        this.location = location;
        this.folder = folder;
        this.plan = plan;
        this.file = file;
        this.runner = new TaskRunner(plan, file, folder, counting());
    }

    static OpenJob of(TaskOrder order) throws IOException {
        JobFolder folder = JobFolder.at(order.job(), StorageOptions.STANDARD);
        try {
            JobPlan plan = new JobOrder(order.job(), order.plan()).planIn(folder);
            return new OpenJob(order.job(), folder, plan, plan.openSource(StorageOptions.STANDARD));
        } catch (IOException | RuntimeException e) {
            try (folder) {
                throw e;
            }
        }
    }

    boolean is(TaskOrder order) {
        return location.equals(order.job()) && plan.id().equals(order.plan());
    }

    JobPlan plan() {
        return plan;
    }

    Task task(TaskOrder order) throws RefusedException {
        if (order.number() >= plan.tasks().size()) {
            throw new RefusedException(
                    "%s: the plan has %d tasks, none of them makes %s."
                            .formatted(folder.name(), plan.tasks().size(), order.part()));
        }
        return plan.tasks().get(order.number());
    }

    /// The result of a task that another attempt has finished, whose answer was lost.
    Optional<TaskResult> done(Task task) throws IOException {
        return folder.verified(plan, task);
    }

    TaskResult run(Task task) throws IOException {
        return runner.run(task);
    }

    private JobProgress counting() {
        return new JobProgress() {
            @Override
            public void read(long bytes) {
                bytesRead.addAndGet(bytes);
            }
        };
    }

    /// Bytes of the source that were read and computed so far, over all tasks.
    long bytesRead() {
        return bytesRead.get();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            file.close();
        }
    }
}
