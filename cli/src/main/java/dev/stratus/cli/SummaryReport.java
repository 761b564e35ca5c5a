package dev.stratus.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.ColumnStatistics;
import dev.stratus.job.JobSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said when a job is done.
final class SummaryReport {
    private SummaryReport() {}

    static void print(JobSummary summary, String results, PrintWriter err) {
        err.printf(
                Locale.ROOT,
                "%,d traces, %,d of them dead, in %.2f s: %.2f GB/s.%n",
                summary.traces(),
                summary.deadTraces(),
                summary.seconds(),
                summary.gigabytesPerSecond());
        remarks(summary).forEach(err::println);
        Outputs.say("The table", results, err);
        err.flush();
    }

    /// Sentences about what is out of the ordinary.
    static List<String> remarks(JobSummary summary) {
        List<String> remarks = new ArrayList<>();
        if (summary.leftOutBytes() > 0) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "%,d bytes belong to no whole trace and were left out.",
                            summary.leftOutBytes()));
        }
        if (summary.notFinite() > 0) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "%,d samples are not finite and were left out.",
                            summary.notFinite()));
        }
        if (!summary.hasValues()) {
            remarks.add(
                    summary.window().unit().isEmpty()
                            ? "No trace has a value."
                            : "No trace has a value in the window %s. Does it lie within the traces? 'stratus info' says how long they are."
                                    .formatted(summary.window()));
        }
        if (summary.tasksKept() > 0) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "%,d parts were done before and kept.",
                            summary.tasksKept()));
        }
        return remarks;
    }

    /// One object, as the command line promises it.
    static String json(JobSummary summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", summary.file());
        json.put("bytes", summary.bytes());
        json.put("left_out_bytes", summary.leftOutBytes());
        json.put("traces", summary.traces());
        json.put("dead_traces", summary.deadTraces());
        json.put("seconds", summary.seconds());
        json.put("gigabytes_per_second", summary.gigabytesPerSecond());
        json.put("engine", summary.engine());
        json.put("workers", summary.workers());
        for (ColumnStatistics column : summary.statistics()) {
            ObjectNode attribute = json.putObject(column.name());
            attribute.put("count", column.count());
            putFinite(attribute, "sum", column.sum());
            putFinite(attribute, "min", column.min());
            putFinite(attribute, "max", column.max());
        }
        return json.toString();
    }

    /// JSON has no infinity, which a sum can be, and which the least of no values is.
    private static void putFinite(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }
}
