package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a finished job says of its parts. That it exists is the proof that none is missing.
///
/// @param parts in file order, one for each task of the plan
public record Manifest(List<TaskResult> parts) {
    public Manifest {
        parts = List.copyOf(parts);
    }

    /// The manifest of a plan whose tasks all have a result.
    ///
    /// @throws IllegalStateException if a trace is in no part, or in two
    static Manifest of(JobPlan plan, List<TaskResult> inFileOrder) {
        long next = 0;
        for (TaskResult result : inFileOrder) {
            if (result.task().traces().first() != next
                    || result.rows() != result.task().traces().count()) {
                throw new IllegalStateException(
                        "the part of traces %s has %d rows, expected traces from %d on"
                                .formatted(result.task().traces(), result.rows(), next));
            }
            next = result.task().traces().end();
        }
        if (next != plan.traces() || inFileOrder.size() != plan.tasks().size()) {
            throw new IllegalStateException(
                    "the parts have %d traces, the file %d".formatted(next, plan.traces()));
        }
        return new Manifest(inFileOrder);
    }

    long rows() {
        return parts.stream().mapToLong(TaskResult::rows).sum();
    }

    long dead() {
        return parts.stream().mapToLong(TaskResult::dead).sum();
    }

    long notFinite() {
        return parts.stream().mapToLong(TaskResult::notFinite).sum();
    }

    /// One for each attribute, over all traces; sums are added part by part in file order.
    List<ColumnStatistics> statistics(AttributeRequest request) {
        List<ColumnStatistics> statistics = new ArrayList<>();
        List<String> names = request.names();
        for (int i = 0; i < names.size(); i++) {
            ColumnStatistics all = ColumnStatistics.none(names.get(i));
            for (TaskResult part : parts) {
                all = all.plus(part.statistics().get(i));
            }
            statistics.add(all);
        }
        return statistics;
    }

    ObjectNode write(JobPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("job", plan.id());
        json.setAll(writeTotals(plan));
        ArrayNode each = json.putArray("parts");
        parts.forEach(part -> each.add(ResultJson.write(part)));
        return json;
    }

    ObjectNode writeTotals(JobPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rows", rows());
        json.put("dead_traces", dead());
        json.put("samples_not_finite", notFinite());
        ResultJson.writeStatistics(json.putObject("statistics"), statistics(plan.request()));
        return json;
    }

    /// Reads the manifest of a plan.
    ///
    /// @param name of the file, for messages
    static Manifest read(String name, JobPlan plan, JsonNode json) throws ResultsException {
        try {
            if (!json.required("job").asText().equals(plan.id())) {
                throw new IllegalArgumentException(
                        "it is of job %s, the plan beside it of %s"
                                .formatted(json.required("job").asText(), plan.id()));
            }
            JsonNode parts = json.required("parts");
            if (parts.size() != plan.tasks().size()) {
                throw new IllegalArgumentException(
                        "it has %d parts, the plan beside it %d"
                                .formatted(parts.size(), plan.tasks().size()));
            }
            List<TaskResult> results = new ArrayList<>();
            for (Task task : plan.tasks()) {
                results.add(ResultJson.read(task, plan.request(), parts.required(task.number())));
            }
            Manifest manifest = of(plan, results);
            for (Map.Entry<String, JsonNode> total : manifest.writeTotals(plan).properties()) {
                JsonNode said = json.required(total.getKey());
                // As text: a whole number comes back as another kind of node.
                if (!said.toString().equals(total.getValue().toString())) {
                    throw new IllegalArgumentException(
                            "it says %s %s, its parts have %s"
                                    .formatted(total.getKey(), said, total.getValue()));
                }
            }
            return manifest;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ResultsException(
                    "%s: is not the manifest of this job: %s. Run the job again with --resume."
                            .formatted(name, e.getMessage()),
                    e);
        }
    }
}
