package dev.stratus.testkit.aws;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of a function, which serves one invocation at a time.
final class FunctionProcess implements Closeable {
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(60);

    private final FunctionSpec function;
    private final RuntimeApi api;
    private final Process process;
    private boolean used;

    /// How an invocation ended.
    record Ended(Invocation.Outcome outcome, String payload, Duration duration) {}

    private FunctionProcess(FunctionSpec function, RuntimeApi api, Process process) {
        this.function = function;
        this.api = api;
        this.process = process;
    }

    /// Starts the process in `folder`; what it prints is appended to `log` there.
    static FunctionProcess start(FunctionSpec function, Path folder, String log)
            throws IOException {
        RuntimeApi api = RuntimeApi.start();
        ProcessBuilder builder = new ProcessBuilder(function.command());
        builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve(log).toFile()));
        builder.directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", log);
        environment.putAll(function.environment());
        try {
            return new FunctionProcess(function, api, builder.start());
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Whether this is the first invocation.
    Invocation.Start startOfNext() {
        return used ? Invocation.Start.WARM : Invocation.Start.COLD;
    }

    /// Hands an invocation to the process and waits for its end. A process that crashed or timed
    /// out is dead afterwards.
    Ended invoke(String requestId, String payload, String arn, Optional<LambdaFault> fault)
            throws InterruptedException {
        used = true;
        CompletableFuture<Instant> started = new CompletableFuture<>();
        CompletableFuture<RuntimeApi.Result> result = new CompletableFuture<>();
        CompletableFuture<Process> exited = process.onExit();
        api.submit(
                new RuntimeApi.Work(
                        requestId,
                        payload,
                        arn,
                        Instant.now().plus(function.timeout()),
                        started,
                        result));
        Optional<Instant> start =
                await(CompletableFuture.anyOf(started, exited, api.initError()), INIT_TIMEOUT)
                        .map(first -> started.getNow(Instant.now()));
        if (start.isEmpty() || !started.isDone()) {
            return crashed(requestId, Duration.ZERO);
        }
        if (fault.equals(Optional.of(LambdaFault.CRASH))) {
            return crashed(requestId, Duration.between(start.get(), Instant.now()));
        }
        Optional<Object> end = await(CompletableFuture.anyOf(result, exited), function.timeout());
        Duration duration = Duration.between(start.get(), Instant.now());
        if (end.isEmpty() || fault.equals(Optional.of(LambdaFault.LATE))) {
            return timedOut(requestId, duration);
        }
        if (!result.isDone()) {
            return crashed(requestId, duration);
        }
        RuntimeApi.Result done = result.join();
        return switch (done.kind()) {
            case RESPONSE -> new Ended(Invocation.Outcome.SUCCEEDED, done.payload(), duration);
            case ERROR -> new Ended(Invocation.Outcome.FUNCTION_ERROR, done.payload(), duration);
        };
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    private Ended timedOut(String requestId, Duration duration) {
        close();
        return new Ended(
                Invocation.Outcome.TIMED_OUT,
                Json.object(
                        "errorType",
                        "Sandbox.Timedout",
                        "errorMessage",
                        "RequestId: %s Error: Task timed out after %.2f seconds"
                                .formatted(requestId, function.timeout().toMillis() / 1000.0)),
                duration);
    }

    private Ended crashed(String requestId, Duration duration) throws InterruptedException {
        process.destroyForcibly().waitFor();
        api.close();
        return new Ended(
                Invocation.Outcome.CRASHED,
                Json.object(
                        "errorType",
                        "Runtime.ExitError",
                        "errorMessage",
                        "RequestId: %s Error: Runtime exited with error: exit status %d"
                                .formatted(requestId, process.exitValue())),
                duration);
    }

    private static <T> Optional<T> await(CompletableFuture<T> future, Duration most)
            throws InterruptedException {
        try {
            return Optional.of(future.get(most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
