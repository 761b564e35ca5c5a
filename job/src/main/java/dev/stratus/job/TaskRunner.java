package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.storage.ObjectChangedException;
import java.io.IOException;

/// Carries out the tasks of one plan: computes a task's rows, and stores them as its part. Any
/// number of threads may run tasks at once.
public final class TaskRunner {
    private final JobPlan plan;
    private final SegyFile file;
    private final JobFolder folder;
    private final PartComputation computation;

    /// Runs tasks with those attributes of users' own that were deployed with the program.
    ///
    /// @param file the plan's source, opened as the plan says
    public TaskRunner(JobPlan plan, SegyFile file, JobFolder folder, JobProgress progress)
            throws IOException {
        this(plan, file, folder, Plugins.ofDeployment(), progress);
    }

    /// @param plugins has what the plan needs of a user's own attributes
    TaskRunner(
            JobPlan plan, SegyFile file, JobFolder folder, Plugins plugins, JobProgress progress) {
        this.plan = plan;
        this.file = file;
        this.folder = folder;
        this.computation = new PartComputation(plan, file, plugins, progress);
    }

    /// Computes one task and stores its part.
    ///
    /// @throws ObjectChangedException if the file was written to since it was opened: its version
    ///   is that of other bytes then
    public TaskResult run(Task task) throws IOException {
        PartComputation.Part part = computation.of(task);
        try {
            file.source().verifyUnchanged();
            folder.putPart(plan, part.result(), part.bytes());
        } catch (IOException | RuntimeException e) {
            computation.takeBack(task);
            throw e;
        }
        return part.result();
    }
}
