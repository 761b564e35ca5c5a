package dev.stratus.picture;

import dev.stratus.segy.SampleFormat;
import dev.stratus.storage.NewFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;

/// Writes the numbers of a section for other programs.
public final class SectionFile {
    private SectionFile() {}

    /// Writes each finite sample on a line: its trace's number, where on the trace it is, and its
    /// value as the file has it, without gain.
    public static void writeCsv(Section section, Path target) throws IOException {
        VerticalAxis down = section.down();
        DecimalFormat number = Page.plain();
        try (NewFile file = NewFile.at(target)) {
            try (BufferedWriter csv = Files.newBufferedWriter(file.temporary())) {
                csv.write("%s,%s,amplitude\n".formatted(section.across().column(), down.unit()));
                for (int place = 0; place < section.traces(); place++) {
                    int trace = section.traceAt(place);
                    if (trace != Section.NO_TRACE) {
                        write(section.contents(), trace, down.step(), number, csv);
                    }
                }
            }
            file.publish();
        }
    }

    private static void write(
            SectionTraces traces, int trace, double step, DecimalFormat number, Writer csv)
            throws IOException {
        String name = number.format(traces.number(trace)) + ",";
        for (int sample = 0; sample < traces.samples(); sample++) {
            double value = traces.value(trace, sample);
            if (!Double.isNaN(value)) {
                double at = traces.firsts()[trace] + sample * step;
                csv.write(name + number.format(at) + "," + digits(value, traces.format()) + "\n");
            }
        }
    }

    /// The fewest digits that no other sample of this format has.
    private static String digits(double value, SampleFormat format) {
        boolean float32 = format == SampleFormat.IEEE_FLOAT32 || format == SampleFormat.IBM_FLOAT32;
        float narrow = (float) value;
        return float32 && narrow == value ? Float.toString(narrow) : Double.toString(value);
    }
}
