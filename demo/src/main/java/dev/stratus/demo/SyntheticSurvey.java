package dev.stratus.demo;

import dev.stratus.demo.RandomNumbers.Topic;
import dev.stratus.demo.SurveyGrid.Bin;
import dev.stratus.demo.SurveyHeaders.Life;
import dev.stratus.segy.BinaryHeader;
import dev.stratus.segy.TextHeader;
import dev.stratus.segy.TraceHeader;
import dev.stratus.storage.NewFile;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;

/// A 3-D post-stack survey over invented ground: layered beds, folds, faults, an unconformity and a
/// meandering channel, with noise, dead traces and an irregular outline. Everything is a function
/// of the specification, and each trace of its number alone, so that a survey of any size takes no
/// memory; and the same on every JVM, bit for bit.
///
/// A trace is `1000 × (Σ a_k w(t - t_k) + 0.05 Σ e_j w(t - 4 ms × j))`: reflections of amplitude a
/// at the times t that `Geology` says, random numbers e, and the Ricker wavelet w of 27 Hz, whose
/// spectrum the noise thereby has. One trace in 2000 is dead: all its samples are zero.
///
/// Immutable; any number of threads may use it at once.
public final class SyntheticSurvey {
    static final double PEAK_HERTZ = 27;
    private static final double NOISE = 0.05;
    private static final double GAIN = 1000;
    private static final long TRACES_FOR_EACH_DEAD_ONE = 2000;

    private final SurveySpec spec;
    private final SurveyGrid grid;
    private final Geology geology;
    private final RickerWavelet wavelet = new RickerWavelet(PEAK_HERTZ);
    private final RandomNumbers noise;
    private final RandomNumbers deadTraces;

    public SyntheticSurvey(SurveySpec spec) {
        this.spec = spec;
        grid = new SurveyGrid(spec);
        geology = new Geology(spec.seed(), spec.samples() * RickerWavelet.SAMPLE_MILLIS);
        noise = RandomNumbers.of(spec.seed(), Topic.NOISE);
        deadTraces = RandomNumbers.of(spec.seed(), Topic.DEAD_TRACES);
    }

    public SurveySpec spec() {
        return spec;
    }

    /// How many traces lie inside the survey's outline.
    public long traceCount() {
        return grid.traceCount();
    }

    /// How long the file is.
    public long fileBytes() {
        long traceBytes = TraceHeader.BYTES + (long) spec.samples() * spec.sampleFormat().bytes();
        return TextHeader.BYTES + BinaryHeader.BYTES + traceCount() * traceBytes;
    }

    /// Writes the survey to a SEG-Y file that appears whole or not at all, in place of what was
    /// there.
    ///
    /// @param tracesDone is told now and then how many traces have been written, by the thread that
    ///   called
    /// @throws StorageException if there is no such folder, or no room
    /// @throws InterruptedException if this thread was interrupted; there is no file then
    public void write(Path target, LongConsumer tracesDone)
            throws IOException, InterruptedException {
        try (NewFile file = NewFile.at(target);
                FileChannel channel =
                        FileChannel.open(file.temporary(), StandardOpenOption.WRITE)) {
            long free = Files.getFileStore(file.temporary()).getUsableSpace();
            if (free < fileBytes()) {
                throw new StorageException(
                        "%s: takes %d bytes, and the disk has %d free. Make room, or ask for a smaller survey."
                                .formatted(target, fileBytes(), free));
            }
            writeTo(channel, tracesDone);
            file.publish();
        }
    }

    /// Writes the survey's SEG-Y file, from its first byte to its last, and closes the channel.
    ///
    /// @param tracesDone is told now and then how many traces have been written, by the thread that
    ///   called
    /// @throws InterruptedException if this thread was interrupted; the file is not whole then
    public void writeTo(WritableByteChannel channel, LongConsumer tracesDone)
            throws IOException, InterruptedException {
        new SurveyWriting(this, new SurveyHeaders(spec, grid), tracesDone).writeTo(channel);
    }

    /// Whether a trace has no amplitude.
    ///
    /// @throws IndexOutOfBoundsException if the survey has no such trace
    public boolean isDead(long trace) {
        Objects.checkIndex(trace, traceCount());
        return life(trace) == Life.DEAD;
    }

    /// The amplitudes of one trace, before they are rounded to the file's sample format.
    ///
    /// @throws IndexOutOfBoundsException if the survey has no such trace
    public double[] amplitudes(long trace) {
        double[] samples = new double[spec.samples()];
        new TraceMaker().make(Objects.checkIndex(trace, traceCount()), samples);
        return samples;
    }

    SurveyGrid grid() {
        return grid;
    }

    Life life(long trace) {
        long number = Long.remainderUnsigned(deadTraces.bits(trace), TRACES_FOR_EACH_DEAD_ONE);
        return number == 0 ? Life.DEAD : Life.LIVE;
    }

    /// Makes one trace after the other, in memory of its own: one for each thread.
    final class TraceMaker {
        private final Geology.Place place = new Geology.Place();
        private final Reflections reflections = new Reflections();
        private final double[] spikes = new double[spec.samples() + 2 * wavelet.reach()];

        /// Fills `samples` with the amplitudes of a trace.
        void make(long trace, double[] samples) {
            Arrays.fill(samples, 0);
            switch (life(trace)) {
                case DEAD -> {}
                case LIVE -> {
                    addNoise(trace, samples);
                    addReflections(grid.bin(trace), samples);
                    for (int i = 0; i < samples.length; i++) {
                        samples[i] *= GAIN;
                    }
                }
            }
        }

        private void addNoise(long trace, double[] samples) {
            RandomNumbers numbers = noise.keyed(trace);
            for (int i = 0; i < spikes.length; i++) {
                spikes[i] = NOISE * numbers.bell(i);
            }
            wavelet.convolveInto(samples, spikes);
        }

        private void addReflections(Bin bin, double[] samples) {
            geology.reflectionsUnder(grid.x(bin), grid.y(bin), place, reflections);
            for (int i = 0; i < reflections.count(); i++) {
                wavelet.addTo(samples, reflections.millis(i), reflections.amplitude(i));
            }
        }
    }
}
