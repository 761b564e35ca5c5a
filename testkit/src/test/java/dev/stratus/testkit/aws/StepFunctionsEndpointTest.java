package dev.stratus.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.testkit.SeededFaults;
import dev.stratus.testkit.asl.MemoryBuckets;
import dev.stratus.testkit.asl.StateMachine;
import dev.stratus.testkit.asl.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/// AWS's own client, a definition in a file, and real function processes that crash, are throttled
/// and come too late.
@Timeout(120)
class StepFunctionsEndpointTest {
    private static final int NUMBERS = 20;

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final SeededFaults<LambdaFault> faults = SeededFaults.any(9, 0.2, LambdaFault.class);
    @TempDir private Path logs;
    private LambdaEndpoint lambda;
    private StepFunctionsEndpoint states;
    private SfnClient client;
    private String machine;

    @BeforeEach
    void start() throws IOException {
        lambda = LambdaEndpoint.start(3, logs, faults::next);
        lambda.deploy(LambdaEndpointTest.sample());
        states =
                StepFunctionsEndpoint.start(
                        new Surroundings(
                                Map.of(LambdaInvoke.RESOURCE, new LambdaInvoke(lambda.uri())),
                                buckets,
                                duration -> Thread.sleep(duration.toMillis() / 50)));
        try (InputStream in =
                Objects.requireNonNull(
                        StateMachine.class.getResourceAsStream("squares.asl.json"))) {
            String definition = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            machine = states.define("squares", StateMachine.parse(definition));
        }
        String numbers =
                IntStream.range(0, NUMBERS)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{\"numbers\": [", "]}"));
        buckets.put("b", "plan.json", numbers.getBytes(StandardCharsets.UTF_8));
        client =
                SfnClient.builder()
                        .endpointOverride(states.uri())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("id", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
    }

    @AfterEach
    void stop() {
        client.close();
        states.close();
        lambda.close();
    }

    @Test
    void aDistributedMapOverFunctionsThatFailEndsWithEveryResult() throws Exception {
        String execution = startExecution("first", NUMBERS);
        DescribeExecutionResponse done = await(execution);

        assertThat(done.cause()).isNull();
        assertThat(done.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(done.name()).isEqualTo("first");
        assertThat(done.stopDate()).isAfterOrEqualTo(done.startDate());
        JsonNode manifest = Json.parse(text(Json.parse(done.output()).get("manifest").textValue()));
        JsonNode results =
                Json.parse(text(manifest.at("/ResultFiles/SUCCEEDED/0/Key").textValue()));
        TreeSet<Integer> squares = new TreeSet<>();
        for (JsonNode result : results) {
            squares.add(Json.parse(result.get("Output").textValue()).get("square").intValue());
        }
        assertThat(results).hasSize(NUMBERS);
        assertThat(squares)
                .containsExactlyElementsOf(
                        IntStream.range(0, NUMBERS).mapToObj(i -> i * i).toList());
        assertThat(faults.injected()).isNotEmpty();

        List<MapRunListItem> runs = client.listMapRuns(r -> r.executionArn(execution)).mapRuns();
        DescribeMapRunResponse run =
                client.describeMapRun(r -> r.mapRunArn(runs.get(0).mapRunArn()));
        assertThat(runs).hasSize(1);
        assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
        assertThat(run.maxConcurrency()).isEqualTo(3);
        assertThat(run.itemCounts().succeeded()).isEqualTo(NUMBERS);
        assertThat(run.executionCounts().total()).isEqualTo(NUMBERS);
        assertThat(run.executionCounts().pending()).isZero();
        assertThat(run.executionArn()).isEqualTo(execution);
    }

    @Test
    void aNameStandsForOneExecution() throws Exception {
        String execution = startExecution("twice", 0);

        assertThat(await(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(await(execution).error()).isEqualTo("Nothing");
        assertThatThrownBy(() -> startExecution("twice", 0))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn("arn:none")))
                .isInstanceOf(ExecutionDoesNotExistException.class)
                .hasMessageContaining("arn:none");
        assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn("arn:none")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void anExecutionIsStopped() throws Exception {
        String execution = startExecution("stopped", NUMBERS);
        client.stopExecution(r -> r.executionArn(execution).error("Enough").cause("by hand"));

        DescribeExecutionResponse stopped =
                client.describeExecution(r -> r.executionArn(execution));
        assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(stopped.error()).isEqualTo("Enough");
    }

    private String startExecution(String name, int count) {
        String input =
                "{\"bucket\": \"b\", \"key\": \"plan.json\", \"results\": \"runs\", \"count\": %d}"
                        .formatted(count);
        return client.startExecution(r -> r.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse await(String execution) throws InterruptedException {
        DescribeExecutionResponse now = client.describeExecution(r -> r.executionArn(execution));
        while (now.status() == ExecutionStatus.RUNNING) {
            Thread.sleep(50);
            now = client.describeExecution(r -> r.executionArn(execution));
        }
        return now;
    }

    private String text(String key) throws IOException {
        return new String(buckets.get("b", key), StandardCharsets.UTF_8);
    }
}
