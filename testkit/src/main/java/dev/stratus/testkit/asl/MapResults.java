package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.testkit.asl.MapRun.ChildStatus;
import java.io.IOException;
import java.util.List;

/// The results of a Map state in a bucket (ResultWriter): a manifest, and one file for those that
/// succeeded and those that did not.
final class MapResults {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PUT_OBJECT = "arn:aws:states:::s3:putObject";

    private final Buckets buckets;
    private final JsonNode writer;

    MapResults(Buckets buckets, JsonNode writer) {
        this.buckets = buckets;
        this.writer = writer;
    }

    /// Writes everything under the prefix and the run's id.
    ///
    /// @return where the manifest is
    JsonNode write(MapRun run, String id, List<DistributedMap.Ended> ended) throws StateFailure {
        JsonNode arguments = writer.path("Arguments");
        String bucket = arguments.path("Bucket").asText();
        String folder = folder(arguments.path("Prefix").asText(), id);
        ObjectNode manifest = MAPPER.createObjectNode();
        manifest.put("DestinationBucket", bucket).put("MapRunArn", run.arn());
        ObjectNode files = manifest.putObject("ResultFiles");
        try {
            if (!writer.path("Resource").asText().equals(PUT_OBJECT)) {
                throw new IOException("this interpreter writes results by " + PUT_OBJECT + " only");
            }
            for (ChildStatus status :
                    List.of(ChildStatus.FAILED, ChildStatus.ABORTED, ChildStatus.SUCCEEDED)) {
                String name = status == ChildStatus.ABORTED ? "PENDING" : status.name();
                ArrayNode list = files.putArray(name);
                ArrayNode results = results(run, ended, status);
                if (!results.isEmpty()) {
                    String key = folder + name + "_0.json";
                    byte[] bytes = MAPPER.writeValueAsBytes(results);
                    buckets.put(bucket, key, bytes);
                    list.addObject().put("Key", key).put("Size", bytes.length);
                }
            }
            buckets.put(bucket, folder + "manifest.json", MAPPER.writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new StateFailure(
                    "States.ResultWriterFailed", "%s: %s".formatted(arguments, e.getMessage()));
        }
        run.resultsWritten(ended.size());
        ObjectNode result = MAPPER.createObjectNode().put("MapRunArn", run.arn());
        result.putObject("ResultWriterDetails")
                .put("Bucket", bucket)
                .put("Key", folder + "manifest.json");
        return result;
    }

    private static String folder(String prefix, String id) {
        String start = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return start + id + "/";
    }

    private static ArrayNode results(
            MapRun run, List<DistributedMap.Ended> ended, ChildStatus status) {
        ArrayNode results = MAPPER.createArrayNode();
        for (DistributedMap.Ended one : ended) {
            if (one.status() != status) {
                continue;
            }
            ObjectNode result = results.addObject();
            result.put("ExecutionArn", run.arn().replace(":mapRun:", ":execution:"));
            result.put("Name", one.child().name());
            result.put("Status", status.name());
            result.put("Input", one.child().input().toString());
            result.putObject("InputDetails").put("Included", true);
            if (status == ChildStatus.SUCCEEDED) {
                result.put("Output", one.result().toString());
                result.putObject("OutputDetails").put("Included", true);
            } else if (status == ChildStatus.FAILED) {
                result.setAll((ObjectNode) one.result());
            }
        }
        return results;
    }
}
