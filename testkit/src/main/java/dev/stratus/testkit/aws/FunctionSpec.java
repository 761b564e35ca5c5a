package dev.stratus.testkit.aws;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A function that can be invoked: how its process starts, and what it is given.
///
/// @param command starts a process that speaks Lambda's Runtime API
/// @param environment in addition to what Lambda itself sets
/// @param timeout of one invocation, without the start of the process
/// @param memoryMegabytes what is billed; the process is not held to it except by its own command
public record FunctionSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Duration timeout,
        int memoryMegabytes) {
    private static final String RUNTIME =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    public FunctionSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// A Java function of 512 MB and 60 seconds in AWS's own runtime interface client, which must
    /// be on the class path.
    ///
    /// @param classPath absolute paths
    /// @param handler such as `org.example.Handler::handleRequest`
    public static FunctionSpec java(
            String name, Path java, List<String> jvmOptions, String classPath, String handler)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(jvmOptions);
        RuntimeLibrary.option(classPath).ifPresent(command::add);
        command.addAll(List.of("-cp", classPath, RUNTIME, handler));
        return new FunctionSpec(
                name, command, Map.of("_HANDLER", handler), Duration.ofSeconds(60), 512);
    }

    public FunctionSpec withTimeout(Duration timeout) {
        return new FunctionSpec(name, command, environment, timeout, memoryMegabytes);
    }

    public FunctionSpec withMemoryMegabytes(int megabytes) {
        return new FunctionSpec(name, command, environment, timeout, megabytes);
    }

    public FunctionSpec withEnvironment(Map<String, String> environment) {
        return new FunctionSpec(name, command, environment, timeout, memoryMegabytes);
    }
}
