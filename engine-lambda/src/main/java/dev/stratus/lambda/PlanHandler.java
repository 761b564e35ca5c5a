package dev.stratus.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The function that plans the job for an uploaded object. The event is the `detail` of S3's
/// "Object Created" event, the answer what the state machine goes on with: `{"job": …, "plan": …,
/// "bucket": …, "key": …, "workers": …}`.
public final class PlanHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// For Lambda.
    public PlanHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        byte[] answer =
                Errors.structured(() -> {
                    JsonNode event = TaskOrder.readJson(input);
                    String bucket = TaskOrder.text(event.path("bucket"), "name");
                    String key = TaskOrder.text(event.path("object"), "key");
                    return Deadline.call(
                            context.getRemainingTimeInMillis(),
                            () -> plan(bucket, key),
                            () ->
                                    "s3://%s/%s: out of time while it was planned"
                                            .formatted(bucket, key));
                });
        output.write(answer);
    }

    private static byte[] plan(String bucket, String key) throws IOException {
        UploadConfiguration configuration = UploadConfiguration.of(System.getenv());
        UploadPlanner.Planned planned = new UploadPlanner(configuration).plan(bucket, key);
        return JSON.writeValueAsBytes(
                StateMachineInput.of(planned.job(), planned.plan(), configuration.workers()));
    }
}
