package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// What a task says of its part, as JSON and back: a receipt, and a row of the manifest.
public final class ResultJson {
    private ResultJson() {}

    /// A result as JSON.
    public static ObjectNode write(TaskResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("part", result.task().part());
        json.put("first_trace", result.task().traces().first());
        json.put("traces", result.task().traces().count());
        json.put("rows", result.rows());
        json.put("dead_traces", result.dead());
        json.put("samples_not_finite", result.notFinite());
        json.put("bytes", result.bytes());
        json.put("sha256", result.sha256());
        writeStatistics(json.putObject("statistics"), result.statistics());
        return json;
    }

    static void writeStatistics(ObjectNode json, List<ColumnStatistics> statistics) {
        for (ColumnStatistics column : statistics) {
            ObjectNode each = json.putObject(column.name());
            each.put("count", column.count());
            each.put("sum", column.sum());
            if (column.count() > 0) {
                each.put("min", column.min());
                each.put("max", column.max());
            }
        }
    }

    /// Reads the result of `task`.
    ///
    /// @throws IllegalArgumentException if it is that of another one, or none
    public static TaskResult read(Task task, AttributeRequest request, JsonNode json) {
        if (!json.required("part").asText().equals(task.part())
                || json.required("first_trace").asLong() != task.traces().first()
                || json.required("traces").asLong() != task.traces().count()
                || json.required("rows").asLong() != task.traces().count()) {
            throw new IllegalArgumentException(
                    "expected what is known of %s with traces %s"
                            .formatted(task.part(), task.traces()));
        }
        return new TaskResult(
                task,
                json.required("rows").asLong(),
                json.required("dead_traces").asLong(),
                json.required("samples_not_finite").asLong(),
                json.required("bytes").asLong(),
                json.required("sha256").asText(),
                readStatistics(request, json));
    }

    static List<ColumnStatistics> readStatistics(AttributeRequest request, JsonNode json) {
        List<ColumnStatistics> statistics = new ArrayList<>();
        for (String name : request.names()) {
            JsonNode each = json.required("statistics").required(name);
            statistics.add(
                    new ColumnStatistics(
                            name,
                            each.required("count").asLong(),
                            number(each, "sum", 0),
                            number(each, "min", Double.POSITIVE_INFINITY),
                            number(each, "max", Double.NEGATIVE_INFINITY)));
        }
        return statistics;
    }

    /// @param ofNone what stands for a number that is not there, because no trace has a value
    private static double number(JsonNode json, String name, double ofNone) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw new IllegalArgumentException("%s is no number".formatted(name));
        }
        return value.asDouble(ofNone);
    }
}
