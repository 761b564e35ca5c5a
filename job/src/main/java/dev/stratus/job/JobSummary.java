package dev.stratus.job;

import dev.stratus.attributes.Window;
import java.util.List;

/// What a finished job says of itself.
///
/// @param file the source's name
/// @param bytes of the source
/// @param leftOutBytes of it that belong to no whole trace
/// @param notFinite samples that were left out because they are NaN or infinite
/// @param window which samples of a trace counted
/// @param tasksKept of a job that was resumed: tasks that were done before
/// @param bytesComputed of the tasks that were not
/// @param seconds from the start of the plan to the published result
/// @param statistics one for each attribute, in the table's order
public record JobSummary(
        String file,
        long bytes,
        long leftOutBytes,
        long traces,
        long deadTraces,
        long notFinite,
        Window window,
        int tasksKept,
        long bytesComputed,
        double seconds,
        String engine,
        int workers,
        List<ColumnStatistics> statistics) {
    public JobSummary {
        statistics = List.copyOf(statistics);
    }

    /// Whether any trace has a value. None has one where the window lies outside all of them.
    public boolean hasValues() {
        return statistics.stream().anyMatch(column -> column.count() > 0);
    }

    /// Billions of bytes a second, of those that were computed now.
    public double gigabytesPerSecond() {
        return bytesComputed / seconds / 1e9;
    }
}
