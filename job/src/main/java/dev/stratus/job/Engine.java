package dev.stratus.job;

import java.util.List;

/// Decides where and how many at once, never what. It receives locations, never clients or buffers.
public interface Engine {
    /// The name on the command line, such as `local`.
    String name();

    /// How many tasks it runs at once.
    int workers();

    /// What [#workers()] may be.
    ///
    /// @throws IllegalArgumentException if `workers` is not positive
    static int checkedWorkers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "expected at least one worker, found %d".formatted(workers));
        }
        return workers;
    }

    /// Runs `tasks` of `plan`, whose parts and receipts go into the job folder at a location, and
    /// hands each result on, in any order, from the calling thread.
    ///
    /// @throws TaskFailedException for the first task that used up its attempts; no other is
    ///   started any more when it is thrown, and what was finished stays
    /// @throws InterruptedException if the thread was interrupted; none is started any more either
    void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
            throws TaskFailedException, InterruptedException;

    /// Takes results as they come.
    @FunctionalInterface
    interface Results {
        /// Takes one.
        ///
        /// @param contested whether there were other attempts at the task, one of which may have
        ///   written over the part since
        void add(TaskResult result, boolean contested);
    }
}
