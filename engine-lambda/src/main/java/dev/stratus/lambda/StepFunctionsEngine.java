package dev.stratus.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.job.Engine;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.Task;
import dev.stratus.job.TaskFailedException;
import dev.stratus.job.TaskRefusedException;
import dev.stratus.job.TaskResult;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// Runs a plan by a state machine: starts an execution, watches it, and collects its results. The
/// execution goes on when this process ends, and is found again by its name, which is the plan's:
/// who resumes the job waits for what runs, or collects what has ended.
public final class StepFunctionsEngine implements Engine {
    private static final Duration LOOK = Duration.ofMillis(1500);

    /// How often one plan is given to the state machine, over all resumes.
    private static final int MOST_EXECUTIONS = 100;

    private static final int MOST_RESULT_BYTES = 256 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateMachine machine;
    private final int workers;
    private final StorageOptions options;
    private final JobProgress progress;
    private final Duration look;
    private final LambdaBill bill = new LambdaBill();

    /// An engine over one state machine.
    ///
    /// @param workers functions at once
    /// @param options how the results are reached
    public StepFunctionsEngine(
            StateMachine machine, int workers, StorageOptions options, JobProgress progress) {
        this(machine, workers, options, progress, LOOK);
    }

    StepFunctionsEngine(
            StateMachine machine,
            int workers,
            StorageOptions options,
            JobProgress progress,
            Duration look) {
        this.machine = machine;
        this.workers = Engine.checkedWorkers(workers);
        this.options = options;
        this.progress = progress;
        this.look = look;
    }

    /// What the executions whose results were collected cost.
    public LambdaBill bill() {
        return bill;
    }

    @Override
    public String name() {
        return "step-functions";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
            throws TaskFailedException, InterruptedException {
        try {
            String execution = executionOf(plan, jobFolder);
            DescribeExecutionResponse ended = await(execution, plan);
            if (ended.status() != ExecutionStatus.SUCCEEDED) {
                throw new TaskRefusedException(
                        "the execution %s ended as %s: %s %s"
                                .formatted(
                                        execution,
                                        ended.statusAsString(),
                                        String.valueOf(ended.error()),
                                        sentence(String.valueOf(ended.cause()))));
            }
            collect(plan, tasks, ended.output(), results);
        } catch (IOException e) {
            throw new TaskFailedException(tasks.getFirst(), e);
        }
    }

    /// What a function said of its failure: states wrap that into JSON, with a stack trace.
    static String sentence(String cause) {
        try {
            JsonNode json = JSON.readTree(cause.substring(Math.max(0, cause.indexOf('{'))));
            if (json.path("errorMessage").isTextual()) {
                return json.get("errorMessage").textValue();
            }
            return json.path("Cause").isTextual() ? sentence(json.get("Cause").textValue()) : cause;
        } catch (JacksonException e) {
            return cause; // It is a sentence already.
        }
    }

    /// The execution that runs for this plan, or a new one. Step Functions does not take a name
    /// twice, and so what ended is followed by the next number.
    private String executionOf(JobPlan plan, String jobFolder) throws IOException {
        for (int number = 1; number <= MOST_EXECUTIONS; number++) {
            String name = "stratus-%s-%d".formatted(plan.id(), number);
            String execution = machine.execution(name);
            Optional<DescribeExecutionResponse> known = machine.describe(execution);
            if (known.isEmpty()) {
                if (machine.start(name, StateMachineInput.of(jobFolder, plan, workers))) {
                    return execution;
                }
                known = machine.describe(execution); // Another process was quicker.
            }
            if (known.isPresent() && known.get().status() == ExecutionStatus.RUNNING) {
                return execution;
            }
        }
        throw new TaskRefusedException(
                "the plan %s was given to the state machine %d times. Begin anew with --overwrite."
                        .formatted(plan.id(), MOST_EXECUTIONS));
    }

    private DescribeExecutionResponse await(String execution, JobPlan plan)
            throws IOException, InterruptedException {
        long bytesEach = plan.source().bytes() / plan.tasks().size();
        long shown = 0;
        while (true) {
            DescribeExecutionResponse now =
                    machine.describe(execution)
                            .orElseThrow(() ->
                                    new IOException(
                                            "the execution %s is gone".formatted(execution)));
            long done = machine.itemsDone(execution) * bytesEach;
            progress.read(done - shown);
            shown = done;
            if (now.status() != ExecutionStatus.RUNNING) {
                // What was shown is replaced by what the results say.
                progress.read(-shown);
                return now;
            }
            Thread.sleep(look.toMillis());
        }
    }

    /// Reads what the state machine's ResultWriter wrote: a manifest that names files of results.
    private void collect(JobPlan plan, List<Task> tasks, String output, Results results)
            throws IOException {
        JsonNode place = JSON.readTree(output).path("results");
        String bucket = place.path("Bucket").asText();
        JsonNode manifest = read(bucket, place.path("Key").asText());
        Map<String, JsonNode> answers = new HashMap<>();
        for (JsonNode file : manifest.path("ResultFiles").path("SUCCEEDED")) {
            for (JsonNode child : read(bucket, file.path("Key").asText())) {
                JsonNode answer = JSON.readTree(child.path("Output").asText("{}"));
                answers.put(answer.path("result").path("part").asText(), answer);
                bill(answer);
            }
        }
        bill.addExecution();
        for (Task task : tasks) {
            JsonNode answer = answers.get(task.part());
            if (answer == null) {
                throw new IOException(
                        "the execution succeeded, but has no result of %s".formatted(task.part()));
            }
            TaskResult result = LambdaEngine.resultOf(plan, task, answer);
            progress.read(task.bytes());
            results.add(result, false);
        }
    }

    private void bill(JsonNode answer) throws IOException {
        try {
            bill.addChild(
                    TaskUsage.read(answer.required("usage")),
                    answer.required("kept").booleanValue());
        } catch (IllegalArgumentException e) {
            throw new TaskRefusedException(
                    "the function's answer is none of this program: %s. Deploy the function again."
                            .formatted(e.getMessage()));
        }
    }

    private JsonNode read(String bucket, String key) throws IOException {
        try (ByteSource source = Storage.open("s3://%s/%s".formatted(bucket, key), options)) {
            if (source.size() > MOST_RESULT_BYTES) {
                throw new IOException(
                        "%s: has %d bytes, expected at most %d of results"
                                .formatted(source.name(), source.size(), MOST_RESULT_BYTES));
            }
            byte[] bytes = new byte[Math.toIntExact(source.size())];
            source.read(0, ByteBuffer.wrap(bytes));
            return JSON.readTree(bytes);
        }
    }
}
