package dev.stratus.lambda;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.ResultsLocation;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Does once what a function does, so that a JVM that watches remembers the classes: a small file
/// is computed from a folder, and a store is asked that is not there. For `deploy/aws/Dockerfile`.
final class Rehearsal {
    private static final int FILE_HEADER_BYTES = 3600;
    private static final int TRACE_HEADER_BYTES = 240;
    private static final int TRACES = 100;
    private static final int SAMPLES = 250;
    private static final short IEEE_FLOAT = 5;

    private Rehearsal() {}

    /// Ends without an error, or explains itself.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stratus-rehearsal-");
        Path survey = folder.resolve("survey.sgy");
        Files.write(survey, survey());
        AttributeRequest request =
                new AttributeRequest(
                        List.of(Attribute.MEAN_ABS, Attribute.RMS),
                        List.of(),
                        AttributeRequest.Geometry.POINT);
        try (SegyFile file =
                SegyFile.open(Storage.open(survey.toString(), StorageOptions.STANDARD))) {
            new AttributeJob(
                            ResultsLocation.of(folder.resolve("results").toString()),
                            StorageOptions.STANDARD,
                            AttributeJob.Existing.REFUSE)
                    .run(
                            JobPlan.of(file, request),
                            new LocalEngine(1, file, StorageOptions.STANDARD, new JobProgress() {}),
                            new JobProgress() {});
        }
        askNobody();
    }

    /// On the discard port of this machine nobody answers.
    private static void askNobody() throws IOException {
        try {
            Storage.open(
                            "s3://nobody/nothing",
                            StorageOptions.STANDARD
                                    .withEndpoint(URI.create("http://127.0.0.1:9"))
                                    .withAccess(StorageOptions.Access.ANONYMOUS))
                    .close();
        } catch (StorageException e) {
            // As was to be expected, and the way there is what is remembered.
            return;
        }
    }

    private static byte[] survey() {
        int traceBytes = TRACE_HEADER_BYTES + SAMPLES * Float.BYTES;
        ByteBuffer file = ByteBuffer.allocate(FILE_HEADER_BYTES + TRACES * traceBytes);
        file.putShort(3216, (short) 4000);
        file.putShort(3220, (short) SAMPLES);
        file.putShort(3224, IEEE_FLOAT);
        for (int trace = 0; trace < TRACES; trace++) {
            int start = FILE_HEADER_BYTES + trace * traceBytes;
            file.putShort(start + 114, (short) SAMPLES);
            for (int i = 0; i < SAMPLES; i++) {
                file.putFloat(start + TRACE_HEADER_BYTES + i * Float.BYTES, trace + i);
            }
        }
        return file.array();
    }
}
