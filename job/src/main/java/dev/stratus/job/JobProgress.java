package dev.stratus.job;

/// Hears how far a job is, from any thread.
public interface JobProgress {
    /// The job starts on this plan.
    void started(JobPlan plan);

    /// So many more bytes of the source were read and computed.
    void read(long bytes);

    /// One more task is done.
    void finished(TaskResult result);
}
