package dev.stratus.lambda;

import dev.stratus.job.FanOut;
import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.job.Sha256;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Plans a job for a file that somebody uploaded, who may mean no good: what it may cost is bounded
/// before the first function starts, and its name decides nothing.
final class UploadPlanner {
    private static final int LONGEST_NAME = 100;
    private static final int HASH_CHARACTERS = 12;

    private final UploadConfiguration configuration;

    UploadPlanner(UploadConfiguration configuration) {
        this.configuration = configuration;
    }

    /// Where the plan is.
    record Planned(String job, JobPlan plan) {}

    /// Plans the job for an object, unless it was planned before: events may come twice.
    ///
    /// @throws IllegalArgumentException if it is refused
    Planned plan(String bucket, String key) throws IOException {
        String location = "s3://%s/%s".formatted(bucket, key);
        TaskOrder.requireS3(location, "the object");
        if (configuration.results().startsWith("s3://" + bucket + "/")) {
            throw new IllegalArgumentException(
                    "%s: lies in the bucket of the results (%s), where every result would start the next job. Watch another bucket."
                            .formatted(location, configuration.results()));
        }
        try (SegyFile file =
                SegyFile.open(
                        Storage.open(location, StorageOptions.STANDARD), configuration.reading())) {
            String job = configuration.results() + folderOf(location, file.source().version());
            LambdaEngine.requireFit(file, job);
            JobPlan wanted =
                    JobPlan.inTasks(file, configuration.request(), affordable(file).tasks());
            try (JobFolder folder = JobFolder.at(job, StorageOptions.STANDARD)) {
                boolean first = folder.putPlanIfAbsent(wanted);
                return new Planned(job, first ? wanted : folder.plan().orElse(wanted));
            }
        }
    }

    private FanOut affordable(SegyFile file) throws SegyException {
        return configuration
                .affordable(file.source().size(), JobPlan.leastTasks(file))
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                String.format(
                                        Locale.ROOT,
                                        "%s: %d bytes on functions of %d MB would cost more than the $%.2f that one upload may. Raise the budget, or compute it by hand.",
                                        file.source().name(),
                                        file.source().size(),
                                        configuration.function().megabytes(),
                                        configuration.budget())));
    }

    /// One folder for each version of each object. What is readable of the name is for people.
    private static String folderOf(String location, String version) {
        String name = location.substring(location.lastIndexOf('/') + 1);
        String readable = name.replaceAll("[^A-Za-z0-9._-]", "_");
        if (readable.length() > LONGEST_NAME) {
            readable = readable.substring(0, LONGEST_NAME);
        }
        return readable
                + "-"
                + Sha256.of((location + "\n" + version).getBytes(StandardCharsets.UTF_8))
                        .substring(0, HASH_CHARACTERS);
    }
}
