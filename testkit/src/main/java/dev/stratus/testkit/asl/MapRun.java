package dev.stratus.testkit.asl;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How far one run of a Distributed Map has come. Read by those who watch while it is written.
public final class MapRun {
    private final String arn;
    private final String executionArn;
    private final int maxConcurrency;
    private final Tolerance tolerance;
    private final Instant startDate = Instant.now();
    private final Map<ChildStatus, Long> executions = new EnumMap<>(ChildStatus.class);
    private final Map<ChildStatus, Long> items = new EnumMap<>(ChildStatus.class);
    private Status status = Status.RUNNING;
    private Optional<Instant> stopDate = Optional.empty();
    private long resultsWritten;

    /// Of the whole run.
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED
    }

    /// Of one child execution, or of the items it was given.
    public enum ChildStatus {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        ABORTED
    }

    /// How many child executions may fail: the greater of both counts.
    public record Tolerance(long count, double percentage) {
        boolean isExceeded(long failed, long children) {
            return failed > Math.max(count, percentage / 100 * children);
        }
    }

    /// What there was at one moment.
    public record Snapshot(
            String arn,
            String executionArn,
            int maxConcurrency,
            Tolerance tolerance,
            Status status,
            Instant startDate,
            Optional<Instant> stopDate,
            Map<ChildStatus, Long> executions,
            Map<ChildStatus, Long> items,
            long resultsWritten) {}

    MapRun(String arn, String executionArn, int maxConcurrency, Tolerance tolerance) {
        this.tolerance = tolerance;
        this.arn = arn;
        this.executionArn = executionArn;
        this.maxConcurrency = maxConcurrency;
    }

    String arn() {
        return arn;
    }

    /// What there is now.
    public synchronized Snapshot snapshot() {
        return new Snapshot(
                arn,
                executionArn,
                maxConcurrency,
                tolerance,
                status,
                startDate,
                stopDate,
                Map.copyOf(executions),
                Map.copyOf(items),
                resultsWritten);
    }

    synchronized void added(int itemCount) {
        executions.merge(ChildStatus.PENDING, 1L, Long::sum);
        items.merge(ChildStatus.PENDING, (long) itemCount, Long::sum);
    }

    synchronized void moved(ChildStatus from, ChildStatus to, int itemCount) {
        executions.merge(from, -1L, Long::sum);
        executions.merge(to, 1L, Long::sum);
        items.merge(from, (long) -itemCount, Long::sum);
        items.merge(to, (long) itemCount, Long::sum);
    }

    synchronized void resultsWritten(long count) {
        resultsWritten = count;
    }

    synchronized void ended(Status how) {
        status = how;
        stopDate = Optional.of(Instant.now());
    }

    synchronized long failed() {
        return executions.getOrDefault(ChildStatus.FAILED, 0L);
    }

    /// Whether so many have failed that the whole run has.
    synchronized boolean isFailed() {
        long children = executions.values().stream().mapToLong(Long::longValue).sum();
        return tolerance.isExceeded(failed(), children);
    }
}
