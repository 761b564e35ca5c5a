package dev.stratus.job;

import dev.stratus.attributes.OwnAttributes;
import dev.stratus.attributes.SampleAxis;
import dev.stratus.attributes.TraceAttributes;
import dev.stratus.attributes.TraceKernels;
import dev.stratus.attributes.TraceSums;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceBlock;
import dev.stratus.segy.TraceBlockVisitor;
import dev.stratus.segy.TraceHeaderField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// Computes the rows of tasks of one plan: reads a task's traces block by block, and encodes their
/// attributes as a part. Any number of threads may compute tasks at once.
final class PartComputation {
    private final AttributeRequest request;
    private final List<ResultColumn> columns;
    private final Map<String, String> metadata;
    private final SegyFile file;
    private final JobProgress progress;
    private final TraceKernels kernels;
    private final Plugins plugins;
    private final Queue<ByteBuffer> idleBlocks = new ConcurrentLinkedQueue<>();

    /// @param plugins has what the plan needs of a user's own attributes
    PartComputation(JobPlan plan, SegyFile file, Plugins plugins, JobProgress progress) {
        this.plugins = plugins;
        this.request = plan.request();
        this.columns = plan.columns();
        this.metadata = TableMetadata.of(plan);
        this.file = file;
        this.progress = progress;
        this.kernels =
                TraceKernels.choose(
                        file.sampleFormat(),
                        file.byteOrder(),
                        plan.request().attributes(),
                        plan.source().bytes());
    }

    /// A part, encoded.
    @SuppressWarnings("ArrayRecordComponent")
    record Part(TaskResult result, byte[] bytes) {}

    /// Computes the rows of one task.
    Part of(Task task) throws IOException {
        ByteBuffer idle = idleBlocks.poll();
        ByteBuffer block = idle == null ? file.newBlock() : idle;
        Rows rows = new Rows();
        try {
            file.readBlocks(task.traces(), block, rows);
            rows.reportRest();
            byte[] bytes = rows.writer.finish(metadata);
            return new Part(rows.result(task, bytes), bytes);
        } catch (IOException | RuntimeException e) {
            progress.read(-rows.reported);
            throw e;
        } finally {
            idleBlocks.add(block);
        }
    }

    /// Takes back what was reported of a task that has to be computed again.
    void takeBack(Task task) {
        progress.read(-task.bytes());
    }

    /// The rows of one task, as many at a time as there are traces in a block: column by column
    /// where they come from headers, trace by trace where they come from samples.
    private final class Rows implements TraceBlockVisitor {
        /// So many bytes between two reports of progress.
        private static final long REPORT_BYTES = 4L << 20;

        private final PartWriter writer = new PartWriter(columns);
        private final TraceHeaderField[] fields =
                request.allFields().toArray(TraceHeaderField[]::new);
        private final int firstValue = 1 + fields.length;
        private final ColumnStatistics.Builder[] statistics =
                request.names().stream()
                        .map(ColumnStatistics.Builder::new)
                        .toArray(ColumnStatistics.Builder[]::new);
        private final double[][] values =
                IntStream.range(firstValue, firstValue + statistics.length)
                        .mapToObj(writer::fractions)
                        .toArray(double[][]::new);
        private final TraceAttributes attributes =
                new TraceAttributes(
                        request.attributes(),
                        request.window(),
                        SampleAxis.of(file.sampleInterval()),
                        file.sampleFormat(),
                        kernels);
        private final OwnAttributes own;
        private long rows;
        private long dead;
        private long notFinite;
        private long reported;
        private long unreported;

        Rows() throws IOException {
            own =
                    new OwnAttributes(
                            plugins.instances(request.own()),
                            request.window(),
                            SampleAxis.of(file.sampleInterval()),
                            file.sampleFormat(),
                            kernels);
        }

        @Override
        public void visit(TraceBlock traces) throws IOException {
            int many;
            for (int from = 0; from < traces.count(); from += many) {
                many = Math.min(traces.count() - from, writer.room());
                fillNumbers(traces.first() + from, many);
                for (int i = 0; i < fields.length; i++) {
                    fill(1 + i, fields[i], traces, from, many);
                }
                fillValues(traces, from, many);
                if (request.geometry() == AttributeRequest.Geometry.POINT) {
                    fillPoints(columns.size() - 1, traces, from, many);
                }
                writer.endRows(many);
                rows += many;
            }
            report(traces);
        }

        private void fillNumbers(long first, int many) {
            long[] numbers = writer.integers(0);
            int row = writer.pageRow();
            for (int i = 0; i < many; i++) {
                numbers[row + i] = first + i;
            }
        }

        private void fill(int column, TraceHeaderField field, TraceBlock traces, int from, int many)
                throws SegyException {
            int row = writer.pageRow();
            switch (columns.get(column).type()) {
                case INT32 -> traces.integers(field, from, many, writer.integers(column), row);
                case INT64 -> traces.numbers(field, from, many, writer.integers(column), row);
                case FLOAT64 -> traces.values(field, from, many, writer.fractions(column), row);
                case TEXT, POINT -> throw new IllegalStateException("no number: " + field.label());
            }
        }

        private void fillValues(TraceBlock traces, int from, int many) throws IOException {
            int row = writer.pageRow();
            for (int i = 0; i < many; i++) {
                fillValues(traces.trace(from + i), row + i);
            }
            for (int i = 0; i < values.length; i++) {
                statistics[i].add(values[i], row, many);
            }
        }

        private void fillValues(Trace trace, int row) throws IOException {
            double[] standard = attributes.of(trace);
            for (int i = 0; i < standard.length; i++) {
                values[i][row] = standard[i];
            }
            double[] owned = own.of(trace);
            for (int i = 0; i < owned.length; i++) {
                values[standard.length + i][row] = owned[i];
            }
            TraceSums sums = attributes.sums();
            notFinite += sums.notFinite();
            if (sums.dead()) {
                dead++;
            }
        }

        /// A place of zeros is none.
        private void fillPoints(int column, TraceBlock traces, int from, int many) {
            int row = writer.pageRow();
            double[] xs = writer.xs(column);
            double[] ys = writer.ys(column);
            traces.values(TraceHeaderField.CDP_X, from, many, xs, row);
            traces.values(TraceHeaderField.CDP_Y, from, many, ys, row);
            for (int i = row; i < row + many; i++) {
                if (xs[i] == 0 && ys[i] == 0) {
                    xs[i] = Double.NaN;
                    ys[i] = Double.NaN;
                }
            }
        }

        /// Counts as the plan does: up to the next trace.
        private void report(TraceBlock traces) {
            long next = traces.first() + traces.count();
            unreported += file.offsetOf(next) - file.offsetOf(traces.first());
            if (unreported >= REPORT_BYTES) {
                reportRest();
            }
        }

        private void reportRest() {
            progress.read(unreported);
            reported += unreported;
            unreported = 0;
        }

        private TaskResult result(Task task, byte[] part) {
            List<ColumnStatistics> finished = new ArrayList<>();
            for (ColumnStatistics.Builder builder : statistics) {
                finished.add(builder.build());
            }
            return new TaskResult(
                    task, rows, dead, notFinite, part.length, Sha256.of(part), finished);
        }
    }
}
