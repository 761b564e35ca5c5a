package dev.stratus.job;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Computes a share of a table's traces again from their source, a run of them in each piece of the
/// table, at a random place.
final class SourceSample implements Closeable {
    private final JobPlan plan;
    private final SegyFile file;
    private final PartComputation computation;
    private final double share;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long recomputed;

    /// @param share of the traces, more than 0 and at most 1
    /// @throws StorageException if the plan does not have all that the source was reached with
    SourceSample(JobPlan plan, StorageOptions options, double share, Plugins plugins)
            throws IOException {
        requireWhole(plan.source().location());
        this.plan = plan;
        this.share = share;
        this.file = SegyFile.open(Storage.open(plan.source().location(), options), plan.reading());
        this.computation = new PartComputation(plan, file, plugins, new JobProgress() {});
    }

    /// A plan has a location as [Storage#displayName] shows it.
    private static void requireWhole(String location) throws StorageException {
        if (!Storage.isPath(location) && location.endsWith("?…")) {
            throw new StorageException(
                    "%s: cannot be read again: results do not keep what stood behind the question mark, which may be a signature. Check them without --sample, or compute them again with a new URL, and compare."
                            .formatted(location));
        }
    }

    /// In what the source is no longer that of the table, in words for the user.
    Optional<String> difference() {
        boolean same =
                file.source().version().equals(plan.source().version())
                        && file.source().size() == plan.source().bytes()
                        && file.traceCount() == plan.traces();
        return same
                ? Optional.empty()
                : Optional.of(
                        "%s is now version %s with %d bytes, the table is of version %s with %d bytes"
                                .formatted(
                                        file.source().name(),
                                        file.source().version(),
                                        file.source().size(),
                                        plan.source().version(),
                                        plan.source().bytes()));
    }

    /// How many traces were computed again.
    long recomputed() {
        return recomputed;
    }

    /// Computes a run of the traces of `piece`.
    Run of(TraceRange piece) throws IOException {
        long count = Math.min(piece.count(), (long) Math.ceil(share * piece.count()));
        long first = piece.first() + random.nextLong(piece.count() - count + 1);
        TraceRange run = new TraceRange(first, count);
        byte[] part = computation.of(new Task(0, run, 0, 0)).bytes();
        List<double[]> rows = new ArrayList<>();
        try (ParquetTable table = ParquetTable.open(new HeapSource(file.source().name(), part))) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        recomputed += count;
        return new Run(run, rows);
    }

    /// The right rows of some traces that follow each other.
    record Run(TraceRange traces, List<double[]> rows) {
        /// Whether the row of a trace is right, as far as this run knows.
        boolean agrees(long trace, double[] row) {
            return trace < traces.first()
                    || trace >= traces.end()
                    || Arrays.equals(row, rows.get((int) (trace - traces.first())));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
