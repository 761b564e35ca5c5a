package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runs tasks on threads of this process, a bounded number at once.
public final class LocalEngine implements Engine {
    /// So long are tasks waited for that were told to stop. Their threads do not keep the process
    /// alive.
    private static final int STOP_SECONDS = 1;

    private final int workers;
    private final SegyFile file;
    private final StorageOptions options;
    private final Plugins plugins;
    private final JobProgress progress;

    /// An engine for one file, without attributes of a user's own.
    ///
    /// @param workers threads
    /// @param options how the results are reached
    /// @throws IllegalArgumentException if `workers` is not positive
    public LocalEngine(int workers, SegyFile file, StorageOptions options, JobProgress progress) {
        this(workers, file, options, Plugins.NONE, progress);
    }

    /// An engine for one file.
    ///
    /// @param workers threads
    /// @param options how the results are reached
    /// @param plugins has what plans need of a user's own attributes
    /// @throws IllegalArgumentException if `workers` is not positive
    public LocalEngine(
            int workers,
            SegyFile file,
            StorageOptions options,
            Plugins plugins,
            JobProgress progress) {
        this.workers = Engine.checkedWorkers(workers);
        this.file = file;
        this.options = options;
        this.plugins = plugins;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
            throws TaskFailedException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers, LocalEngine::newThread);
        try (JobFolder folder = JobFolder.at(jobFolder, options)) {
            TaskRunner runner = new TaskRunner(plan, file, folder, plugins, progress);
            new TaskScheduler(
                            workers, threads, runner::run, TaskScheduler.Policy.STANDARD, progress)
                    .run(tasks, results);
        } catch (TaskFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new TaskFailedException(tasks.get(0), e);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "stratus-worker");
        thread.setDaemon(true);
        return thread;
    }
}
