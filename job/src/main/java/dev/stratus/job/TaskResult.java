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
    /// @throws IllegalArgumentException for counts that no part has
    public TaskResult {
        boolean counted =
                0 <= dead
                        && dead <= rows
                        && notFinite >= 0
                        && statistics.stream().allMatch(column -> column.count() <= rows);
        if (!counted) {
            throw new IllegalArgumentException(
                    "%d rows, of which %d are dead, and %d samples that are not finite"
                            .formatted(rows, dead, notFinite));
        }
        statistics = List.copyOf(statistics);
    }
}
