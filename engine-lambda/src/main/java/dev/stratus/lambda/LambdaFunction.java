package dev.stratus.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.job.TaskRefusedException;
import dev.stratus.storage.Retries;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.TransientException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;

/// A function that is invoked and waited for. Region, credentials and endpoint
/// (`AWS_ENDPOINT_URL_LAMBDA`) are those of AWS's own tools. Any number of threads may invoke it at
/// once; what the account does not allow at the moment waits.
public final class LambdaFunction implements Closeable {
    /// No function runs longer than 15 minutes (Lambda quotas).
    private static final Duration LONGEST = Duration.ofMinutes(16);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /// Turned away for about 10 minutes, an invocation is given up: something else has the whole
    /// account.
    private static final Retries WHILE_THROTTLED =
            new Retries(66, Duration.ofMillis(400), Duration.ofSeconds(20));

    private static final int THROTTLED = 429;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final LambdaClient client;
    private final LambdaBill bill = new LambdaBill();

    private LambdaFunction(String name, LambdaClient client) {
        this.name = name;
        this.client = client;
    }

    /// The function of a name or ARN; nothing is asked yet.
    ///
    /// @throws IOException if it is not known in which region it is
    public static LambdaFunction of(String name) throws IOException {
        try {
            return new LambdaFunction(
                    name,
                    LambdaClient.builder()
                            .httpClientBuilder(
                                    UrlConnectionHttpClient.builder()
                                            .connectionTimeout(CONNECT)
                                            .socketTimeout(LONGEST))
                            .overrideConfiguration(
                                    all -> all.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                            .build());
        } catch (SdkClientException e) {
            throw new IOException(
                    "function %s: AWS cannot be asked: %s. Say in which region it is with AWS_REGION, or in the profile."
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    /// What its invocations cost so far.
    public LambdaBill bill() {
        return bill;
    }

    /// How the function is deployed, if the credentials in use may know.
    ///
    /// @throws IOException if Lambda cannot be reached
    public Optional<TaskFunction> deployed() throws IOException {
        try {
            GetFunctionConfigurationResponse found =
                    client.getFunctionConfiguration(request -> request.functionName(name));
            return Optional.of(
                    new TaskFunction(
                            found.memorySize(),
                            TaskFunction.Processor.named(
                                    found.architecturesAsStrings().getFirst())));
        } catch (LambdaException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    /// Invokes the function and waits for its answer.
    ///
    /// @throws TaskRefusedException if trying again cannot help
    /// @throws IOException if it may
    JsonNode invoke(JsonNode event) throws IOException {
        SdkBytes payload = SdkBytes.fromByteArray(JSON.writeValueAsBytes(event));
        try {
            return WHILE_THROTTLED.call("function " + name, () -> invokeOnce(payload));
        } catch (StorageException e) {
            throw new TaskRefusedException(
                    "function %s: Lambda answers %d. For about 10 minutes nothing else was heard: others use up the account's concurrency, or the function's is reserved to 0."
                            .formatted(name, THROTTLED));
        }
    }

    /// @throws TransientException if the function is throttled
    private JsonNode invokeOnce(SdkBytes payload) throws IOException {
        try {
            return answer(
                    client.invoke(request ->
                            request.functionName(name).logType(LogType.TAIL).payload(payload)));
        } catch (LambdaException e) {
            if (e.statusCode() == THROTTLED) {
                bill.throttled();
                throw new TransientException("answered " + THROTTLED);
            }
            throw refused(e);
        } catch (SdkException e) {
            throw unreachable(e);
        }
    }

    private JsonNode answer(InvokeResponse response) throws IOException {
        bill.add(response.logResult());
        JsonNode answer;
        try {
            answer = JSON.readTree(response.payload().asByteArray());
        } catch (JacksonException e) {
            throw new IOException("function %s: its answer is no JSON".formatted(name), e);
        }
        if (response.functionError() == null) {
            return answer;
        }
        String message =
                "function %s: %s".formatted(name, answer.path("errorMessage").asText("failed"));
        throw answer.path("errorType").asText().equals(RefusedException.class.getName())
                ? new TaskRefusedException(message)
                : new IOException(message);
    }

    private IOException refused(LambdaException e) {
        String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        String sentence =
                "function %s: Lambda answers %d %s.".formatted(name, e.statusCode(), code);
        return switch (e.statusCode()) {
            case 404 ->
                    new TaskRefusedException(
                            "function %s: there is none of that name in this region. Deploy it with './stratus deploy', or check --function and AWS_REGION."
                                    .formatted(name));
            case 400, 401, 403, 413 ->
                    new TaskRefusedException(
                            sentence
                                    + " Check that the credentials in use (AWS_PROFILE) may do lambda:InvokeFunction.");
            default -> new IOException(sentence);
        };
    }

    private IOException unreachable(SdkException e) {
        return Thread.currentThread().isInterrupted()
                ? new InterruptedIOException("function %s: interrupted".formatted(name))
                : new IOException(
                        "function %s: Lambda cannot be reached: %s".formatted(name, e.getMessage()),
                        e instanceof SdkClientException ? null : e);
    }

    @Override
    public void close() {
        client.close();
    }
}
