package dev.stratus.job;

import java.io.IOException;

/// Hears how far a job is, from any thread. What is not of interest need not be listened to.
public interface JobProgress {
    /// The job starts on this plan.
    default void started(JobPlan plan) {}

    /// So many more bytes of the source were read and computed; fewer, where an attempt at a task
    /// came to nothing and what it read is taken back.
    default void read(long bytes) {}

    /// A task was done before, by the job that is resumed.
    default void kept(TaskResult result) {}

    /// So many more attempts at tasks are under way; fewer where it is negative.
    default void running(int more) {}

    /// An attempt at a task failed, and it is tried again.
    default void retried(Task task, IOException failure) {}

    /// One more task is done.
    default void finished(TaskResult result) {}
}
