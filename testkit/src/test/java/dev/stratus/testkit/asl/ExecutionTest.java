package dev.stratus.testkit.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.testkit.asl.Execution.Outcome;
import dev.stratus.testkit.asl.Execution.Status;
import dev.stratus.testkit.asl.MapRun.ChildStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ExecutionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MACHINE = "arn:aws:states:us-east-1:1:stateMachine:m";
    private static final String EXECUTION = "arn:aws:states:us-east-1:1:execution:m:first";

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedQueue<StateFailure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Test
    void everyItemGoesThroughTheTaskAndResultsAreWritten() throws Exception {
        Outcome outcome = runSquares(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        JsonNode output = outcome.output().orElseThrow();
        assertThat(output.get("name").textValue()).isEqualTo("first");
        String manifestKey = output.get("manifest").textValue();
        assertThat(manifestKey).startsWith("runs/").endsWith("/manifest.json");
        JsonNode manifest = MAPPER.readTree(buckets.get("b", manifestKey));
        assertThat(manifest.at("/ResultFiles/FAILED")).isEmpty();
        String key = manifest.at("/ResultFiles/SUCCEEDED/0/Key").textValue();
        JsonNode results = MAPPER.readTree(buckets.get("b", key));
        List<Integer> squares = new ArrayList<>();
        for (JsonNode result : results) {
            assertThat(result.get("Status").textValue()).isEqualTo("SUCCEEDED");
            squares.add(MAPPER.readTree(result.get("Output").textValue()).get("square").intValue());
        }
        assertThat(squares).containsExactly(1, 4, 9, 16, 25, 36, 49, 64, 81, 100);
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void aRetryWaitsLongerEachTimeAndThenSucceeds() throws Exception {
        for (int i = 0; i < 7; i++) {
            failures.add(new StateFailure("Lambda.TooManyRequestsException", "Rate Exceeded."));
        }
        Outcome outcome = runSquares(List.of(5));

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(waits)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void anErrorThatNobodyRetriesFailsTheMapAndIsCaught() throws Exception {
        failures.add(new StateFailure("java.lang.IllegalArgumentException", "asked to fail"));
        Outcome outcome = runSquares(List.of(1, 2, 3, 4));

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.error()).isEqualTo("SquaresFailed");
        assertThat(outcome.cause()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(buckets.names()).anyMatch(name -> name.endsWith("/FAILED_0.json"));
    }

    @Test
    void attemptsRunOut() throws Exception {
        for (int i = 0; i < 6; i++) {
            failures.add(new StateFailure("Sandbox.Timedout", "too late"));
        }

        assertThat(runSquares(List.of(1)).status()).isEqualTo(Status.FAILED);
        assertThat(waits).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(waits.get(i))
                    .as("jitter")
                    .isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
        }
        assertThat(waits.get(4)).isNotEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void aChoiceLeadsToAFailureWithAComputedCause() throws Exception {
        Outcome outcome = runSquares(List.of());

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.error()).isEqualTo("Nothing");
        assertThat(outcome.cause()).isEqualTo("no numbers in plan.json");
    }

    @Test
    void aMissingPlanIsAnErrorOfTheItemReader() throws Exception {
        Execution execution =
                start(
                        squares(),
                        "{\"bucket\": \"b\", \"key\": \"none\", \"count\": 1, \"results\": \"\"}");

        assertThat(execution.await().cause()).isEqualTo("States.ItemReaderFailed");
    }

    @Test
    void aMapRunIsCountedWhileItRunsAndAborted() throws Exception {
        CountDownLatch reached = new CountDownLatch(3);
        TaskResource blocking =
                (arguments, timeout) -> {
                    reached.countDown();
                    new CountDownLatch(1).await();
                    return arguments;
                };
        put(List.of(1, 2, 3, 4, 5));
        Execution execution =
                Execution.start(
                        StateMachine.parse(squares()),
                        MACHINE,
                        EXECUTION,
                        input(5),
                        around(blocking));
        reached.await();
        MapRun.Snapshot running = execution.mapRuns().get(0).snapshot();
        execution.abort("Stopped", "by the test");
        Outcome outcome = execution.await();

        assertThat(running.status()).isEqualTo(MapRun.Status.RUNNING);
        assertThat(running.executions())
                .containsEntry(ChildStatus.RUNNING, 3L)
                .containsEntry(ChildStatus.PENDING, 2L);
        assertThat(running.executionArn()).isEqualTo(EXECUTION);
        assertThat(outcome.status()).isEqualTo(Status.ABORTED);
        assertThat(outcome.error()).isEqualTo("Stopped");
        assertThat(execution.mapRuns().get(0).snapshot().status()).isEqualTo(MapRun.Status.ABORTED);
    }

    @Test
    void itemsAreBatchedAndSomeFailuresTolerated() throws Exception {
        String machine =
                """
                {"QueryLanguage": "JSONata", "StartAt": "M", "States": {"M": {
                  "Type": "Map", "Items": "{% [1..10] %}",
                  "ItemBatcher": {"MaxItemsPerBatch": 4, "BatchInput": {"factor": 2}},
                  "ToleratedFailurePercentage": 40,
                  "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "C", "States": {
                      "C": {"Type": "Choice",
                        "Choices": [{"Condition": "{% 5 in $states.input.Items %}", "Next": "F"}],
                        "Default": "P"},
                      "F": {"Type": "Fail", "Error": "Five", "Cause": "a five"},
                      "P": {"Type": "Pass", "End": true,
                        "Output": "{% $sum($states.input.Items) * $states.input.BatchInput.factor %}"}}},
                  "End": true}}}
                """;

        Outcome outcome = start(machine, "{}").await();

        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.output().orElseThrow().toString()).isEqualTo("[20,38]");
        String strict = machine.replace("40", "30");
        assertThat(start(strict, "{}").await().error())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"StartAt\": \"Remember\" | \"StartAt\": \"Elsewhere\" | no state 'Elsewhere'",
                "\"Next\": \"Done\" | \"Next\": \"Gone\" | no state 'Gone'",
                "\"Default\": \"Fan out\" | \"Default\": \"Nothing\" | never reached",
                "\"DISTRIBUTED\" | \"INLINE\" | Mode is not DISTRIBUTED",
                "\"EXPRESS\" | \"FAST\" | neither STANDARD nor EXPRESS",
                "\"JSONata\" | \"JSONPath\" | QueryLanguage",
                "\"Type\": \"Task\" | \"Type\": \"Wait\" | Type is 'Wait'",
                "\"MaxConcurrency\" | \"MaxConcurency\" | MaxConcurency is not known",
                "\"Condition\" | \"Variable\" | Variable is not known",
                "\"Resource\": \"arn:aws:states:::lambda:invoke\", | '' | Resource is missing",
                "\"End\": true | \"End\": false | either Next or",
                "\"MaxAttempts\": 5 | \"Attempts\": 5 | Attempts is not known"
            })
    void aMutatedDefinitionIsRefused(String from, String to, String message) throws IOException {
        String definition = squares().replaceAll("(?s)\\s+", " ");
        assertThat(definition).contains(from);

        assertThatThrownBy(() -> StateMachine.parse(definition.replace(from, to)))
                .isInstanceOf(InvalidStateMachineException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$states.input.count = 0 | $states.input.count | States.QueryEvaluationError",
                "$states.input.results | $states.input.none | States.QueryEvaluationError",
                "'\"{% $bucket %}\", \"Key\"' | '\"c\", \"Key\"' | SquaresFailed",
                "lambda:invoke | sqs:sendMessage | SquaresFailed",
                "/numbers | /plan | SquaresFailed",
                "'\"ItemsPointer\": \"/numbers\"' | '\"MaxItems\": 5' | SquaresFailed"
            })
    void aDefinitionThatMeansSomethingElseFails(String from, String to, String error)
            throws Exception {
        String definition = squares();
        assertThat(definition).contains(from);
        put(List.of(1, 2));
        Execution execution =
                Execution.start(
                        StateMachine.parse(definition.replace(from, to)),
                        MACHINE,
                        EXECUTION,
                        input(2),
                        around(this::square));

        assertThat(execution.await().error()).isEqualTo(error);
    }

    @Test
    void moreThanTheServiceHoldsBetweenTwoStatesIsAnError() throws Exception {
        String machine =
                """
                {"QueryLanguage": "JSONata", "StartAt": "P", "States": {"P": {"Type": "Pass",
                  "Output": "{% $join([1..100000].$string()) %}", "End": true}}}
                """;

        assertThat(start(machine, "{}").await().error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void anExecutionEndsAtItsTimeout() throws Exception {
        String machine =
                """
                {"QueryLanguage": "JSONata", "TimeoutSeconds": -1, "StartAt": "P",
                  "States": {"P": {"Type": "Pass", "End": true}}}
                """;

        assertThat(start(machine, "{}").await().status()).isEqualTo(Status.TIMED_OUT);
    }

    private Outcome runSquares(List<Integer> numbers) throws Exception {
        put(numbers);
        return Execution.start(
                        StateMachine.parse(squares()),
                        MACHINE,
                        EXECUTION,
                        input(numbers.size()),
                        around(this::square))
                .await();
    }

    private void put(List<Integer> numbers) {
        String plan = "{\"numbers\": " + numbers + "}";
        buckets.put("b", "plan.json", plan.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode input(int count) {
        return MAPPER.createObjectNode()
                .put("bucket", "b")
                .put("key", "plan.json")
                .put("results", "runs")
                .put("count", count);
    }

    private Execution start(String machine, String input) throws IOException {
        return Execution.start(
                StateMachine.parse(machine),
                MACHINE,
                EXECUTION,
                MAPPER.readTree(input),
                around(this::square));
    }

    private Surroundings around(TaskResource task) {
        return new Surroundings(
                Map.of("arn:aws:states:::lambda:invoke", task), buckets, waits::add);
    }

    private JsonNode square(JsonNode arguments, Duration timeout) throws StateFailure {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            StateFailure failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            assertThat(timeout).isEqualTo(Duration.ofSeconds(60));
            int number = arguments.at("/Payload/number").intValue();
            ObjectNode result = MAPPER.createObjectNode();
            result.putObject("Payload").put("square", number * number);
            return result;
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private static String squares() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ExecutionTest.class.getResourceAsStream("squares.asl.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
