package dev.stratus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TextHeader.TextEncoding;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceVisitor;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class SyntheticSurveyTest {
    private static final SurveySpec SMALL = SurveySpec.usual().withSize(40, 60, 300);

    @TempDir private Path folder;

    private Path write(SurveySpec spec) throws IOException, InterruptedException {
        Path file = folder.resolve("survey.sgy");
        new SyntheticSurvey(spec).write(file, done -> {});
        return file;
    }

    private static void visit(Path file, TraceVisitor visitor) throws IOException {
        try (SegyFile segy = SegyFile.open(Storage.open(file.toString()))) {
            segy.readTraces(segy.traces(), segy.newBlock(), visitor);
        }
    }

    private static double[] samples(Trace trace, SampleFormat format) {
        double[] samples = new double[trace.samples()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] =
                    format.read(
                            trace.block(),
                            trace.samplesIndex() + i * format.bytes(),
                            SegyByteOrder.BIG);
        }
        return samples;
    }

    @Test
    void eachTraceOfTheFileIsTheOneThatIsMadeAlone() throws Exception {
        SyntheticSurvey survey = new SyntheticSurvey(SMALL);
        long[] seen = new long[1];

        visit(
                write(SMALL),
                trace -> {
                    double[] expected = survey.amplitudes(trace.number());
                    for (int i = 0; i < expected.length; i++) {
                        expected[i] = (float) expected[i];
                    }
                    assertThat(samples(trace, SampleFormat.IEEE_FLOAT32)).isEqualTo(expected);
                    seen[0]++;
                });

        assertThat(seen[0]).isEqualTo(survey.traceCount());
    }

    @Test
    void theFileIsAsLongAsPromisedAndProgressEndsAtItsLastTrace() throws Exception {
        SyntheticSurvey survey = new SyntheticSurvey(SMALL);
        Path file = folder.resolve("survey.sgy");
        List<Long> progress = new ArrayList<>();

        survey.write(file, progress::add);

        assertThat(Files.size(file)).isEqualTo(survey.fileBytes());
        assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith(survey.traceCount());
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
        byte[] first = Files.readAllBytes(write(SMALL));
        byte[] again = Files.readAllBytes(write(SMALL));
        byte[] other = Files.readAllBytes(write(SMALL.withSeed(8)));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void deadTracesAreZeroAndSaySo() throws Exception {
        SurveySpec spec = SurveySpec.usual().withSize(100, 150, 20);
        SyntheticSurvey survey = new SyntheticSurvey(spec);
        List<Long> dead =
                LongStream.range(0, survey.traceCount()).filter(survey::isDead).boxed().toList();
        List<Long> deadInFile = new ArrayList<>();

        visit(
                write(spec),
                trace -> {
                    double[] samples = samples(trace, SampleFormat.IEEE_FLOAT32);
                    long code = trace.header().raw(TraceHeaderField.TRACE_ID_CODE);
                    if (code == 2) {
                        deadInFile.add(trace.number());
                        assertThat(samples).containsOnly(0);
                    } else {
                        assertThat(code).isEqualTo(1);
                        assertThat(samples).doesNotContain(0);
                    }
                });

        assertThat(dead).isNotEmpty().hasSizeLessThan(20);
        assertThat(deadInFile).isEqualTo(dead);
    }

    @Test
    void theOutlineIsIrregular() throws Exception {
        Map<Long, List<Long>> crosslinesOfInline = new TreeMap<>();

        visit(
                write(SurveySpec.usual().withSize(200, 300, 1)),
                trace ->
                        crosslinesOfInline
                                .computeIfAbsent(
                                        trace.header().raw(TraceHeaderField.INLINE),
                                        inline -> new ArrayList<>())
                                .add(trace.header().raw(TraceHeaderField.CROSSLINE)));

        assertThat(crosslinesOfInline).hasSize(200);
        assertThat(crosslinesOfInline.keySet()).startsWith(1001L).endsWith(1399L);
        assertThat(crosslinesOfInline.values().stream().map(List::getFirst).distinct().count())
                .isGreaterThan(30);
        assertThat(crosslinesOfInline.values().stream().map(List::getLast).distinct().count())
                .isGreaterThan(30);
        assertThat(crosslinesOfInline.values()).allMatch(lines -> lines.size() > 100);
    }

    @Test
    void neighbouringBinsLieTheirSizeApartOnATurnedGrid() throws Exception {
        Map<List<Long>, double[]> places = new HashMap<>();
        visit(
                write(SurveySpec.usual().withSize(30, 40, 1)),
                trace ->
                        places.put(
                                List.of(
                                        trace.header().raw(TraceHeaderField.INLINE),
                                        trace.header().raw(TraceHeaderField.CROSSLINE)),
                                new double[] {
                                    trace.header().value(TraceHeaderField.CDP_X),
                                    trace.header().value(TraceHeaderField.CDP_Y)
                                }));

        double[] here = Objects.requireNonNull(places.get(List.of(1021L, 2020L)));
        double[] nextCrossline = Objects.requireNonNull(places.get(List.of(1021L, 2021L)));
        double[] nextInline = Objects.requireNonNull(places.get(List.of(1023L, 2020L)));

        // 12.5 m towards 27.5° and 25 m towards 117.5°, rounded to centimetres.
        assertThat(nextCrossline[0] - here[0]).isBetween(5.76, 5.79);
        assertThat(nextCrossline[1] - here[1]).isBetween(11.07, 11.10);
        assertThat(nextInline[0] - here[0]).isBetween(22.16, 22.19);
        assertThat(nextInline[1] - here[1]).isBetween(-11.56, -11.53);
    }

    @Test
    void theHeadersAreThoseOfTheStandard() throws Exception {
        Path file = write(SMALL);
        try (SegyFile segy = SegyFile.open(Storage.open(file.toString()))) {
            assertThat(segy.textHeader().encoding()).isEqualTo(TextEncoding.EBCDIC);
            assertThat(segy.textHeader().lines())
                    .hasSize(40)
                    .allMatch(line -> line.startsWith("C"))
                    .contains("C39 SEG Y REV1", "C40 END TEXTUAL HEADER")
                    .contains("C18   189-192  INLINE NUMBER", "C19   193-196  CROSSLINE NUMBER");
            assertThat(segy.binaryHeader().get(BinaryHeaderField.SEGY_REVISION_MAJOR)).isEqualTo(1);
            assertThat(segy.binaryHeader().get(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG))
                    .isEqualTo(1);
            assertThat(segy.binaryHeader().get(BinaryHeaderField.SAMPLE_INTERVAL)).isEqualTo(4000);
            assertThat(segy.binaryHeader().get(BinaryHeaderField.TRACE_SORTING_CODE)).isEqualTo(4);
            assertThat(segy.samplesPerTrace()).isEqualTo(300);
        }
        long[] line = {0, 0};
        visit(
                file,
                trace -> {
                    var header = trace.header();
                    long inline = header.raw(TraceHeaderField.INLINE);
                    line[1] = inline == line[0] ? line[1] + 1 : 1;
                    line[0] = inline;
                    assertThat(header.raw(TraceHeaderField.TRACE_SEQ_NUM_LINE)).isEqualTo(line[1]);
                    assertThat(header.raw(TraceHeaderField.TRACE_SEQ_NUM_REEL))
                            .isEqualTo(trace.number() + 1);
                    assertThat(header.raw(TraceHeaderField.ENSEMBLE_NUM))
                            .isEqualTo(
                                    (inline - 1001) / 2 * 60
                                            + header.raw(TraceHeaderField.CROSSLINE)
                                            - 2000);
                    assertThat(header.raw(TraceHeaderField.SAMPLES_PER_TRACE)).isEqualTo(300);
                    assertThat(header.raw(TraceHeaderField.SAMPLE_INTERVAL)).isEqualTo(4000);
                    assertThat(header.raw(TraceHeaderField.COORDINATE_SCALAR)).isEqualTo(-100);
                    assertThat(header.value(TraceHeaderField.CDP_X))
                            .isBetween(431_000.0, 433_500.0);
                    assertThat(header.value(TraceHeaderField.CDP_Y))
                            .isBetween(6_477_000.0, 6_480_000.0);
                });
    }

    @ParameterizedTest
    @CsvSource({"REV_0, 0, 0", "REV_1, 1, 0", "REV_2_0, 2, 0", "REV_2_1, 2, 1"})
    void eachRevisionSaysWhatItKnows(Revision revision, int major, int minor) throws Exception {
        SurveySpec spec = SMALL.withFormat(SampleFormat.IBM_FLOAT32, revision, SegyByteOrder.BIG);
        SyntheticSurvey survey = new SyntheticSurvey(spec);
        try (SegyFile segy = SegyFile.open(Storage.open(write(spec).toString()))) {
            var header = segy.binaryHeader();
            assertThat(header.get(BinaryHeaderField.SEGY_REVISION_MAJOR)).isEqualTo(major);
            assertThat(header.get(BinaryHeaderField.SEGY_REVISION_MINOR)).isEqualTo(minor);
            boolean second = major == 2;
            assertThat(header.get(BinaryHeaderField.BYTE_ORDER))
                    .isEqualTo(second ? 0x0102_0304 : 0);
            assertThat(header.get(BinaryHeaderField.NUM_TRACES))
                    .isEqualTo(second ? survey.traceCount() : 0);
            assertThat(header.get(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE))
                    .isEqualTo(second ? 300 : 0);
            assertThat(header.getDouble(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL))
                    .isEqualTo(second ? 4000 : 0);
            assertThat(segy.traces().count()).isEqualTo(survey.traceCount());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "FIXED_POINT.*")
    void everyFormatHoldsTheSameAmplitudesInEveryByteOrder(SampleFormat format) throws Exception {
        for (SegyByteOrder order : SegyByteOrder.values()) {
            SurveySpec spec = SMALL.withSize(3, 5, 300).withFormat(format, Revision.REV_2_1, order);
            SyntheticSurvey survey = new SyntheticSurvey(spec);
            visit(
                    write(spec),
                    trace -> {
                        double[] expected = survey.amplitudes(trace.number());
                        AmplitudeScale.of(format).applyTo(expected);
                        double step = AmplitudeScale.of(format).factor() == 1 ? 0 : 0.5;
                        for (int i = 0; i < expected.length; i++) {
                            int index = trace.samplesIndex() + i * format.bytes();
                            assertThat(format.read(trace.block(), index, order))
                                    .isCloseTo(
                                            expected[i],
                                            Offset.offset(step + Math.abs(expected[i]) * 0x1p-20));
                        }
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 65535", "1, 500, 2", "700, 1, 1", "2, 2, 65535"})
    void surveysOfExtremeSizesAreWritten(int inlines, int crosslines, int samples)
            throws Exception {
        SurveySpec spec = SurveySpec.usual().withSize(inlines, crosslines, samples);
        Path file = write(spec);
        try (SegyFile segy = SegyFile.open(Storage.open(file.toString()))) {
            assertThat(segy.samplesPerTrace()).isEqualTo(samples);
            assertThat(segy.traces().count()).isBetween(1L, (long) inlines * crosslines);
        }
    }

    @Test
    void nothingIsLeftOfASurveyWhoseWritingIsInterrupted() throws Exception {
        SyntheticSurvey survey = new SyntheticSurvey(SurveySpec.usual().withSize(1000, 1000, 750));
        Path file = folder.resolve("survey.sgy");
        Files.writeString(file, "was there before");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread writing =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                survey.write(file, done -> begun.countDown());
                            } catch (Throwable e) {
                                thrown.set(e);
                            }
                        });
        begun.await();
        writing.interrupt();
        writing.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(file).hasContent("was there before");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSurveyThatTheDiskHasNoRoomForIsNotBegun() throws Exception {
        // 550 terabytes.
        SyntheticSurvey survey =
                new SyntheticSurvey(SurveySpec.usual().withSize(46_000, 46_000, 65_535));
        Path file = folder.resolve("survey.sgy");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> survey.write(file, done -> {}))
                .withMessageStartingWith(
                        file + ": takes " + survey.fileBytes() + " bytes, and the");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path file = folder.resolve("missing").resolve("survey.sgy");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> new SyntheticSurvey(SMALL).write(file, done -> {}))
                .withMessage(file + ": its folder does not exist. Make it first.");
    }

    @Test
    void aTraceThatTheSurveyDoesNotHaveIsRefused() {
        SyntheticSurvey survey = new SyntheticSurvey(SMALL);

        assertThatThrownBy(() -> survey.amplitudes(survey.traceCount()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> survey.isDead(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
