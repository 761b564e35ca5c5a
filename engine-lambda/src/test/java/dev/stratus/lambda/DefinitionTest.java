package dev.stratus.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.testkit.asl.Buckets;
import dev.stratus.testkit.asl.Execution;
import dev.stratus.testkit.asl.StateFailure;
import dev.stratus.testkit.asl.StateMachine;
import dev.stratus.testkit.asl.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The state machine's real definition, with functions that only look at what they are asked. Each
/// thing that the definition has to do is demanded once in [#demand], and the last test takes the
/// definition apart to see that the demands notice.
@Timeout(60)
class DefinitionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final int TASKS = 7;
    private static final String MAP = "/States/Compute";
    private static final String TASK = MAP + "/ItemProcessor/States/Compute a part";

    /// One execution, what it was asked for, and what it left.
    private static final class World {
        private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<TaskOrder> orders = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<StateFailure> failures = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<StateFailure> silences = new ConcurrentLinkedQueue<>();

        private Execution.Outcome run(String definition, String input) throws Exception {
            StringBuilder tasks = new StringBuilder();
            for (int i = 0; i < TASKS; i++) {
                tasks.append(i == 0 ? "" : ",")
                        .append("{\"part\": \"part-%06d.parquet\", \"bytes\": 1}".formatted(i));
            }
            objects.put(
                    "results/a/plan.json", "{\"tasks\": [%s]}".formatted(tasks).getBytes(UTF_8));
            Surroundings surroundings =
                    new Surroundings(
                            Map.of(
                                    "arn:aws:states:::lambda:invoke",
                                    (arguments, timeout) -> invoke(arguments, timeout),
                                    "arn:aws:states:::sns:publish",
                                    (arguments, timeout) -> {
                                        StateFailure silence = silences.poll();
                                        if (silence != null) {
                                            throw silence;
                                        }
                                        messages.add(
                                                arguments.get("TopicArn").textValue()
                                                        + " "
                                                        + arguments.get("Message").textValue());
                                        return arguments;
                                    }),
                            new Memory(),
                            wait -> {});
            return Execution.start(
                            StateMachine.parse(definition),
                            "arn:aws:states:us-east-1:1:stateMachine:m",
                            "arn:aws:states:us-east-1:1:execution:m:one",
                            JSON.readTree(input),
                            surroundings)
                    .await();
        }

        private JsonNode invoke(JsonNode arguments, Duration timeout) throws StateFailure {
            String function = arguments.get("FunctionName").textValue();
            assertThat(timeout).isLessThan(Duration.ofMinutes(16));
            calls.add(function);
            StateFailure failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            ObjectNode result = JSON.createObjectNode();
            ObjectNode payload = result.putObject("Payload");
            JsonNode event = arguments.get("Payload");
            switch (function) {
                case "stratus-plan" ->
                        payload.put("job", "s3://results/a")
                                .put("plan", ID)
                                .put("bucket", "results")
                                .put("key", "a/plan.json")
                                .put("workers", 3);
                case "stratus-task" -> {
                    TaskOrder order = read(event);
                    orders.add(order);
                    payload.putObject("result").put("part", order.part());
                }
                case "stratus-manifest", "stratus-map" -> {
                    assertThat(event.toString())
                            .isEqualTo(
                                    "{\"job\":\"s3://results/a\",\"plan\":\"%s\"}".formatted(ID));
                    payload.put("done-by", function);
                }
                default -> throw new AssertionError(function);
            }
            return result;
        }

        private static TaskOrder read(JsonNode event) throws StateFailure {
            try {
                return TaskOrder.read(new ByteArrayInputStream(event.toString().getBytes(UTF_8)));
            } catch (IOException | IllegalArgumentException e) {
                throw new StateFailure(
                        RefusedException.class.getName(), String.valueOf(e.getMessage()));
            }
        }

        private final class Memory implements Buckets {
            @Override
            public byte[] get(String bucket, String key) throws IOException {
                return Optional.ofNullable(objects.get(bucket + "/" + key))
                        .orElseThrow(() -> new FileNotFoundException(key));
            }

            @Override
            public void put(String bucket, String key, byte[] bytes) {
                objects.put(bucket + "/" + key, bytes);
            }
        }
    }

    private static final String COMMAND =
            """
            {"job": "s3://results/a", "plan": "%s", "bucket": "results", "key": "a/plan.json",
             "workers": 2}\
            """
                    .formatted(ID);

    private static final String UPLOAD =
            """
            {"detail": {"bucket": {"name": "survey"}, "object": {"key": "new/line.sgy"}}}\
            """;

    /// Everything that the definition has to do.
    private static void demand(String definition) throws Exception {
        demandThatACommandsTasksAreAllDoneInSpiteOfPassingFailures(definition);
        demandThatAnUploadIsPlannedComputedFinishedAndDrawn(definition);
        demandThatOneTaskThatIsRefusedFailsTheJobAndIsTold(definition);
        demandThatAFailureWithoutEndIsGivenUp(definition);
        demandThatAFailureIsToldInTheFunctionsWords(definition);
        demandThatAJobDoesNotFailBecauseNobodyCanBeTold(definition);
    }

    private static void demandThatACommandsTasksAreAllDoneInSpiteOfPassingFailures(
            String definition) throws Exception {
        World world = new World();
        for (String passing :
                List.of(
                        "Lambda.TooManyRequestsException",
                        "Lambda.ServiceException",
                        "Lambda.AWSLambdaException",
                        "Lambda.ClientExecutionTimeoutException",
                        "Lambda.SdkClientException",
                        UnfinishedException.class.getName(),
                        "Runtime.ExitError",
                        "Sandbox.Timedout",
                        "States.Timeout")) {
            world.failures.add(new StateFailure(passing, "injected"));
        }
        Execution.Outcome outcome = world.run(definition, COMMAND);

        assertThat(outcome.status()).as(outcome.cause()).isEqualTo(Execution.Status.SUCCEEDED);
        TreeSet<String> parts = new TreeSet<>();
        for (TaskOrder order : world.orders) {
            assertThat(order.job()).isEqualTo("s3://results/a");
            assertThat(order.plan()).isEqualTo(ID);
            assertThat(parts.add(order.part())).isTrue();
        }
        assertThat(parts).hasSize(TASKS);
        assertThat(new TreeSet<>(world.calls)).containsExactly("stratus-task");
        assertThat(world.messages)
                .containsExactly(
                        "arn:aws:sns:us-east-1:123456789012:stratus Computed: s3://results/a. The results are in s3://results/a.");
        JsonNode results = outcome.output().orElseThrow().get("results");
        assertThat(results.get("Bucket").textValue()).isEqualTo("results");
        assertThat(results.get("Key").textValue()).startsWith("runs/").endsWith("/manifest.json");
        JsonNode manifest =
                JSON.readTree(world.objects.get("results/" + results.get("Key").textValue()));
        JsonNode succeeded =
                JSON.readTree(
                        world.objects.get(
                                "results/"
                                        + manifest.at("/ResultFiles/SUCCEEDED/0/Key").textValue()));
        assertThat(succeeded).hasSize(TASKS);
        JsonNode first = JSON.readTree(succeeded.get(0).get("Output").textValue());
        assertThat(first.at("/result/part").textValue()).startsWith("part-");
    }

    private static void demandThatAnUploadIsPlannedComputedFinishedAndDrawn(String definition)
            throws Exception {
        World world = new World();
        Execution.Outcome outcome = world.run(definition, UPLOAD);

        assertThat(outcome.status()).as(outcome.cause()).isEqualTo(Execution.Status.SUCCEEDED);
        List<String> calls = new ArrayList<>(world.calls);
        assertThat(calls.getFirst()).isEqualTo("stratus-plan");
        assertThat(calls.subList(1, TASKS + 1)).containsOnly("stratus-task");
        assertThat(calls.subList(TASKS + 1, calls.size()))
                .containsExactly("stratus-manifest", "stratus-map");
        assertThat(world.messages)
                .containsExactly(
                        "arn:aws:sns:us-east-1:123456789012:stratus Computed: new/line.sgy. The results are in s3://results/a.");
    }

    private static void demandThatOneTaskThatIsRefusedFailsTheJobAndIsTold(String definition)
            throws Exception {
        World world = new World();
        world.failures.add(new StateFailure(RefusedException.class.getName(), "it is cut"));
        Execution.Outcome outcome = world.run(definition, COMMAND);

        assertThat(outcome.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(outcome.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(outcome.cause()).contains("it is cut");
        assertThat(world.messages).hasSize(1);
        assertThat(world.messages.peek()).contains("Failed: s3://results/a. ", "it is cut");
    }

    private static void demandThatAFailureWithoutEndIsGivenUp(String definition) throws Exception {
        World world = new World();
        for (int i = 0; i < 500; i++) {
            world.failures.add(new StateFailure("Runtime.ExitError", "killed"));
        }
        Execution.Outcome outcome = world.run(definition, COMMAND);

        assertThat(outcome.status()).isEqualTo(Execution.Status.FAILED);
        assertThat(world.calls).hasSizeLessThan(100);
        assertThat(world.messages).hasSize(1);
    }

    private static void demandThatAFailureIsToldInTheFunctionsWords(String definition)
            throws Exception {
        World world = new World();
        world.failures.add(
                new StateFailure(
                        RefusedException.class.getName(),
                        "{\"errorMessage\": \"it is cut\", \"stackTrace\": [\"at x\"]}"));
        world.run(definition, UPLOAD);

        assertThat(world.messages).hasSize(1);
        assertThat(world.messages.peek())
                .endsWith("Failed: new/line.sgy. dev.stratus.lambda.RefusedException: it is cut");
    }

    private static void demandThatAJobDoesNotFailBecauseNobodyCanBeTold(String definition)
            throws Exception {
        World passing = new World();
        passing.silences.add(new StateFailure("SNS.SdkClientException", "injected"));
        passing.run(definition, COMMAND);
        assertThat(passing.messages).hasSize(1);

        World silent = new World();
        for (int i = 0; i < 100; i++) {
            silent.silences.add(new StateFailure("SNS.AuthorizationErrorException", "injected"));
        }
        assertThat(silent.run(definition, COMMAND).status()).isEqualTo(Execution.Status.SUCCEEDED);
        silent.failures.add(new StateFailure(RefusedException.class.getName(), "it is cut"));
        assertThat(silent.run(definition, COMMAND).cause()).contains("it is cut");
    }

    @Test
    void aThrottledTaskWaitsAboutAsLongAsItsChildMay() throws Exception {
        JsonNode retry = JSON.readTree(Definition.text()).at(TASK + "/Retry/0");
        double waits = 0;
        double longest = retry.get("IntervalSeconds").doubleValue();
        for (int i = 0; i < retry.get("MaxAttempts").intValue(); i++) {
            waits += Math.min(longest, retry.get("MaxDelaySeconds").doubleValue()) / 2;
            longest *= retry.get("BackoffRate").doubleValue();
        }

        assertThat(waits).isBetween(240.0, 300.0);
    }

    @Test
    void theDefinitionDoesAllThatIsDemanded() throws Exception {
        demand(Definition.text());
    }

    @Test
    void childrenAreExpressAndHaveTimeForTheirFunctionWithinFiveMinutes() throws Exception {
        JsonNode definition = JSON.readTree(Definition.text());

        assertThat(definition.at(MAP + "/ItemProcessor/ProcessorConfig/ExecutionType").textValue())
                .isEqualTo("EXPRESS");
        assertThat(definition.at(TASK + "/TimeoutSeconds").intValue()).isLessThan(300);
        assertThat(definition.at(MAP + "/ToleratedFailurePercentage").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/StartAt | \"Compute\"",
                MAP + "/ItemSelector/part | \"part-000000.parquet\"",
                MAP + "/ItemSelector/plan | \"{% $states.input.job %}\"",
                MAP + "/ItemSelector/job | \"s3://other/place\"",
                MAP + "/ItemReader/ReaderConfig/ItemsPointer | \"/parts\"",
                MAP + "/ItemReader/ReaderConfig/MaxItems | 3",
                MAP + "/ItemReader/Arguments/Key | \"plan.json\"",
                MAP + "/ToleratedFailurePercentage | 100",
                MAP + "/ToleratedFailureCount | 1",
                MAP + "/Catch | []",
                MAP + "/Output | \"{% $states.input %}\"",
                MAP + "/ResultWriter/Arguments/Prefix | \"results\"",
                MAP + "/ResultWriter/Arguments/Bucket | \"elsewhere\"",
                MAP + "/Next | \"Write the manifest\"",
                MAP + "/Next | \"Tell\"",
                TASK + "/Retry | []",
                TASK + "/Retry/0/MaxAttempts | 0",
                TASK + "/Retry/1/ErrorEquals/0 | \"java.lang.Exception\"",
                TASK + "/Retry/1/MaxAttempts | 400",
                TASK + "/Output | \"{% $states.input %}\"",
                TASK + "/Arguments/FunctionName | \"stratus-map\"",
                TASK + "/TimeoutSeconds | 100000",
                "/States/Is it an upload?/Default | \"Plan\"",
                "/States/Is it an upload?/Default | \"Nowhere\"",
                "/States/Is there more to do?/Default | \"Write the manifest\"",
                "/States/Plan/Output | \"{% $states.input %}\"",
                "/States/Write the manifest/Next | \"Tell\"",
                "/States/Draw the map/Arguments/FunctionName | \"stratus-manifest\"",
                "/States/Tell/Arguments/TopicArn | \"arn:aws:sns:us-east-1:1:other\"",
                "/States/Tell of the failure/Next | \"Done\"",
                "/States/Done/Type | \"Wait\""
            })
    void aDefinitionThatWasChangedIsNoticed(String pointer, String value) throws Exception {
        JsonNode definition = JSON.readTree(Definition.text());
        int last = pointer.lastIndexOf('/');
        JsonNode parent = definition.at(pointer.substring(0, last));
        String field = pointer.substring(last + 1);
        if (parent.isArray()) {
            ((ArrayNode) parent).set(Integer.parseInt(field), JSON.readTree(value));
        } else {
            ((ObjectNode) parent).set(field, JSON.readTree(value));
        }

        assertThatThrownBy(() -> demand(definition.toString())).isNotNull();
    }
}
