package dev.stratus.lambda;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.JobPlan;
import dev.stratus.job.Task;
import dev.stratus.storage.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a function is asked to do: one task of the plan in a job folder.
///
/// @param job the job folder, `s3://bucket/prefix`
/// @param plan the id of the plan that must be there
/// @param part the name of the task's part, such as `part-000012.parquet`
public record TaskOrder(String job, String plan, String part) {
    /// A function reads nothing but S3: a location of another kind would lead to its own files, or
    /// into the network that it is in.
    private static final Pattern JOB =
            Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.{0,1024}");

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern PART = Pattern.compile("part-(\\d{6})\\.parquet");
    private static final int MOST_BYTES = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    public TaskOrder {
        requireS3(job, "job");
        requireId(plan);
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException(
                    "part is '%s', expected the name of a task's part, such as part-000012.parquet."
                            .formatted(Printable.shortened(part)));
        }
    }

    static void requireId(String plan) {
        if (!ID.matcher(plan).matches()) {
            throw new IllegalArgumentException(
                    "plan is '%s', expected the id that plan.json has."
                            .formatted(Printable.shortened(plan)));
        }
    }

    static void requireS3(String location, String what) {
        if (!JOB.matcher(location).matches()) {
            throw new IllegalArgumentException(
                    "%s is '%s', expected s3://bucket/prefix: functions read and write nothing else."
                            .formatted(what, Printable.shortened(location)));
        }
    }

    /// The order for a task.
    static TaskOrder of(String jobFolder, JobPlan plan, Task task) {
        return new TaskOrder(jobFolder, plan.id(), task.part());
    }

    /// The task's number in its plan.
    int number() {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalStateException(part);
        }
        return Integer.parseInt(matcher.group(1));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", job)
                .put("plan", plan)
                .put("part", part);
    }

    /// Reads an order, whoever sent it.
    ///
    /// @throws IllegalArgumentException if it is none
    static TaskOrder read(InputStream input) throws IOException {
        JsonNode json = readJson(input);
        return new TaskOrder(text(json, "job"), text(json, "plan"), text(json, "part"));
    }

    static JsonNode readJson(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the event has more than %d bytes, expected a small JSON object."
                            .formatted(MOST_BYTES));
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the event is no JSON: %s.".formatted(e.getOriginalMessage()), e);
        }
    }

    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    "the event's %s is %s, expected text."
                            .formatted(
                                    field,
                                    value.isMissingNode() ? "missing" : value.getNodeType()));
        }
        return value.textValue();
    }
}
