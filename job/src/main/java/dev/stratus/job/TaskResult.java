package dev.stratus.job;

import java.util.List;

/// What a finished task says of its part.
///
/// @param rows traces in the part
/// @param dead traces whose samples are all zero
/// @param notFinite samples that were left out because they are NaN or infinite
/// @param bytes of the part as it was written
/// @param sha256 of the part as it was written, in hexadecimal
/// @param statistics one for each attribute, in the table's order
public record TaskResult(
        Task task,
        long rows,
        long dead,
        long notFinite,
        long bytes,
        String sha256,
        List<ColumnStatistics> statistics) {
    public TaskResult {
        statistics = List.copyOf(statistics);
    }
}
