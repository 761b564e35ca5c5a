package dev.stratus.picture;

import dev.stratus.segy.BinaryHeader;
import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyWriter;
import dev.stratus.segy.TextHeader;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.ToIntFunction;

/// A file of traces with a spike each: its value and its place tell which trace it is.
final class SurveyFile {
    static final int SAMPLES = 50;
    static final int INTERVAL_MICROS = 4000;

    record Location(int inline, int crossline) {
        int spikeSample() {
            return (inline * 3 + crossline) % SAMPLES;
        }

        double spike() {
            return inline * 1000.0 + crossline;
        }
    }

    private SurveyFile() {}

    static Path write(Path folder, List<Location> locations) throws IOException {
        return write(folder, locations, SampleFormat.IEEE_FLOAT32, location -> 100);
    }

    /// @param delay of each trace, in milliseconds
    static Path write(
            Path folder,
            List<Location> locations,
            SampleFormat format,
            ToIntFunction<Location> delay)
            throws IOException {
        Path path = folder.resolve("survey.sgy");
        BinaryHeader binary = BinaryHeader.empty(SegyByteOrder.BIG);
        binary.put(BinaryHeaderField.DATA_SAMPLE_FORMAT, format.code());
        binary.put(BinaryHeaderField.SAMPLES_PER_TRACE, SAMPLES);
        binary.put(BinaryHeaderField.SAMPLE_INTERVAL, INTERVAL_MICROS);
        try (SegyWriter writer =
                SegyWriter.start(
                        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        TextHeader.TextEncoding.ASCII,
                        List.of("C 1"),
                        binary)) {
            for (Location location : locations) {
                TraceHeader header = TraceHeader.empty(SegyByteOrder.BIG);
                header.put(TraceHeaderField.INLINE, location.inline());
                header.put(TraceHeaderField.CROSSLINE, location.crossline());
                header.put(TraceHeaderField.CDP_X, 1000 + 25 * location.crossline());
                header.put(TraceHeaderField.CDP_Y, 2000 + 25 * location.inline());
                header.put(TraceHeaderField.SAMPLES_PER_TRACE, SAMPLES);
                header.put(TraceHeaderField.DELAY_RECORDING_TIME, delay.applyAsInt(location));
                double[] samples = new double[SAMPLES];
                samples[location.spikeSample()] = location.spike();
                writer.write(header, samples);
            }
        }
        return path;
    }
}
