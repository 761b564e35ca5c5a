package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Verifies finished results again: that every part is the one that was written, that every trace
/// is there once, in order, that the totals are those of the rows, and, if asked for, that a sample
/// of the rows is what the source gives.
public final class ResultsCheck {
    /// A single file is verified in pieces of so many traces, of each of which a sample is taken.
    private static final long PIECE_TRACES = 1L << 16;

    /// A sum in another order differs by no more than this share of it.
    private static final double ROUNDING = 1e-9;

    private final StorageOptions options;
    private final OptionalDouble share;
    private final Plugins plugins;
    private final List<String> wrong = new ArrayList<>();
    private long rows;
    private long recomputed;

    private ResultsCheck(StorageOptions options, OptionalDouble share, Plugins plugins) {
        this.options = options;
        this.share = share;
        this.plugins = plugins;
    }

    /// What was found.
    ///
    /// @param source the SEG-Y file that the results are of
    /// @param rows that were read
    /// @param recomputed traces that were computed again from the source
    /// @param wrong a sentence for everything that is not as it should be
    public record Report(String source, long rows, long recomputed, List<String> wrong) {
        public Report {
            wrong = List.copyOf(wrong);
        }
    }

    /// Whether results of a job are at a location, finished or not, rather than a SEG-Y file.
    public static boolean isResults(String location, StorageOptions options) throws IOException {
        if (ResultsLocation.of(location).kind() != ResultsLocation.Kind.FOLDER) {
            return true;
        }
        if (Storage.isPath(location)) {
            return Files.isDirectory(Storage.localPath(location));
        }
        try (JobFolder folder = JobFolder.at(location, options)) {
            return folder.hasPlan();
        } catch (StorageException e) {
            return false; // Not even a folder.
        }
    }

    /// Verifies results.
    ///
    /// @param share of the traces that is computed again, more than 0 and at most 1
    /// @param plugins that compute what is not the program's own
    /// @throws ResultsException if there are none, or those of a job that did not finish
    public static Report of(
            String location, StorageOptions options, OptionalDouble share, Plugins plugins)
            throws IOException {
        ResultsCheck check = new ResultsCheck(options, share, plugins);
        JobPlan plan =
                switch (ResultsLocation.of(location).kind()) {
                    case FOLDER -> check.folder(location);
                    case PARQUET_FILE, CSV_FILE -> check.file(location);
                };
        return new Report(plan.source().name(), check.rows, check.recomputed, check.wrong);
    }

    private JobPlan folder(String location) throws IOException {
        try (JobFolder folder = JobFolder.at(location, options)) {
            JobFolder.Finished job = folder.finished();
            try (Source source = new Source(job.plan())) {
                InOrder.forEach(
                        job.manifest().parts(),
                        folder::openVerified,
                        (part, table) -> verifyPart(folder.name(), part, table, source));
            }
            for (String foreign : folder.foreignParts(job.plan())) {
                wrong.add(
                        "%s: %s is no part of this job, and would be taken for one. Move it away."
                                .formatted(folder.name(), foreign));
            }
            return job.plan();
        }
    }

    private void verifyPart(
            String folder, TaskResult part, Optional<ParquetTable> opened, Source source)
            throws IOException {
        String name = "%s: %s".formatted(folder, part.task().part());
        if (opened.isEmpty()) {
            wrong.add(
                    "%s (traces %s) is missing or is not the part that the job wrote. Run the job again with --resume."
                            .formatted(name, part.task().traces()));
            return;
        }
        try (ParquetTable table = opened.get()) {
            TraceRange traces = part.task().traces();
            verify(name, table, traces, traces.count(), part.statistics(), source);
        }
    }

    private JobPlan file(String location) throws IOException {
        try (ResultsTable opened = ResultsTable.open(location, options)) {
            ParquetTable table = (ParquetTable) opened;
            JobPlan plan = PlanJson.read(table.name(), json(table, TableMetadata.PLAN));
            TraceRange all = new TraceRange(0, plan.traces());
            try (Source source = new Source(plan)) {
                verify(table.name(), table, all, PIECE_TRACES, totalsOf(table, plan), source);
            }
            return plan;
        }
    }

    private static List<ColumnStatistics> totalsOf(ParquetTable table, JobPlan plan)
            throws IOException {
        try {
            return ResultJson.readStatistics(plan.request(), json(table, TableMetadata.TOTALS));
        } catch (IllegalArgumentException e) {
            throw new ResultsException(
                    "%s: its totals are unreadable: %s.".formatted(table.name(), e.getMessage()),
                    e);
        }
    }

    private static JsonNode json(ParquetTable table, String key) throws IOException {
        return table.json(key)
                .orElseThrow(() ->
                        new ResultsException(
                                "%s: has no %s in its metadata, expected a table that Stratus wrote."
                                        .formatted(table.name(), key)));
    }

    /// Reads a table of traces that follow each other.
    ///
    /// @param traces as the table says, which may be any number
    /// @param pieceTraces of each so many a sample is taken
    private void verify(
            String name,
            ParquetTable table,
            TraceRange traces,
            long pieceTraces,
            List<ColumnStatistics> expected,
            Source source)
            throws IOException {
        RowCheck check = new RowCheck(name, table, traces, pieceTraces, expected, source);
        try {
            table.read(table.columns(), check);
        } catch (ResultsException e) {
            wrong.add(e.getMessage());
            return;
        }
        check.end();
        rows += check.seen;
    }

    /// Sees every row of one table.
    private final class RowCheck implements ResultsTable.RowVisitor {
        private final String name;
        private final TraceRange traces;
        private final long pieceTraces;
        private final List<ColumnStatistics> expected;
        private final Source source;
        private final int trace;
        private final int[] columns;
        private final ColumnStatistics.Builder[] builders;
        private Optional<SourceSample.Run> run = Optional.empty();
        private long seen;
        private boolean inOrder = true;
        private boolean agrees = true;

        RowCheck(
                String name,
                ParquetTable table,
                TraceRange traces,
                long pieceTraces,
                List<ColumnStatistics> expected,
                Source source) {
            this.name = name;
            this.traces = traces;
            this.pieceTraces = pieceTraces;
            this.expected = expected;
            this.source = source;
            this.trace = table.columns().indexOf("trace");
            this.columns =
                    expected.stream().mapToInt(c -> table.columns().indexOf(c.name())).toArray();
            this.builders =
                    expected.stream()
                            .map(c -> new ColumnStatistics.Builder(c.name()))
                            .toArray(ColumnStatistics.Builder[]::new);
        }

        @Override
        public void visit(double[] row) throws IOException {
            long before = seen++;
            long number = traces.first() + before;
            if (inOrder && (trace < 0 || row[trace] != number)) {
                inOrder = false;
                wrong.add(
                        "%s: row %d is not that of trace %d. Run the job again."
                                .formatted(name, before, number));
            }
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] >= 0) {
                    builders[i].add(row, columns[i], 1);
                }
            }
            if (before % pieceTraces == 0 && number < traces.end()) {
                long count = Math.min(pieceTraces, traces.end() - number);
                run = source.runOf(new TraceRange(number, count));
            }
            if (agrees && run.isPresent() && !run.get().agrees(number, row)) {
                agrees = false;
                wrong.add(
                        "%s: the row of trace %d is not what the source gives. Run the job again."
                                .formatted(name, number));
            }
        }

        void end() {
            if (seen != traces.count()) {
                wrong.add("%s: has %d rows, expected %d.".formatted(name, seen, traces.count()));
            }
            for (int i = 0; i < builders.length; i++) {
                if (!agree(builders[i].build(), expected.get(i))) {
                    wrong.add(
                            "%s: the totals of %s are not those of its rows. Run the job again."
                                    .formatted(name, expected.get(i).name()));
                }
            }
        }
    }

    private static boolean agree(ColumnStatistics a, ColumnStatistics b) {
        return a.count() == b.count()
                && Double.compare(a.min(), b.min()) == 0
                && Double.compare(a.max(), b.max()) == 0
                && (Double.compare(a.sum(), b.sum()) == 0
                        || Math.abs(a.sum() - b.sum())
                                <= ROUNDING
                                        * a.count()
                                        * Math.max(Math.abs(a.min()), Math.abs(a.max())));
    }

    /// The source, if a sample is to be computed and it is still the same.
    private final class Source implements AutoCloseable {
        private final Optional<SourceSample> sample;

        Source(JobPlan plan) throws IOException {
            if (share.isEmpty()) {
                sample = Optional.empty();
                return;
            }
            SourceSample opened = new SourceSample(plan, options, share.getAsDouble(), plugins);
            Optional<String> difference = opened.difference();
            if (difference.isPresent()) {
                wrong.add(difference.get() + ". Run the job again.");
                opened.close();
                sample = Optional.empty();
            } else {
                sample = Optional.of(opened);
            }
        }

        Optional<SourceSample.Run> runOf(TraceRange piece) throws IOException {
            return sample.isPresent() ? Optional.of(sample.get().of(piece)) : Optional.empty();
        }

        @Override
        public void close() throws IOException {
            if (sample.isPresent()) {
                recomputed = sample.get().recomputed();
                sample.get().close();
            }
        }
    }
}
