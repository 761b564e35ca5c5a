package dev.stratus.job;

import dev.stratus.attributes.OwnAttributes;
import dev.stratus.attributes.SampleAxis;
import dev.stratus.attributes.TraceAttributes;
import dev.stratus.attributes.TraceKernels;
import dev.stratus.attributes.TraceSums;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceVisitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
            file.readTraces(task.traces(), block, rows);
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

    /// The rows of one task.
    private final class Rows implements TraceVisitor {
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

        // Its loops are in methods of their own: compiled once and soon, instead of all together
        // every time that one of them turns out to be hot.
        @Override
        public void visit(Trace trace) throws IOException {
            writer.putLong(0, trace.number());
            putHeader(trace);
            putValues(firstValue, attributes.of(trace));
            if (!request.own().isEmpty()) {
                putValues(firstValue + request.attributes().size(), own.of(trace));
            }
            writer.endRow();
            rows++;
            TraceSums sums = attributes.sums();
            notFinite += sums.notFinite();
            if (sums.dead()) {
                dead++;
            }
            report(trace.number());
        }

        private void putHeader(Trace trace) throws SegyException {
            for (int i = 0; i < fields.length; i++) {
                putField(1 + i, fields[i], trace);
            }
            if (request.geometry() == AttributeRequest.Geometry.POINT) {
                putLocation(columns.size() - 1, trace.header());
            }
        }

        private void putValues(int firstColumn, double[] values) {
            for (int i = 0; i < values.length; i++) {
                writer.putDouble(firstColumn + i, values[i]);
                statistics[firstColumn - firstValue + i].add(values[i]);
            }
        }

        private void putField(int column, TraceHeaderField field, Trace trace)
                throws SegyException {
            switch (columns.get(column).type()) {
                case INT32 -> writer.putLong(column, file.requireInt(trace, field));
                case INT64 -> writer.putLong(column, trace.header().number(field));
                case FLOAT64 -> writer.putDouble(column, trace.header().value(field));
                case TEXT, POINT -> throw new IllegalStateException("no number: " + field.label());
            }
        }

        private void putLocation(int column, TraceHeader header) {
            double x = header.value(TraceHeaderField.CDP_X);
            double y = header.value(TraceHeaderField.CDP_Y);
            boolean unknown = x == 0 && y == 0;
            writer.putPoint(column, unknown ? Double.NaN : x, unknown ? Double.NaN : y);
        }

        /// Counts as the plan does: up to the next trace.
        private void report(long trace) {
            unreported += file.offsetOf(trace + 1) - file.offsetOf(trace);
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
