package dev.stratus.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.job.Engine;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.ResultJson;
import dev.stratus.job.Task;
import dev.stratus.job.TaskFailedException;
import dev.stratus.job.TaskRefusedException;
import dev.stratus.job.TaskResult;
import dev.stratus.job.TaskScheduler;
import dev.stratus.segy.SegyFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs tasks as invocations of a Lambda function, a bounded number at once.
public final class LambdaEngine implements Engine {
    /// A function may fail through no fault of its own, and a cold start is no straggler.
    private static final TaskScheduler.Policy POLICY =
            new TaskScheduler.Policy(6, Duration.ofMillis(500), Duration.ofSeconds(30), 3);

    private final LambdaFunction function;
    private final int workers;
    private final JobProgress progress;

    /// An engine that invokes one function.
    ///
    /// @param workers invocations at once
    /// @throws IllegalArgumentException if `workers` is not positive
    public LambdaEngine(LambdaFunction function, int workers, JobProgress progress) {
        this.function = function;
        this.workers = Engine.checkedWorkers(workers);
        this.progress = progress;
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
            throws TaskFailedException, InterruptedException {
        // One waits for each invocation, with nothing to do: no thread of the system's is worth it.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try {
            new TaskScheduler(
                            workers,
                            threads,
                            task -> invoke(plan, jobFolder, task, over),
                            POLICY,
                            progress)
                    .run(tasks, results);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /// @param over when nobody waits any more: a twin that is still under way counts for nothing
    private TaskResult invoke(JobPlan plan, String jobFolder, Task task, AtomicBoolean over)
            throws IOException {
        JsonNode answer = function.invoke(TaskOrder.of(jobFolder, plan, task).json());
        TaskResult result = resultOf(plan, task, answer);
        if (!over.get()) {
            progress.read(task.bytes());
        }
        return result;
    }

    static TaskResult resultOf(JobPlan plan, Task task, JsonNode answer) throws IOException {
        try {
            return ResultJson.read(task, plan.request(), answer.required("result"));
        } catch (IllegalArgumentException e) {
            throw new TaskRefusedException(
                    "the function's answer is none of this program: %s. Deploy the function again."
                            .formatted(e.getMessage()));
        }
    }

    /// Makes sure that functions can reach the file and the results, and can open the file without
    /// reading all of it.
    ///
    /// @param results where they will go, as the user wrote it
    /// @throws IllegalArgumentException with a sentence for the user, if not
    public static void requireFit(SegyFile file, String results) {
        TaskOrder.requireS3(file.source().name(), "the SEG-Y file");
        TaskOrder.requireS3(results, "the place of the results");
        if (!file.hasEqualTraces()) {
            throw new IllegalArgumentException(
                    "%s: its traces are not equally long, and each function would read all of their headers to find its own. Use --engine local."
                            .formatted(file.source().name()));
        }
    }
}
