package dev.stratus.lambda;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/// Does in AWS's runtime what the function does, so that a JVM that watches remembers the classes
/// and what is called how often. For `deploy/aws/Dockerfile`.
///
/// The environment is a function's: `AWS_LAMBDA_RUNTIME_API` and `AWS_ENDPOINT_URL_S3` name ports
/// of this machine, which this process serves itself. Not over TLS: what a JVM remembers as not
/// worth its second compiler it is slow to give to it, and decrypting little is not worth it.
final class Rehearsal {
    private static final int FILE_HEADER_BYTES = 3600;
    private static final int TRACE_HEADER_BYTES = 240;
    private static final int TRACES = 250;
    private static final int SAMPLES = 1000;
    private static final int TRACE_BYTES = TRACE_HEADER_BYTES + SAMPLES * Float.BYTES;
    private static final short IEEE_FLOAT = 5;

    private static final String RUNTIME =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private Rehearsal() {}

    /// Ends with 0 when all tasks are done, or explains itself.
    ///
    /// @param arguments the handler
    public static void main(String[] arguments) throws Exception {
        RehearsalServer server = new RehearsalServer();
        server.put("/rehearsal/survey.sgy", survey());
        server.serveStore(URI.create(System.getenv("AWS_ENDPOINT_URL_S3")));
        server.serveRuntime(
                System.getenv("AWS_LAMBDA_RUNTIME_API"),
                orders(),
                done -> System.exit(done ? 0 : 1));
        Class.forName(RUNTIME).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /// Plans a job of one task, and hands it out.
    private static Iterator<String> orders() throws IOException {
        String job = "s3://rehearsal/job";
        AttributeRequest request =
                new AttributeRequest(
                        List.of(Attribute.MEAN_ABS, Attribute.RMS),
                        List.of(),
                        AttributeRequest.Geometry.POINT);
        try (SegyFile file =
                        SegyFile.open(
                                Storage.open(
                                        "s3://rehearsal/survey.sgy", StorageOptions.STANDARD));
                JobFolder folder = JobFolder.at(job, StorageOptions.STANDARD)) {
            JobPlan plan = JobPlan.ofTasks(file, request, file.source().size());
            folder.putPlanIfAbsent(plan);
            return plan.tasks().stream()
                    .map(task -> TaskOrder.of(job, plan, task).json().toString())
                    .iterator();
        }
    }

    private static byte[] survey() {
        ByteBuffer file = ByteBuffer.allocate(FILE_HEADER_BYTES + TRACES * TRACE_BYTES);
        file.putShort(3216, (short) 4000);
        file.putShort(3220, (short) SAMPLES);
        file.putShort(3224, IEEE_FLOAT);
        for (int trace = 0; trace < TRACES; trace++) {
            int start = FILE_HEADER_BYTES + trace * TRACE_BYTES;
            file.putShort(start + 114, (short) SAMPLES);
            for (int i = 0; i < SAMPLES; i++) {
                file.putFloat(start + TRACE_HEADER_BYTES + i * Float.BYTES, trace + i);
            }
        }
        return file.array();
    }
}
