package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.attributes.Attribute;
import dev.stratus.segy.Damage;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.HeaderWords;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeJobTest {
    private static final AttributeRequest REQUEST =
            new AttributeRequest(
                    List.of(
                            Attribute.MEAN_ABS,
                            Attribute.RMS,
                            Attribute.MAX_ABS,
                            Attribute.MIN,
                            Attribute.MAX,
                            Attribute.MEAN,
                            Attribute.ENERGY),
                    List.of(TraceHeaderField.GROUP_COORD_X, TraceHeaderField.TRACE_ID_CODE),
                    AttributeRequest.Geometry.POINT);

    @TempDir private Path folder;

    private Path survey = Path.of("");

    /// 500 traces: trace 7 is dead, trace 8 has nothing finite, trace 9 a few samples that are not.
    @BeforeEach
    void writeSurvey() {
        Random random = new Random(11);
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(4000);
        for (int trace = 0; trace < 500; trace++) {
            double[] samples = random.doubles(101, -1, 1).map(x -> (float) x).toArray();
            if (trace == 7 || trace == 8) {
                Arrays.fill(samples, trace == 7 ? 0 : Double.NaN);
            } else if (trace == 9) {
                samples[3] = Double.POSITIVE_INFINITY;
                samples[100] = Double.NaN;
            }
            fixture.trace(
                    TraceFixture.of(samples)
                            .line(100 + trace / 50, 2000 + trace % 50)
                            .word(29, 2, trace == 7 ? 2 : 1)
                            .word(37, 4, trace)
                            .word(71, 2, -100)
                            .word(81, 4, 12345L + trace)
                            .word(181, 4, 43_648_218L + trace)
                            .word(185, 4, 647_000_000L - trace));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
    }

    private JobSummary run(Path results, int workers, long tracesPerTask)
            throws IOException, InterruptedException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            return run(
                    file,
                    JobPlan.of(file, REQUEST, tracesPerTask),
                    results,
                    workers,
                    new SilentProgress());
        }
    }

    private static JobSummary run(
            SegyFile file, JobPlan plan, Path results, int workers, JobProgress progress)
            throws IOException, InterruptedException {
        return new AttributeJob(
                        ResultsLocation.of(results.toString()),
                        StorageOptions.STANDARD,
                        AttributeJob.Existing.REFUSE)
                .run(
                        plan,
                        new LocalEngine(workers, file, StorageOptions.STANDARD, progress),
                        progress);
    }

    private static List<double[]> rows(Path results) throws IOException {
        try (ParquetTable table = ParquetTable.open(LocalByteSource.open(results))) {
            List<double[]> rows = new ArrayList<>();
            table.read(table.columns(), row -> rows.add(row.clone()));
            return rows;
        }
    }

    /// At byte 185, as the file's layout has the field; at 25 of an additional header.
    @ParameterizedTest
    @CsvSource({
        "ensemble_num=185:float32,  12.75,           DOUBLE",
        "ensemble_num=185:uint32,   4294967295,      BIGINT",
        "ensemble_num=185:int16,    -2,              INTEGER",
        "orig_field_record_num=9,    1099511627776,   BIGINT",
    })
    void aFieldHasAColumnThatHoldsWhatTheFileHas(String header, String value, String type)
            throws Exception {
        long bits =
                switch (value) {
                    case "12.75" -> Float.floatToIntBits(12.75f);
                    case "-2" -> 0xFFFE_0000L;
                    default -> 0xFFFF_FFFFL;
                };
        survey =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .revision(2, 0)
                        .trace(
                                TraceFixture.of(1, 2)
                                        .word(185, 4, bits)
                                        .additionalHeader(
                                                HeaderWords.named("SEG00001")
                                                        .word(25, 8, 1L << 40)))
                        .writeTo(folder.resolve("wide.sgy"));
        Path results = folder.resolve("wide.parquet");

        runWith(header, List.of(TraceHeaderField.ENSEMBLE_NUM), results);

        assertThat(query("select ensemble_num from '%s'".formatted(results), 1))
                .containsExactly(value);
        assertThat(query("describe select ensemble_num from '%s'".formatted(results), 2))
                .containsExactly(type);
    }

    private void runWith(String header, List<TraceHeaderField> fields, Path results)
            throws IOException, InterruptedException {
        AttributeRequest request =
                new AttributeRequest(
                        List.of(Attribute.RMS), fields, AttributeRequest.Geometry.NONE);
        SegyOptions options = SegyOptions.none().withHeader(header);
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey), options)) {
            run(file, JobPlan.of(file, request), results, 1, new SilentProgress());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "inline=185:float32,    10.5",
        "crossline=185:uint32,  4294967295",
    })
    void aLineNumberThatIsNoIntegerOf32BitsIsRefusedWithItsPlace(String header, String value) {
        survey =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .trace(TraceFixture.of(1, 2))
                        .trace(
                                TraceFixture.of(1, 2)
                                        .word(
                                                185,
                                                4,
                                                value.equals("10.5")
                                                        ? Float.floatToIntBits(10.5f)
                                                        : Long.parseLong(value)))
                        .writeTo(folder.resolve("lines.sgy"));
        Path results = folder.resolve("lines.parquet");
        String field = header.substring(0, header.indexOf('='));

        assertThatThrownBy(() -> runWith(header, List.of(), results))
                .isInstanceOfSatisfying(
                        TaskFailedException.class, e -> assertThat(e.mayHelpToTryAgain()).isFalse())
                .hasCauseInstanceOf(SegyException.class)
                .hasMessageContaining(
                        "lines.sgy: byte 4033: %s of trace 1 is %s, expected a whole number of 32 bits. It is read as "
                                .formatted(field, value));
        assertThat(results).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void anyNumberOfWorkersGivesTheSameFile(int workers) throws Exception {
        Path one = folder.resolve("one.parquet");
        Path many = folder.resolve("many.parquet");

        run(one, 1, 13);
        run(many, workers, 13);

        assertThat(many).hasSameBinaryContentAs(one);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 13, 499, 500, 1000})
    void anyCutIntoTasksGivesTheSameRows(long tracesPerTask) throws Exception {
        Path whole = folder.resolve("whole.parquet");
        Path cut = folder.resolve("cut.parquet");

        run(whole, 1, 500);
        run(cut, 2, tracesPerTask);

        assertThat(rows(cut))
                .hasSize(500)
                .usingElementComparator(AttributeJobTest::compareBits)
                .containsExactlyElementsOf(rows(whole));
    }

    private static int compareBits(double[] left, double[] right) {
        return Arrays.compare(left, right);
    }

    @Test
    void theSummaryCountsDeadTracesAndSamplesThatAreNotFinite() throws Exception {
        JobSummary summary = run(folder.resolve("x.parquet"), 2, 50);

        assertThat(summary.traces()).isEqualTo(500);
        assertThat(summary.deadTraces()).isEqualTo(1);
        assertThat(summary.notFinite()).isEqualTo(101 + 2);
        assertThat(summary.bytes()).isEqualTo(Files.size(survey));
        assertThat(summary.bytesComputed()).isEqualTo(Files.size(survey) - 3600);
        assertThat(summary.statistics().get(0).name()).isEqualTo("mean_abs");
        assertThat(summary.statistics().get(0).count()).isEqualTo(499);
        assertThat(summary.statistics().get(0).min()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsSalvagedIsCountedAndSoIsTheRest(boolean equalTraces) throws Exception {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 0);
        for (int trace = 0; trace < 10; trace++) {
            fixture.trace(TraceFixture.of(new double[trace == 3 && !equalTraces ? 501 : 10]));
        }
        byte[] sound = fixture.toBytes();
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int middle = sound.length - 5 * 280;
        damaged.write(sound, 0, middle);
        byte[] rubbish = new byte[equalTraces ? 0 : 777];
        Arrays.fill(rubbish, (byte) 0xFF);
        damaged.writeBytes(rubbish);
        damaged.write(sound, middle, 5 * 280 - 7);
        survey = Files.write(folder.resolve("damaged.sgy"), damaged.toByteArray());
        SegyOptions options = SegyOptions.none().withDamage(Damage.SALVAGE);

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey), options)) {
            JobPlan plan = JobPlan.of(file, REQUEST, 4);
            JobSummary summary = run(file, plan, folder.resolve("x.csv"), 1, new SilentProgress());

            assertThat(summary.traces()).isEqualTo(9);
            assertThat(summary.leftOutBytes()).isEqualTo(rubbish.length + 280 - 7);
            assertThat(PlanJson.read("plan.json", PlanJson.write(plan))).isEqualTo(plan);
        }
    }

    @Test
    void progressOfTracesOfDifferentLengthEndsAtWhatThePlanHas() throws Exception {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32).revision(1, 0);
        for (int trace = 0; trace < 20; trace++) {
            fixture.trace(TraceFixture.of(new double[trace == 3 ? 501 : 10]));
        }
        survey = fixture.writeTo(folder.resolve("lengths.sgy"));
        AtomicLong read = new AtomicLong();
        JobProgress counting =
                new SilentProgress() {
                    @Override
                    public void read(long bytes) {
                        read.addAndGet(bytes);
                    }
                };

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            JobPlan plan = JobPlan.of(file, REQUEST, 7);
            assertThat(file.hasEqualTraces()).isFalse();
            run(file, plan, folder.resolve("x.parquet"), 1, counting);

            assertThat(read)
                    .hasValue(plan.tasks().stream().mapToLong(Task::bytes).sum())
                    .hasValue(Files.size(survey) - 3600);
        }
    }

    @Test
    void duckDbReadsTheTable() throws Exception {
        Path results = folder.resolve("x.parquet");
        run(results, 2, 50);

        assertThat(query("describe from '%s'".formatted(results), 1))
                .containsExactly(
                        "trace",
                        "inline",
                        "crossline",
                        "cdp_x",
                        "cdp_y",
                        "source_to_receiver_distance",
                        "group_coord_x",
                        "trace_id_code",
                        "mean_abs",
                        "rms",
                        "max_abs",
                        "min",
                        "max",
                        "mean",
                        "energy",
                        "geometry");
        assertThat(query("describe from '%s'".formatted(results), 2).subList(0, 9))
                .containsExactly(
                        "BIGINT", "INTEGER", "INTEGER", "DOUBLE", "DOUBLE", "INTEGER", "DOUBLE",
                        "INTEGER", "DOUBLE");
        assertThat(query("select cdp_x from '%s' where trace = 3".formatted(results), 1))
                .containsExactly("436482.21");
        assertThat(query("select group_coord_x from '%s' where trace = 3".formatted(results), 1))
                .containsExactly("123.48");
        assertThat(query("select trace from '%s' where rms is null".formatted(results), 1))
                .containsExactly("8");
        assertThat(query("select trace from '%s' where mean_abs = 0".formatted(results), 1))
                .containsExactly("7");
        assertThat(query("select count(*) from '%s'".formatted(results), 1)).containsExactly("500");
    }

    @Test
    void theGeometryIsWellKnownBinaryOfTheCoordinates() throws Exception {
        Path results = folder.resolve("x.parquet");
        run(results, 1, 500);

        // Byte order 1, type 1 (point), x = 436482.18, y = 6470000.00, all little-endian.
        assertThat(
                        query(
                                "select hex(geometry::blob) from read_parquet('%s') where trace = 0"
                                        .formatted(results),
                                1))
                .singleElement()
                .asString()
                .isEqualTo(
                        "0101000000" + littleEndianHex(436482.18) + littleEndianHex(6_470_000.00));
    }

    private static String littleEndianHex(double value) {
        return "%016X".formatted(Long.reverseBytes(Double.doubleToLongBits(value)));
    }

    private static List<String> query(String sql, int column) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(column));
            }
            return values;
        }
    }

    @Test
    void csvHoldsTheSameNumbers() throws Exception {
        Path parquet = folder.resolve("x.parquet");
        Path csv = folder.resolve("x.csv");
        run(parquet, 1, 50);
        run(csv, 2, 50);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0))
                .isEqualTo(
                        "trace,inline,crossline,cdp_x,cdp_y,source_to_receiver_distance,group_coord_x,trace_id_code,mean_abs,rms,max_abs,min,max,mean,energy");
        List<double[]> read =
                lines.stream()
                        .skip(1)
                        .map(line ->
                                Stream.of(line.split(",", -1))
                                        .mapToDouble(v ->
                                                v.isEmpty() ? Double.NaN : Double.parseDouble(v))
                                        .toArray())
                        .toList();
        assertThat(read)
                .usingElementComparator(AttributeJobTest::compareBits)
                .containsExactlyElementsOf(rows(parquet));
    }

    @Test
    void theTableSaysWhatItWasMadeOf() throws Exception {
        Path results = folder.resolve("x.parquet");
        run(results, 1, 100);

        try (ParquetTable table = ParquetTable.open(LocalByteSource.open(results))) {
            assertThat(table.source()).isEqualTo(survey.toString());
            assertThat(table.metadata("stratus.source_bytes"))
                    .hasValue(Long.toString(Files.size(survey)));
            assertThat(table.metadata("stratus.header_layout").orElse(""))
                    .contains("\"inline\":\"189:int32\"");
            assertThat(table.metadata("geo").orElse("")).contains("\"crs\":null");
        }
    }

    @Test
    void theTableSaysWhatItsCoordinatesAreIn() throws Exception {
        ReferenceSystem system = new ReferenceSystem(ReferenceSystemTest.LAMBERT_IN_FEET);
        for (String name : List.of("x.parquet", "parts")) {
            Path results = folder.resolve(name);
            try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
                JobPlan plan = JobPlan.of(file, REQUEST.in(Optional.of(system)), 500);
                run(file, plan, results, 1, new SilentProgress());
            }
            try (ResultsTable table =
                    ResultsTable.open(results.toString(), StorageOptions.STANDARD)) {
                assertThat(table.coordinates().system()).contains(system);
            }
        }
        Path results = folder.resolve("x.parquet");
        try (ParquetTable table = ParquetTable.open(LocalByteSource.open(results))) {
            assertThat(table.metadata("geo").orElse("")).contains("\"crs\":" + system.projJson());
        }
        // DuckDB takes the definition as it is for the type of the column.
        assertThat(
                        query(
                                "select distinct typeof(geometry) from read_parquet('%s')"
                                        .formatted(results),
                                1))
                .singleElement()
                .asString()
                .contains("\"code\":32040");
    }

    @Test
    void anInterruptedJobLeavesNothingAndKeepsWhatWasThere() throws Exception {
        Path results = folder.resolve("x.parquet");
        Files.writeString(results, "before");
        JobProgress interrupting =
                new SilentProgress() {
                    @Override
                    public void finished(TaskResult result) {
                        if (result.task().number() == 2) {
                            Thread.currentThread().interrupt();
                        }
                    }
                };

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            assertThatThrownBy(() ->
                            run(file, JobPlan.of(file, REQUEST, 10), results, 2, interrupting))
                    .isInstanceOf(InterruptedException.class);
        }

        assertThat(results).hasContent("before");
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundBeforeAnythingIsComputed() throws Exception {
        Path results = Files.createDirectory(folder.resolve("x.parquet"));
        JobProgress none =
                new SilentProgress() {
                    @Override
                    public void started(JobPlan plan) {
                        throw new IllegalStateException("it started");
                    }
                };

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            assertThatThrownBy(() -> run(file, JobPlan.of(file, REQUEST), results, 1, none))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("x.parquet: is a directory");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(survey, results);
        }
    }

    @Test
    void aFailingTaskEndsTheJobWithItsTracesAndBytes() throws Exception {
        Path results = folder.resolve("x.parquet");
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            JobPlan plan = JobPlan.of(file, REQUEST, 500);
            try (var cut = java.nio.channels.FileChannel.open(survey, StandardOpenOption.WRITE)) {
                cut.truncate(file.offsetOf(450));
            }

            assertThatThrownBy(() -> run(file, plan, results, 2, new SilentProgress()))
                    .isInstanceOf(TaskFailedException.class)
                    .hasMessageContaining("traces 0..499 (bytes 3601 to 325600): ")
                    .hasMessageContaining("was cut while it was read");
        }
        assertThat(results).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsWrittenToMeanwhileEndsTheJob(boolean staysThere) throws Exception {
        Path results = folder.resolve("x.parquet");
        JobProgress meddling =
                new SilentProgress() {
                    @Override
                    public void finished(TaskResult result) {
                        if (result.task().number() == 2) {
                            try {
                                meddle(staysThere);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    }
                };

        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            JobPlan plan = JobPlan.of(file, REQUEST, 10);
            assertThatThrownBy(() -> run(file, plan, results, 1, meddling))
                    .isInstanceOf(TaskFailedException.class)
                    .hasCauseInstanceOf(ObjectChangedException.class)
                    .hasMessageContaining(
                            survey
                                    + (staysThere
                                            ? ": was changed while it was read: was 325600 bytes"
                                            : ": was deleted or moved while it was read"));
        }
        assertThat(results).doesNotExist();
    }

    /// Rewrites the survey in place, with as many bytes, or deletes it.
    private void meddle(boolean staysThere) throws IOException {
        FileTime before = Files.getLastModifiedTime(survey);
        if (staysThere) {
            Files.write(survey, new byte[1], StandardOpenOption.WRITE);
            Files.setLastModifiedTime(survey, FileTime.from(before.toInstant().plusSeconds(1)));
        } else {
            Files.delete(survey);
        }
    }

    @Test
    void aFinishedJobLeavesNothingButItsResult() throws Exception {
        Path results = folder.resolve("x.parquet");
        run(results, 2, 50);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(survey, results);
        }
    }

    @Test
    void aFolderKeepsThePartsThePlanAndTheManifest() throws Exception {
        Path whole = folder.resolve("x.parquet");
        Path parts = folder.resolve("parts");
        run(whole, 1, 500);
        run(parts, 2, 100);

        assertThat(parts.resolve("plan.json")).isRegularFile();
        assertThat(parts.resolve("manifest.json")).isRegularFile();
        assertThat(parts.resolve("part-000004.parquet")).isRegularFile();
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(parts.toString(), StorageOptions.STANDARD)) {
            assertThat(table.rows()).isEqualTo(500);
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        assertThat(rows)
                .usingElementComparator(AttributeJobTest::compareBits)
                .containsExactlyElementsOf(rows(whole));
    }

    @Test
    void aFieldFileAgreesWithAnIndependentProgram() throws Exception {
        survey = SharedData.path("data/field/volve10r12-full-z-il10117sub.sgy");
        Path results = folder.resolve("volve.parquet");

        run(results, 2, 50);

        List<double[]> rows = rows(results);
        assertThat(rows).hasSize(202);
        assertThat(rows.get(0)[3]).isEqualTo(436482.18);
        assertThat(rows.get(0)[8]).isCloseTo(1.0756094982752369, within(1e-12));
        assertThat(rows.get(201)[8]).isCloseTo(0.7542017621300701, within(1e-12));
        assertThat(rows.stream().mapToDouble(row -> row[9]).sum())
                .isCloseTo(301.86675180693794, within(301 * 1e-12));
    }

    private static class SilentProgress implements JobProgress {
        @Override
        public void started(JobPlan plan) {}

        @Override
        public void read(long bytes) {}

        @Override
        public void finished(TaskResult result) {}
    }
}
