package dev.stratus.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a function used for one task.
///
/// @param functionMegabytes that the function has, and that are billed
/// @param startSeconds of a new process, until its first order came; 0 of any other
/// @param seconds from the order to the answer
/// @param computeSeconds of them, in which the thread that computes had the processor
/// @param processorSeconds of the whole process: computing, decrypting, compiling, collecting
/// @param bytesRead of the source
/// @param memoryMegabytes the most that the process ever had in memory; 0 where the system does not
///   say
public record TaskUsage(
        int functionMegabytes,
        double startSeconds,
        double seconds,
        double computeSeconds,
        double processorSeconds,
        long bytesRead,
        long memoryMegabytes) {
    /// The rest of the time, in which it waited for the store.
    public double waitSeconds() {
        return Math.max(0, seconds - computeSeconds);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("function_megabytes", functionMegabytes)
                .put("start_seconds", startSeconds)
                .put("seconds", seconds)
                .put("compute_seconds", computeSeconds)
                .put("wait_seconds", waitSeconds())
                .put("processor_seconds", processorSeconds)
                .put("bytes_read", bytesRead)
                .put("memory_megabytes", memoryMegabytes);
    }

    static TaskUsage read(JsonNode json) {
        return new TaskUsage(
                json.required("function_megabytes").asInt(),
                json.required("start_seconds").asDouble(),
                json.required("seconds").asDouble(),
                json.required("compute_seconds").asDouble(),
                json.required("processor_seconds").asDouble(),
                json.required("bytes_read").asLong(),
                json.required("memory_megabytes").asLong());
    }
}
