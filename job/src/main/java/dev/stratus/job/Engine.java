package dev.stratus.job;

import java.util.function.Consumer;

/// Decides where and how many at once, never what.
public interface Engine {
    /// The name on the command line, such as `local`.
    String name();

    /// How many tasks it runs at once.
    int workers();

    /// Runs every task of `plan` and hands each result on, in any order, from the calling thread.
    ///
    /// @throws TaskFailedException for the first task that failed; none is running any more when it
    ///   is thrown
    /// @throws InterruptedException if the thread was interrupted; none is running any more either
    void run(JobPlan plan, Consumer<TaskResult> results)
            throws TaskFailedException, InterruptedException;
}
