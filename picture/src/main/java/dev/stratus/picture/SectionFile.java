package dev.stratus.picture;

import dev.stratus.storage.NewFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;

/// Writes the numbers of a section for other programs.
public final class SectionFile {
    private SectionFile() {}

    /// Writes each finite sample on a line: where its trace stands, where on the trace it is, and
    /// its value as the file has it, without gain.
    public static void writeCsv(Section section, Path target) throws IOException {
        VerticalAxis down = section.down();
        DecimalFormat number = Page.plain();
        try (NewFile file = NewFile.at(target)) {
            try (BufferedWriter csv = Files.newBufferedWriter(file.temporary())) {
                csv.write("%s,%s,amplitude\n".formatted(section.across().column(), down.unit()));
                for (int trace = 0; trace < section.traces(); trace++) {
                    String place = number.format(section.position(trace)) + ",";
                    for (int sample = 0; sample < section.samples(); sample++) {
                        float value = section.value(trace, sample);
                        if (!Float.isNaN(value)) {
                            csv.write(place + number.format(down.at(sample)) + "," + value + "\n");
                        }
                    }
                }
            }
            file.publish();
        }
    }
}
