package dev.stratus.job;

import java.util.List;
import java.util.function.Consumer;

/// Decides where and how many at once, never what. It receives locations, never clients or buffers.
public interface Engine {
    /// The name on the command line, such as `local`.
    String name();

    /// How many tasks it runs at once.
    int workers();

    /// Runs `tasks` of `plan`, whose parts and receipts go into the job folder at a location, and
    /// hands each result on, in any order, from the calling thread.
    ///
    /// @throws TaskFailedException for the first task that used up its attempts; no other is
    ///   started any more when it is thrown, and what was finished stays
    /// @throws InterruptedException if the thread was interrupted; none is started any more either
    void run(JobPlan plan, String jobFolder, List<Task> tasks, Consumer<TaskResult> results)
            throws TaskFailedException, InterruptedException;
}
