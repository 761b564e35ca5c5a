package dev.stratus.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The state machine's definition as it is deployed, with names in place of what the template
/// substitutes.
final class Definition {
    private Definition() {}

    static String text() throws IOException {
        Path file =
                Path.of(System.getProperty("stratus.root"), "deploy/aws/state-machine.asl.json");
        return Files.readString(file)
                .replace("${TaskFunction}", "stratus-task")
                .replace("${PlanFunction}", "stratus-plan")
                .replace("${ManifestFunction}", "stratus-manifest")
                .replace("${MapFunction}", "stratus-map")
                .replace("${Topic}", "arn:aws:sns:us-east-1:123456789012:stratus");
    }
}
