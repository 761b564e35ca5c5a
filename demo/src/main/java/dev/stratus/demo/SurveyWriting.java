package dev.stratus.demo;

import dev.stratus.segy.SegyWriter;
import dev.stratus.segy.TextHeader.TextEncoding;
import dev.stratus.segy.TraceHeader;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// One writing of a survey. All processors make batches of traces; the calling thread writes them
/// in order. There are a few batches for each processor, which are used again and again: memory
/// does not depend on the survey's size.
final class SurveyWriting {
    private static final int BATCH_SAMPLES = 1 << 17;
    private static final int BATCHES_FOR_EACH_THREAD = 3;

    private final SyntheticSurvey survey;
    private final SurveyHeaders headers;
    private final LongConsumer tracesDone;
    private final long traces;

    SurveyWriting(SyntheticSurvey survey, SurveyHeaders headers, LongConsumer tracesDone) {
        this.survey = survey;
        this.headers = headers;
        this.tracesDone = tracesDone;
        this.traces = survey.traceCount();
    }

    void writeTo(WritableByteChannel channel) throws IOException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers =
                        Executors.newFixedThreadPool(
                                threads, Thread.ofPlatform().name("synth-", 0).daemon().factory());
                SegyWriter writer =
                        SegyWriter.start(
                                channel, TextEncoding.EBCDIC, headers.text(), headers.binary())) {
            try {
                writeTraces(writer, workers, threads * BATCHES_FOR_EACH_THREAD);
            } finally {
                workers.shutdownNow();
            }
        } catch (ClosedByInterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    private void writeTraces(SegyWriter writer, ExecutorService workers, int batches)
            throws IOException, InterruptedException {
        int samples = survey.spec().samples();
        int tracesOfBatch = (int) Math.min(traces, Math.max(1, BATCH_SAMPLES / samples));
        TraceHeader header = headers.commonTraceHeader();
        Queue<Future<Batch>> underWay = new ArrayDeque<>();
        long next = 0;
        for (int i = 0; i < batches && next < traces; i++, next += tracesOfBatch) {
            underWay.add(start(new Batch(tracesOfBatch, samples), next, workers));
        }
        while (!underWay.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Batch batch = made(underWay.remove());
            batch.write(writer, header);
            tracesDone.accept(batch.end);
            if (next < traces) {
                underWay.add(start(batch, next, workers));
                next += tracesOfBatch;
            }
        }
    }

    private Future<Batch> start(Batch batch, long first, ExecutorService workers) {
        return workers.submit(() -> batch.make(first));
    }

    private static Batch made(Future<Batch> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trace could not be made", e.getCause());
        }
    }

    /// Some traces in a row.
    private final class Batch {
        private final SyntheticSurvey.TraceMaker maker = survey.new TraceMaker();
        private final AmplitudeScale scale = AmplitudeScale.of(survey.spec().sampleFormat());
        private final double[][] samples;
        private long first;
        private long end;

        Batch(int traces, int samplesPerTrace) {
            samples = new double[traces][samplesPerTrace];
        }

        Batch make(long newFirst) {
            first = newFirst;
            end = Math.min(first + samples.length, traces);
            for (long trace = first; trace < end; trace++) {
                double[] amplitudes = samples[(int) (trace - first)];
                maker.make(trace, amplitudes);
                switch (survey.life(trace)) {
                    case DEAD -> {}
                    case LIVE -> scale.applyTo(amplitudes);
                }
            }
            return this;
        }

        void write(SegyWriter writer, TraceHeader header) throws IOException {
            for (long trace = first; trace < end; trace++) {
                headers.put(header, trace, survey.grid().bin(trace), survey.life(trace));
                writer.write(header, samples[(int) (trace - first)]);
            }
        }
    }
}
