package dev.stratus.lambda;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.AttributeRequest.Geometry;
import dev.stratus.job.FanOut;
import dev.stratus.job.SplitChoice;
import dev.stratus.segy.SegyOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is done with each file that is uploaded, as the template says in the function's
/// environment.
///
/// @param results `s3://bucket/prefix`, below which each file's results have a folder
/// @param budget in dollars, that the tasks of one file may cost at most
/// @param workers functions at once
/// @param function that does the tasks
record UploadConfiguration(
        String results,
        AttributeRequest request,
        SegyOptions reading,
        double budget,
        int workers,
        TaskFunction function) {
    /// @param environment `STRATUS_RESULTS` and, unless the usual will do, `STRATUS_ATTRIBUTES`,
    ///   `STRATUS_WINDOW`, `STRATUS_HEADER`, `STRATUS_BUDGET`, `STRATUS_WORKERS`,
    ///   `STRATUS_RESERVED_CONCURRENCY` (0 for none), `STRATUS_TASK_MEMORY` and
    ///   `STRATUS_ARCHITECTURE`
    /// @throws IllegalArgumentException if it is wrong
    static UploadConfiguration of(Map<String, String> environment) {
        String results = environment.getOrDefault("STRATUS_RESULTS", "");
        TaskOrder.requireS3(results, "STRATUS_RESULTS");
        String header = environment.getOrDefault("STRATUS_HEADER", "");
        return new UploadConfiguration(
                results.endsWith("/") ? results : results + "/",
                new AttributeRequest(
                        attributes(environment.getOrDefault("STRATUS_ATTRIBUTES", "mean_abs")),
                        List.of(),
                        Window.parse(environment.getOrDefault("STRATUS_WINDOW", "all")),
                        Geometry.POINT),
                header.isBlank() ? SegyOptions.none() : SegyOptions.none().withHeader(header),
                Double.parseDouble(environment.getOrDefault("STRATUS_BUDGET", "1")),
                workers(environment),
                function(environment));
    }

    /// How a file is cut at the least cost.
    ///
    /// @param leastTasks into which it is cut at least
    /// @return nothing if the functions and the state machine that calls them cost more than the
    ///   budget
    /// @throws IllegalArgumentException if no function would be done with its part in time
    Optional<FanOut> affordable(long bytes, int leastTasks) {
        return function.choice(workers, bytes, leastTasks)
                .best(SplitChoice.Goal.COST, OptionalDouble.of(budget))
                .filter(split ->
                        split.dollars() + LambdaRates.stateMachineDollars(split) <= budget);
    }

    /// More than what is reserved for the function would only be turned away.
    private static int workers(Map<String, String> environment) {
        int workers = Integer.parseInt(environment.getOrDefault("STRATUS_WORKERS", "1000"));
        int reserved =
                Integer.parseInt(environment.getOrDefault("STRATUS_RESERVED_CONCURRENCY", "0"));
        return reserved == 0 ? workers : Math.min(workers, reserved);
    }

    private static TaskFunction function(Map<String, String> environment) {
        String megabytes = environment.get("STRATUS_TASK_MEMORY");
        String processor = environment.get("STRATUS_ARCHITECTURE");
        return new TaskFunction(
                megabytes == null ? TaskFunction.USUAL.megabytes() : Integer.parseInt(megabytes),
                processor == null
                        ? TaskFunction.USUAL.processor()
                        : TaskFunction.Processor.named(processor));
    }

    private static List<Attribute> attributes(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(UploadConfiguration::attribute)
                .toList();
    }

    private static Attribute attribute(String label) {
        return Attribute.of(label)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "STRATUS_ATTRIBUTES: there is no attribute '%s'."
                                        .formatted(label)));
    }
}
