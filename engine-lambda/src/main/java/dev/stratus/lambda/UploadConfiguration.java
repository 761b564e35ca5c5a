package dev.stratus.lambda;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.AttributeRequest.Geometry;
import dev.stratus.segy.SegyOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is done with each file that is uploaded, as the template says in the function's
/// environment.
///
/// @param results `s3://bucket/prefix`, below which each file's results have a folder
/// @param budget in dollars, that one file may cost at most
/// @param workers functions at once
record UploadConfiguration(
        String results, AttributeRequest request, SegyOptions reading, double budget, int workers) {
    /// @param environment `STRATUS_RESULTS` and, unless the usual will do, `STRATUS_ATTRIBUTES`,
    ///   `STRATUS_WINDOW`, `STRATUS_HEADER`, `STRATUS_BUDGET` and `STRATUS_WORKERS`
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
                Integer.parseInt(environment.getOrDefault("STRATUS_WORKERS", "1000")));
    }

    private static List<Attribute> attributes(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(UploadConfiguration::attribute)
                .toList();
    }

    private static Attribute attribute(String label) {
        return Arrays.stream(Attribute.values())
                .filter(attribute -> attribute.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "STRATUS_ATTRIBUTES: there is no attribute '%s'."
                                        .formatted(label)));
    }
}
