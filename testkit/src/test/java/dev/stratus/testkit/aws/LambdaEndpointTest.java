package dev.stratus.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.testkit.SeededFaults;
import dev.stratus.testkit.aws.Invocation.Outcome;
import dev.stratus.testkit.aws.Invocation.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/// AWS's own client on one side, AWS's own Java runtime on the other.
@Timeout(120)
class LambdaEndpointTest {
    private final ConcurrentLinkedQueue<LambdaFault> faults = new ConcurrentLinkedQueue<>();
    @TempDir private Path logs;
    private LambdaEndpoint lambda;
    private LambdaClient client;

    @BeforeEach
    void start() throws IOException {
        start(2);
    }

    private void start(int concurrency) throws IOException {
        lambda = LambdaEndpoint.start(concurrency, logs, () -> Optional.ofNullable(faults.poll()));
        lambda.deploy(sample());
        client = client(lambda);
    }

    @AfterEach
    void stop() {
        client.close();
        lambda.close();
    }

    static FunctionSpec sample() throws IOException {
        return FunctionSpec.java(
                        "sample",
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"),
                        System.getProperty("java.class.path"),
                        SampleFunction.class.getName() + "::handleRequest")
                .withEnvironment(Map.of("GREETING", "hello"));
    }

    static LambdaClient client(LambdaEndpoint endpoint) {
        return LambdaClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @Test
    void aFunctionRunsInItsOwnProcessWhichIsKept() throws IOException {
        JsonNode first = Json.parse(invoke("{}").payload().asUtf8String());
        JsonNode second = Json.parse(invoke("{}").payload().asUtf8String());

        assertThat(first.get("served").intValue()).isEqualTo(1);
        assertThat(second.get("served").intValue()).as("the same process").isEqualTo(2);
        assertThat(first.get("function").textValue()).isEqualTo("sample");
        assertThat(first.get("arn").textValue()).isEqualTo(LambdaEndpoint.arn("sample"));
        assertThat(first.get("environment").textValue()).isEqualTo("hello");
        assertThat(first.get("remainingMillis").longValue()).isBetween(1L, 60_000L);
        assertThat(lambda.invocations())
                .extracting(Invocation::start)
                .containsExactly(Start.COLD, Start.WARM);
        assertThat(lambda.invocations().get(0).requestId())
                .isEqualTo(first.get("requestId").textValue());
        assertThat(logs.resolve("sample-001.log")).exists();
        assertThat(lambda.invocations().get(1).duration())
                .isPositive()
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void anExceptionOfTheFunctionComesBackAsItsError() throws IOException {
        InvokeResponse response = invoke("{\"do\": \"fail\"}");
        JsonNode error = Json.parse(response.payload().asUtf8String());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(error.get("errorType").textValue())
                .isEqualTo("java.lang.IllegalArgumentException");
        assertThat(error.get("errorMessage").textValue()).isEqualTo("asked to fail");
        assertThat(invoke("{}").functionError()).as("the process lives on").isNull();
    }

    @Test
    void aProcessThatExitsIsReplaced() throws IOException {
        InvokeResponse response = invoke("{\"do\": \"exit\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("Runtime.ExitError", "exit status 3");
        assertThat(invoke("{}").functionError()).isNull();
        assertThat(lambda.invocations())
                .extracting(Invocation::outcome)
                .containsExactly(Outcome.CRASHED, Outcome.SUCCEEDED);
    }

    @Test
    void aFunctionThatHangsIsEndedAtItsTimeout() throws IOException {
        lambda.deploy(sample().withTimeout(Duration.ofMillis(200)));
        InvokeResponse response = invoke("{\"do\": \"hang\"}");

        assertThat(response.payload().asUtf8String())
                .contains("Sandbox.Timedout", "timed out after 0.20 seconds");
        assertThat(lambda.invocations().get(0).outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(lambda.invocations().get(0).gigabyteSeconds(512)).isBetween(0.1, 5.0);
    }

    @Test
    void faultsThatTheFunctionNeverHearsOfAreErrorsOfTheService() {
        faults.addAll(List.of(LambdaFault.THROTTLED, LambdaFault.SERVICE_ERROR));

        assertThatThrownBy(() -> invoke("{}")).isInstanceOf(TooManyRequestsException.class);
        assertThatThrownBy(() -> invoke("{}")).isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> client.invoke(r -> r.functionName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(lambda.invocations())
                .extracting(Invocation::start)
                .containsExactly(Start.NONE, Start.NONE);
    }

    @Test
    void crashesLateAnswersAndColdStartsAreInjected() {
        faults.addAll(List.of(LambdaFault.COLD_START, LambdaFault.COLD_START));
        assertThat(invoke("{}").functionError()).isNull();
        assertThat(invoke("{}").functionError()).isNull();
        faults.addAll(List.of(LambdaFault.CRASH, LambdaFault.LATE));
        assertThat(invoke("{}").payload().asUtf8String()).contains("Runtime.ExitError");
        assertThat(invoke("{}").payload().asUtf8String()).contains("Sandbox.Timedout");

        assertThat(lambda.invocations())
                .extracting(Invocation::start)
                .containsExactly(Start.COLD, Start.COLD, Start.WARM, Start.COLD);
        assertThat(lambda.invocations())
                .extracting(Invocation::outcome)
                .containsExactly(
                        Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.CRASHED, Outcome.TIMED_OUT);
    }

    @Test
    void moreAtOnceThanTheLimitAreThrottled() throws Exception {
        lambda.deploy(sample().withTimeout(Duration.ofSeconds(2)));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> throttled = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                throttled.add(threads.submit(() -> isThrottled("{\"do\": \"hang\"}")));
            }
            int count = 0;
            for (Future<Boolean> one : throttled) {
                count += one.get() ? 1 : 0;
            }
            assertThat(count).isEqualTo(4);
            assertThat(lambda.mostAtOnce()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void processesThatStartAtOnceDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (LambdaEndpoint wide = LambdaEndpoint.start(4, logs, Optional::empty);
                LambdaClient many = client(wide)) {
            wide.deploy(sample());
            List<Future<InvokeResponse>> responses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                responses.add(threads.submit(() -> many.invoke(r -> r.functionName("sample"))));
            }
            for (Future<InvokeResponse> response : responses) {
                assertThat(response.get().payload().asUtf8String()).contains("served");
            }
            assertThat(wide.invocations())
                    .extracting(Invocation::outcome)
                    .containsOnly(Outcome.SUCCEEDED);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void seededFaultsAndRetriesComeToTheSameAnswers() throws IOException {
        SeededFaults<LambdaFault> seeded =
                SeededFaults.of(
                        3,
                        0.3,
                        LambdaFault.class,
                        List.of(
                                LambdaFault.THROTTLED,
                                LambdaFault.SERVICE_ERROR,
                                LambdaFault.CRASH));
        try (LambdaEndpoint faulty = LambdaEndpoint.start(8, logs, seeded::next);
                LambdaClient retrying = client(faulty)) {
            faulty.deploy(sample());
            for (int number = 0; number < 10; number++) {
                assertThat(squareUntilDone(retrying, number)).isEqualTo(number * number);
            }
            assertThat(seeded.injected()).isNotEmpty();
        }
    }

    private static int squareUntilDone(LambdaClient client, int number) throws IOException {
        String input = "{\"do\": \"square\", \"number\": %d}".formatted(number);
        while (true) {
            try {
                InvokeResponse response =
                        client.invoke(r ->
                                r.functionName("sample").payload(SdkBytes.fromUtf8String(input)));
                if (response.functionError() == null) {
                    return Json.parse(response.payload().asUtf8String()).get("square").intValue();
                }
            } catch (TooManyRequestsException | ServiceException e) {
                assertThat(e.statusCode()).isIn(429, 500);
            }
        }
    }

    private boolean isThrottled(String input) {
        try {
            invoke(input);
            return false;
        } catch (TooManyRequestsException e) {
            return true;
        }
    }

    private InvokeResponse invoke(String input) {
        return client.invoke(r ->
                r.functionName(LambdaEndpoint.arn("sample"))
                        .payload(SdkBytes.fromUtf8String(input)));
    }
}
