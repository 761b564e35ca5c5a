package dev.stratus.job;

import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Verifies a finished job again.
public final class ResultsCheck {
    private ResultsCheck() {}

    /// What is wrong with the results of a job in a folder or under a prefix, a sentence each; none
    /// when every part is there with the size and the checksum that the manifest says.
    ///
    /// @throws ResultsException if there is no job, or one that did not finish
    public static List<String> check(String location, StorageOptions options) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (JobFolder folder = JobFolder.at(location, options)) {
            for (TaskResult part : folder.finished().manifest().parts()) {
                if (!folder.hasPart(part)) {
                    wrong.add(
                            "%s: %s (traces %s) is missing or is not the part that the job wrote. Run the job again with --resume."
                                    .formatted(
                                            folder.name(),
                                            part.task().part(),
                                            part.task().traces()));
                }
            }
        }
        return wrong;
    }
}
