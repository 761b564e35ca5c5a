package dev.stratus.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.TaskRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.SfnException;

/// A state machine of AWS Step Functions. Region, credentials and endpoint (`AWS_ENDPOINT_URL_SFN`)
/// are those of AWS's own tools; the SDK repeats requests that fail in passing.
public final class StateMachine implements Closeable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String arn;
    private final SfnClient client;

    private StateMachine(String arn, SfnClient client) {
        this.arn = arn;
        this.client = client;
    }

    /// The state machine of an ARN; nothing is asked yet.
    ///
    /// @throws IllegalArgumentException if it is no ARN of one
    /// @throws IOException if it is not known in which region it is
    public static StateMachine of(String arn) throws IOException {
        if (!arn.matches("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d{12}:stateMachine:[^:]+")) {
            throw new IllegalArgumentException(
                    "'%s' is no state machine, expected its ARN, as 'stratus deploy' prints it."
                            .formatted(arn));
        }
        try {
            return new StateMachine(
                    arn,
                    SfnClient.builder()
                            .httpClientBuilder(
                                    UrlConnectionHttpClient.builder()
                                            .connectionTimeout(TIMEOUT)
                                            .socketTimeout(TIMEOUT))
                            .build());
        } catch (SdkClientException e) {
            throw new IOException(
                    "%s: AWS cannot be asked: %s. Say in which region it is with AWS_REGION, or in the profile."
                            .formatted(arn, e.getMessage()),
                    e);
        }
    }

    /// The ARN of its execution of a name, which need not exist.
    String execution(String name) {
        return arn.replace(":stateMachine:", ":execution:") + ":" + name;
    }

    /// What an execution does, if there is one.
    Optional<DescribeExecutionResponse> describe(String execution) throws IOException {
        return ask(() -> {
            try {
                return Optional.of(client.describeExecution(r -> r.executionArn(execution)));
            } catch (ExecutionDoesNotExistException e) {
                return Optional.<DescribeExecutionResponse>empty();
            }
        });
    }

    /// Starts an execution. One that runs under this name with this input is the same.
    ///
    /// @return whether it runs; not if its name was used before
    boolean start(String name, ObjectNode input) throws IOException {
        return ask(() -> {
            try {
                client.startExecution(
                        r -> r.stateMachineArn(arn).name(name).input(input.toString()));
                return true;
            } catch (ExecutionAlreadyExistsException e) {
                return false;
            }
        });
    }

    /// How many items of an execution's map are done.
    long itemsDone(String execution) throws IOException {
        return ask(() -> {
            long done = 0;
            for (MapRunListItem run :
                    client.listMapRuns(r -> r.executionArn(execution)).mapRuns()) {
                done +=
                        client.describeMapRun(r -> r.mapRunArn(run.mapRunArn()))
                                .itemCounts()
                                .succeeded();
            }
            return done;
        });
    }

    private <T> T ask(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (SfnException e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            throw new TaskRefusedException(
                    "%s: Step Functions answers %d %s. Check --state-machine, AWS_REGION, and that the credentials in use (AWS_PROFILE) may start and watch it."
                            .formatted(arn, e.statusCode(), code));
        } catch (SdkException e) {
            if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("%s: interrupted".formatted(arn));
            }
            throw new IOException(
                    "%s: Step Functions cannot be reached: %s".formatted(arn, e.getMessage()));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
