package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.attributes.Length;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.picture.SurveyFile.Location;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Storage;
import dev.stratus.testkit.RecordingByteSource;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SectionReaderTest {
    private static final SectionAxes TIME = SectionAxes.of(LengthUnit.MS);

    @TempDir private Path folder;

    /// Inlines 10 to 28 by 2, crosslines 100 to 115.
    private static List<Location> byInline() {
        List<Location> locations = new ArrayList<>();
        for (int inline = 10; inline < 30; inline += 2) {
            for (int crossline = 100; crossline < 116; crossline++) {
                locations.add(new Location(inline, crossline));
            }
        }
        return locations;
    }

    private static List<Location> byCrossline() {
        List<Location> locations = byInline();
        locations.sort((a, b) -> Integer.compare(a.crossline(), b.crossline()));
        return locations;
    }

    private static List<Location> withHoles() {
        List<Location> locations = byInline();
        locations.removeIf(l -> l.inline() == 14 && l.crossline() < 104);
        locations.removeIf(l -> l.inline() == 20 && l.crossline() == 107);
        locations.remove(locations.size() - 1);
        return locations;
    }

    private SegyFile open(List<Location> locations) throws IOException {
        return SegyFile.open(Storage.open(SurveyFile.write(folder, locations).toString()));
    }

    private static void requireSpike(Section section, int trace, Location location) {
        for (int sample = 0; sample < SurveyFile.SAMPLES; sample++) {
            double expected = sample == location.spikeSample() ? location.spike() : 0;
            assertThat(section.value(trace, sample)).isEqualTo(expected);
        }
    }

    private void requireAllLines(List<Location> locations) throws IOException {
        try (SegyFile file = open(locations)) {
            for (int inline = 10; inline < 30; inline += 2) {
                Section section = SectionReader.inline(file, inline, TIME);
                assertThat(section.title()).isEqualTo("Inline " + inline);
                for (int trace = 0; trace < section.traces(); trace++) {
                    var location = new Location(inline, (int) section.position(trace));
                    if (locations.contains(location)) {
                        requireSpike(section, trace, location);
                    } else {
                        assertThat(section.value(trace, 0)).isNaN();
                    }
                }
            }
            for (int crossline = 100; crossline < 116; crossline++) {
                Section section = SectionReader.crossline(file, crossline, TIME);
                long expected = 0;
                for (Location location : locations) {
                    expected += location.crossline() == crossline ? 1 : 0;
                }
                long found = 0;
                for (int trace = 0; trace < section.traces(); trace++) {
                    var location = new Location((int) section.position(trace), crossline);
                    if (locations.contains(location)) {
                        requireSpike(section, trace, location);
                        found++;
                    }
                }
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyLineIsFoundInFileSortedByInline() throws IOException {
        requireAllLines(byInline());
    }

    @Test
    void everyLineIsFoundInFileSortedByCrossline() throws IOException {
        requireAllLines(byCrossline());
    }

    @Test
    void everyLineIsFoundWhereLinesRunBackwards() throws IOException {
        List<Location> locations = byInline();
        Collections.reverse(locations);
        requireAllLines(locations);
    }

    @Test
    void everyLineIsFoundInIrregularSurvey() throws IOException {
        requireAllLines(withHoles());
    }

    @Test
    void everyLineIsFoundInFileThatIsNotSorted() throws IOException {
        List<Location> locations = byInline();
        Collections.shuffle(locations, new Random(3));
        requireAllLines(locations);
    }

    private static final int TRACE_BYTES = 240 + 4 * SurveyFile.SAMPLES;

    private interface Reading {
        Section of(SegyFile file) throws IOException;
    }

    /// What was asked for besides single headers, as first and last trace.
    private List<String> tracesReadFor(Reading section) throws IOException {
        var source =
                new RecordingByteSource(
                        Storage.open(SurveyFile.write(folder, byInline()).toString()));
        try (SegyFile file = SegyFile.open(source)) {
            source.forget();
            section.of(file);
            assertThat(source.reads()).filteredOn(read -> read.length() == 240).hasSizeLessThan(15);
            return source.reads().stream()
                    .filter(read -> read.length() != 240)
                    .map(SectionReaderTest::traces)
                    .toList();
        }
    }

    private static String traces(RecordingByteSource.Read read) {
        long first = (read.position() - 3600) / TRACE_BYTES;
        assertThat(read.position()).isEqualTo(3600 + first * TRACE_BYTES);
        assertThat(read.length() % TRACE_BYTES).isZero();
        return first + ".." + (first + read.length() / TRACE_BYTES - 1);
    }

    @Test
    void inlineReadsItsTracesAndAFewHeaders() throws IOException {
        assertThat(tracesReadFor(file -> SectionReader.inline(file, 18, TIME)))
                .containsExactly("64..79");
    }

    @Test
    void crosslineReadsItsTracesAndAFewHeaders() throws IOException {
        assertThat(tracesReadFor(file -> SectionReader.crossline(file, 103, TIME)))
                .containsExactly(
                        "3..3",
                        "19..19",
                        "35..35",
                        "51..51",
                        "67..67",
                        "83..83",
                        "99..99",
                        "115..115",
                        "131..131",
                        "147..147");
    }

    @Test
    void lineThroughPointsReadsTheTracesOnIt() throws IOException {
        var points =
                List.of(new SectionReader.LinePoint(14, 110), new SectionReader.LinePoint(10, 112));
        assertThat(tracesReadFor(file -> SectionReader.along(file, points, TIME)))
                .containsExactly("12..12", "27..27", "42..42");
    }

    @Test
    void lineThroughPointsIsFoundInFileThatIsNotSorted() throws IOException {
        List<Location> locations = byInline();
        Collections.shuffle(locations, new Random(1));
        var points =
                List.of(new SectionReader.LinePoint(14, 110), new SectionReader.LinePoint(10, 112));
        try (SegyFile file = open(locations)) {
            Section section = SectionReader.along(file, points, TIME);
            requireSpike(section, 0, new Location(14, 110));
            requireSpike(section, section.traces() - 1, new Location(10, 112));
        }
    }

    /// As many traces as lines of equal length have, but one is at the end of another line.
    @Test
    void fileThatOnlySeemsRegularIsSearched() throws IOException {
        List<Location> locations = byInline();
        locations.removeIf(l -> l.inline() == 14 && l.crossline() == 104);
        int behind = locations.indexOf(new Location(20, 115));
        locations.add(behind + 1, new Location(20, 116));
        requireAllLines(locations);
    }

    @Test
    void namesAlongTheTopAreThoseOfTheTraces() throws IOException {
        var axes =
                new SectionAxes(
                        LengthUnit.MS, List.of(TraceHeaderField.CDP_X, TraceHeaderField.CROSSLINE));
        try (SegyFile file = open(withHoles())) {
            Section section = SectionReader.inline(file, 20, axes);
            assertThat(section.acrossLabel()).isEqualTo("CDP X/Crossline");
            assertThat(section.topNames().get(6)).isEqualTo("3650/106");
            assertThat(section.topNames().get(7)).isEmpty();
        }
    }

    @Test
    void csvHasEverySampleAtItsPlace() throws IOException {
        Path target = folder.resolve("section.csv");
        try (SegyFile file = open(withHoles())) {
            SectionFile.writeCsv(SectionReader.inline(file, 20, TIME), target);
        }
        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(1 + 15 * SurveyFile.SAMPLES).startsWith("crossline,ms,amplitude");
        var location = new Location(20, 111);
        assertThat(lines)
                .contains("111,%d,20111.0".formatted(100 + 4 * location.spikeSample()))
                .noneMatch(line -> line.startsWith("107,"));
    }

    private List<String> csvOf(Section section) throws IOException {
        Path target = folder.resolve("section.csv");
        SectionFile.writeCsv(section, target);
        return Files.readAllLines(target);
    }

    private SegyFile open(SampleFormat format, ToIntFunction<Location> delay, Location... locations)
            throws IOException {
        Path path = SurveyFile.write(folder, List.of(locations), format, delay);
        return SegyFile.open(Storage.open(path.toString()));
    }

    @Test
    void everyTraceBeginsAtItsOwnDelay() throws IOException {
        var early = new Location(10, 100);
        var late = new Location(10, 101);
        try (SegyFile file =
                open(SampleFormat.IEEE_FLOAT32, l -> l.equals(late) ? 142 : 100, early, late)) {
            Section section = SectionReader.inline(file, 10, TIME);
            assertThat(section.samples()).isEqualTo(SurveyFile.SAMPLES + 11);
            assertThat(section.value(0, early.spikeSample())).isEqualTo(early.spike());
            assertThat(section.value(0, SurveyFile.SAMPLES)).isNaN();
            assertThat(section.value(1, late.spikeSample() + 11)).isEqualTo(late.spike());
            assertThat(section.value(1, 10)).isNaN();
            assertThat(csvOf(section))
                    .hasSize(1 + 2 * SurveyFile.SAMPLES)
                    .contains("100,%d,10100.0".formatted(100 + 4 * early.spikeSample()))
                    .contains("101,%d,10101.0".formatted(142 + 4 * late.spikeSample()));
            Section gained = new Gain.Power(1).applyTo(section);
            assertThat(gained.value(1, late.spikeSample() + 11))
                    .isEqualTo(late.spike() * (142 + 4 * late.spikeSample()) / 1000);
        }
    }

    @Test
    void traceBetweenTheOthersKeepsItsNumberAndItsNeighbour() throws IOException {
        List<Location> locations = new ArrayList<>();
        for (int crossline = 100; crossline < 900; crossline += 2) {
            locations.add(new Location(10, crossline));
        }
        locations.add(101, new Location(10, 301));
        try (SegyFile file = open(locations)) {
            Section section = SectionReader.inline(file, 10, TIME);
            assertThat(section.traces()).isEqualTo(locations.size());
            assertThat(section.acrossLabel())
                    .isEqualTo("Crossline number (irregular: traces side by side)");
            for (int place = 0; place < locations.size(); place++) {
                Location location = locations.get(place);
                requireSpike(section, place, location);
                assertThat(section.topNames().get(place)).isEqualTo("" + location.crossline());
            }
            assertThat(csvOf(section)).contains("301,%d,10301.0".formatted(100 + 4 * 31));
        }
    }

    @Test
    void tracesOfOnePlaceAreAllShown() throws IOException {
        List<Location> locations = new ArrayList<>();
        byInline().forEach(l -> locations.addAll(List.of(l, l, l)));
        try (SegyFile file = open(locations)) {
            Section inline = SectionReader.inline(file, 12, TIME);
            assertThat(inline.traces()).isEqualTo(48);
            assertThat(inline.topNames()).startsWith("100", "100", "100", "101");
            requireSpike(inline, 47, new Location(12, 115));
            assertThat(csvOf(inline)).hasSize(1 + 48 * SurveyFile.SAMPLES);
            assertThat(SectionReader.crossline(file, 103, TIME).traces()).isEqualTo(30);
            var points =
                    List.of(
                            new SectionReader.LinePoint(14, 110),
                            new SectionReader.LinePoint(10, 112));
            assertThat(SectionReader.along(file, points, TIME).topNames())
                    .startsWith("14/110", "14/110", "14/110", "12/111")
                    .hasSize(9);
        }
    }

    /// Where 32 bits hold a sample, those of the nearest double are none of its digits.
    @ParameterizedTest
    @CsvSource({
        "IEEE_FLOAT32, 1.1",
        "IBM_FLOAT32, 1.1000004",
        "IEEE_FLOAT64, 1.100000023841858",
    })
    void csvHasTheFewestDigitsThatTellASampleFromOthers(SampleFormat format, String digits)
            throws IOException {
        var location = new Location(10, 100);
        Path path = SurveyFile.write(folder, List.of(location), format, l -> 0);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        int spike = 3600 + 240 + location.spikeSample() * format.bytes();
        format.write(bytes, spike, SegyByteOrder.BIG, 1.1f);
        Files.write(path, bytes.array());
        try (SegyFile file = SegyFile.open(Storage.open(path.toString()))) {
            Section section = SectionReader.inline(file, 10, TIME);
            assertThat(csvOf(section))
                    .contains("100,%d,%s".formatted(4 * location.spikeSample(), digits));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "IEEE_FLOAT64"})
    void csvHasTheNumbersOfTheFileInAllDigits(SampleFormat format) throws IOException {
        var location = new Location(123_456, 789);
        try (SegyFile file = open(format, l -> 0, location)) {
            Section section = SectionReader.traces(file, new TraceRange(0, 1), TIME);
            assertThat(csvOf(section))
                    .contains("0,%d,1.23456789E8".formatted(4 * location.spikeSample()));
        }
    }

    @Test
    void lineThatIsNotThereIsRefusedWithASentence() throws IOException {
        try (SegyFile file = open(byInline())) {
            assertThatThrownBy(() -> SectionReader.inline(file, 11, TIME))
                    .isInstanceOf(NothingToDrawException.class)
                    .hasMessageEndingWith(
                            "has no inline 11: those of its first and its last trace are 10 and 28.");
        }
    }

    @Test
    void lineThroughPointsGoesThroughThem() throws IOException {
        try (SegyFile file = open(byInline())) {
            Section section =
                    SectionReader.along(
                            file,
                            List.of(
                                    new SectionReader.LinePoint(10, 100),
                                    new SectionReader.LinePoint(28, 109),
                                    new SectionReader.LinePoint(28, 115)),
                            TIME);
            assertThat(section.traces()).isEqualTo(16);
            for (int i = 0; i < 10; i++) {
                requireSpike(section, i, new Location(10 + 2 * i, 100 + i));
            }
            for (int i = 10; i < 16; i++) {
                requireSpike(section, i, new Location(28, 100 + i));
            }
            assertThat(section.topNames()).startsWith("10/100", "12/101").endsWith("28/115");
        }
    }

    @Test
    void pointBetweenLinesIsTheNearestBin() throws IOException {
        try (SegyFile file = open(byInline())) {
            Section section =
                    SectionReader.along(
                            file,
                            List.of(
                                    new SectionReader.LinePoint(10, 100),
                                    new SectionReader.LinePoint(15, 108),
                                    new SectionReader.LinePoint(29, 101)),
                            TIME);
            assertThat(section.topNames()).startsWith("10/100").contains("14/108");
            assertThat(section.topNames()).doesNotContain("").hasSize(1 + 8 + 7);
        }
    }

    @Test
    void timeIncreasesDownwardsFromTheDelay() throws IOException {
        try (SegyFile file = open(byInline())) {
            Section section = SectionReader.inline(file, 12, TIME);
            assertThat(section.down().at(0)).isEqualTo(100);
            assertThat(section.down().at(10)).isEqualTo(140);
            var location = new Location(12, 105);
            // Four pixels a crossline and one a millisecond, from crossline 99 and 90 ms.
            var toPlane = new AffineTransform(0.25, 0, 0, 1, 99, 90);
            double[] pixels = section.resample(toPlane, 80, 220);
            int column = (105 - 99) * 4;
            int row = 100 + 4 * location.spikeSample() - 90;
            assertThat(pixels[row * 80 + column]).isEqualTo(location.spike());
            assertThat(pixels[(row + 4) * 80 + column]).isZero();
            assertThat(pixels[column]).isNaN();
        }
    }

    @Test
    void placeAlongATraceIsASampleOrIsRefused() throws IOException {
        try (SegyFile file = open(byInline())) {
            assertThat(TraceTable.ofSlice(file, Length.parse("141ms")).sampleColumn())
                    .isEqualTo("amplitude at 140 ms");
            assertThat(TraceTable.ofSlice(file, Length.parse("49samples")).sampleColumn())
                    .isEqualTo("amplitude at 49 samples");
            assertThatThrownBy(() -> TraceTable.ofSlice(file, Length.parse("1200ms")))
                    .hasMessageEndingWith(
                            "has no sample at 1200ms: its traces run from 100 to 296 ms.");
        }
    }

    /// Byte 3217, where the interval stands, is zero.
    private SegyFile openWithoutInterval() throws IOException {
        Path path = SurveyFile.write(folder, byInline());
        byte[] bytes = Files.readAllBytes(path);
        bytes[3216] = 0;
        bytes[3217] = 0;
        Files.write(path, bytes);
        return SegyFile.open(Storage.open(path.toString()));
    }

    @Test
    void gainOverATimeIsRefusedWhereTheIntervalIsNotKnown() throws IOException {
        try (SegyFile file = openWithoutInterval()) {
            Section section = SectionReader.inline(file, 12, TIME);
            Gain time = new Gain.Agc(Length.parse("40ms"));
            assertThatThrownBy(() -> time.applyTo(section))
                    .isInstanceOf(NothingToDrawException.class)
                    .hasMessageContaining("how many samples are in a window of 40ms is not known");
            Gain samples = new Gain.Agc(Length.parse("40samples"));
            assertThat(samples.applyTo(section).samples()).isEqualTo(SurveyFile.SAMPLES);
        }
    }

    @Test
    void sliceAtATimeIsRefusedWhereTheIntervalIsNotKnown() throws IOException {
        try (SegyFile file = openWithoutInterval()) {
            assertThatThrownBy(() -> TraceTable.ofSlice(file, Length.parse("8ms")))
                    .hasMessageContaining("the sample interval is 0");
            assertThat(TraceTable.ofSlice(file, Length.parse("8samples")).sampleColumn())
                    .isEqualTo("amplitude at 8 samples");
        }
    }

    @Test
    void sliceIsAtTheSameTimeInTracesOfDifferentDelays() throws IOException {
        var early = new Location(10, 100);
        var late = new Location(11, 113);
        int place = 100 + 4 * early.spikeSample();
        try (TraceTable table =
                TraceTable.ofSlice(
                        open(
                                SampleFormat.IEEE_FLOAT32,
                                l -> l.equals(late) ? place - 4 * late.spikeSample() : 100,
                                early,
                                late),
                        Length.parse(place + "ms"))) {
            List<Double> values = new ArrayList<>();
            table.read(List.of(table.sampleColumn()), row -> values.add(row[0]));
            assertThat(values).containsExactly(early.spike(), late.spike());
        }
    }

    @Test
    void sliceWhereOnlyLaterTracesReachIsOfThose() throws IOException {
        var early = new Location(10, 100);
        var late = new Location(10, 101);
        try (TraceTable table =
                TraceTable.ofSlice(
                        open(
                                SampleFormat.IEEE_FLOAT32,
                                l -> l.equals(late) ? 500 : 100,
                                early,
                                late),
                        Length.parse("600ms"))) {
            MapGrid grid = MapGrid.of(table, MapRequest.of(table.sampleColumn()));
            assertThat(grid.counts().drawn()).isEqualTo(1);
            assertThat(grid.counts().withoutValue()).isEqualTo(1);
        }
    }

    @Test
    void tracesThatTheFileDoesNotHaveAreRefused() throws IOException {
        try (SegyFile file = open(byInline())) {
            assertThatThrownBy(() -> SectionReader.traces(file, new TraceRange(150, 11), TIME))
                    .hasMessageEndingWith("has 160 traces, 0 to 159; there is no trace 160.");
        }
    }

    @Test
    void sliceIsTheSampleOfEveryTraceAtItsPlace() throws IOException {
        try (TraceTable table = TraceTable.ofSlice(open(byInline()), Length.parse("220ms"))) {
            MapGrid grid = MapGrid.of(table, MapRequest.of(table.sampleColumn()));
            assertThat(grid.columns()).isEqualTo(16);
            assertThat(grid.rows()).isEqualTo(10);
            for (Location location : byInline()) {
                double value = grid.value(location.crossline() - 100, (location.inline() - 10) / 2);
                assertThat(value).isEqualTo(location.spikeSample() == 30 ? location.spike() : 0);
            }
        }
    }
}
