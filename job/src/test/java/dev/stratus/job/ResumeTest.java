package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeJob.Existing;
import dev.stratus.segy.Damage;
import dev.stratus.segy.HeaderPreset;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A job that was stopped, or whose parts were tampered with, ends with the right table.
class ResumeTest {
    private static final int TASKS = 20;

    private static final AttributeRequest REQUEST =
            new AttributeRequest(
                    List.of(Attribute.MEAN_ABS, Attribute.RMS),
                    List.of(),
                    AttributeRequest.Geometry.NONE);

    @TempDir private Path folder;

    private Path survey = Path.of("");
    private Path results = Path.of("");

    @BeforeEach
    void writeSurvey() {
        Random random = new Random(5);
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(2000);
        for (int trace = 0; trace < 200; trace++) {
            fixture.trace(
                    TraceFixture.of(random.doubles(20).map(x -> (float) x).toArray())
                            .line(trace / 20, trace % 20));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
        results = folder.resolve("results");
    }

    private JobSummary run(Path target, Existing existing, JobProgress progress)
            throws IOException, InterruptedException {
        return run(target, existing, progress, REQUEST);
    }

    private JobSummary run(
            Path target, Existing existing, JobProgress progress, AttributeRequest request)
            throws IOException, InterruptedException {
        return run(target, existing, progress, request, SegyOptions.none());
    }

    private JobSummary run(
            Path target,
            Existing existing,
            JobProgress progress,
            AttributeRequest request,
            SegyOptions options)
            throws IOException, InterruptedException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey), options)) {
            return new AttributeJob(
                            ResultsLocation.of(target.toString()),
                            StorageOptions.STANDARD,
                            existing)
                    .run(
                            JobPlan.of(file, request, 200 / TASKS),
                            new LocalEngine(2, file, StorageOptions.STANDARD, progress),
                            progress);
        }
    }

    /// Runs the job until some tasks are done, and stops it there.
    private void stopAfter(int tasks) {
        assertThatThrownBy(() -> run(results, Existing.REFUSE, new StoppingProgress(tasks)))
                .isInstanceOf(InterruptedException.class);
    }

    private static List<double[]> rows(Path target) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(target.toString(), StorageOptions.STANDARD)) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        return rows;
    }

    private void assertRightTable() throws Exception {
        Path undisturbed = folder.resolve("undisturbed.parquet");
        run(undisturbed, Existing.OVERWRITE, new StoppingProgress(Integer.MAX_VALUE));
        assertThat(rows(results))
                .usingElementComparator(java.util.Arrays::compare)
                .containsExactlyElementsOf(rows(undisturbed));
    }

    private JobSummary resume() throws Exception {
        return run(results, Existing.RESUME, new StoppingProgress(Integer.MAX_VALUE));
    }

    @Test
    void aStoppedJobHasNoManifestAndIsNoResult() {
        stopAfter(5);

        assertThat(results.resolve("manifest.json")).doesNotExist();
        assertThatThrownBy(() -> rows(results))
                .hasMessageContaining("did not finish")
                .hasMessageContaining("--resume");
    }

    @Test
    void resumeKeepsWhatIsDoneAndDoesTheRest() throws Exception {
        stopAfter(5);

        assertThat(resume().tasksKept()).isBetween(5, TASKS);
        assertRightTable();
    }

    @Test
    void resumeOfAFinishedJobDoesNothingAgain() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(Integer.MAX_VALUE));

        JobSummary again = resume();
        assertThat(again.tasksKept()).isEqualTo(TASKS);
        assertThat(again.bytesComputed()).isZero();
        assertThat(again.gigabytesPerSecond()).isZero();
        assertRightTable();
    }

    @Test
    void resumeStartsWhereNothingHasBegun() throws Exception {
        assertThat(resume().tasksKept()).isZero();
        assertRightTable();
    }

    @Test
    void aSingleFileIsResumedToo() throws Exception {
        results = folder.resolve("results.parquet");
        stopAfter(5);
        assertThat(results).doesNotExist();

        assertThat(resume().tasksKept()).isBetween(5, TASKS);
        assertRightTable();
    }

    /// What can happen to a part that a stopped job left.
    enum Harm {
        CORRUPTED {
            @Override
            void doTo(Path part) throws IOException {
                byte[] bytes = Files.readAllBytes(part);
                bytes[bytes.length / 3] ^= 0x10;
                Files.write(part, bytes);
            }
        },
        TRUNCATED {
            @Override
            void doTo(Path part) throws IOException {
                byte[] bytes = Files.readAllBytes(part);
                Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length - 1));
            }
        },
        EMPTY {
            @Override
            void doTo(Path part) throws IOException {
                Files.write(part, new byte[0]);
            }
        },
        SWAPPED {
            @Override
            void doTo(Path part) throws IOException {
                Files.copy(
                        part.resolveSibling("part-000001.parquet"),
                        part,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        },
        SWAPPED_WITH_ITS_RECEIPT {
            @Override
            void doTo(Path part) throws IOException {
                SWAPPED.doTo(part);
                Files.copy(
                        part.resolveSibling("part-000001.json"),
                        part.resolveSibling("part-000000.json"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        },
        MISSING {
            @Override
            void doTo(Path part) throws IOException {
                Files.delete(part);
            }
        },
        WITHOUT_RECEIPT {
            @Override
            void doTo(Path part) throws IOException {
                Files.delete(part.resolveSibling("part-000000.json"));
            }
        },
        WITH_HALF_A_RECEIPT {
            @Override
            void doTo(Path part) throws IOException {
                Files.writeString(part.resolveSibling("part-000000.json"), "{\"part\":");
            }
        },
        WITH_AN_IMPOSSIBLE_RECEIPT {
            @Override
            void doTo(Path part) throws IOException {
                Path receipt = part.resolveSibling("part-000000.json");
                String said = Files.readString(receipt);
                Files.writeString(receipt, said.replace("\"dead_traces\":0", "\"dead_traces\":11"));
            }
        },
        WITH_A_RECEIPT_WITHOUT_NUMBERS {
            @Override
            void doTo(Path part) throws IOException {
                Path receipt = part.resolveSibling("part-000000.json");
                String said = Files.readString(receipt);
                Files.writeString(receipt, said.replaceFirst("\"sum\":[^,]*", "\"sum\":\"x\""));
            }
        };

        abstract void doTo(Path part) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void resumeFindsAPartThatIsNotWhole(Harm harm) throws Exception {
        stopAfter(TASKS - 1);
        harm.doTo(results.resolve("part-000000.parquet"));

        assertThat(resume().tasksKept()).isLessThan(TASKS);
        assertRightTable();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "WITH.*RECEIPT.*")
    void checkFindsAPartThatIsNotWhole(Harm harm) throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(Integer.MAX_VALUE));
        assertThat(check()).isEmpty();

        harm.doTo(results.resolve("part-000000.parquet"));

        assertThat(check())
                .singleElement()
                .asString()
                .contains("part-000000.parquet")
                .contains("0..9");
        assertThatThrownBy(() -> rows(results))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-000000.parquet");
    }

    private List<String> check() throws IOException {
        return ResultsCheck.of(
                        results.toString(),
                        StorageOptions.STANDARD,
                        OptionalDouble.of(0.1),
                        Plugins.NONE)
                .wrong();
    }

    @Test
    void checkFindsAPartOfSomebodyElseAndResumeDoesNotPublishOverIt() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        Files.copy(results.resolve("part-000000.parquet"), results.resolve("part-000099.parquet"));

        assertThat(check()).singleElement().asString().contains("part-000099.parquet");
        assertThatThrownBy(this::resume).hasMessageContaining("part-000099.parquet");
    }

    @Test
    void checkRecomputesASampleFromTheSourceAndSeesThatItChanged() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        byte[] bytes = Files.readAllBytes(survey);
        bytes[3600 + 240 + 3] ^= 0x40;
        Files.write(survey, bytes);

        assertThat(check()).singleElement().asString().contains("is now version");
    }

    /// Nobody is asked for `?…`.
    @Test
    void checkSaysWhyItCannotReadASourceBehindASignature() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        Path plan = results.resolve("plan.json");
        String shown = Storage.displayName("http://127.0.0.1:1/survey.sgy?X-Amz-Signature=1a");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replaceFirst("\"location\":\"[^\"]*\"", "\"location\":\"" + shown + "\""));

        assertThatThrownBy(this::check)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(shown + ": cannot be read again")
                .hasMessageContaining("without --sample");
    }

    @Test
    void checkOfASingleFileReadsEveryRowAndRecomputesASample() throws Exception {
        results = folder.resolve("results.parquet");
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));

        ResultsCheck.Report report =
                ResultsCheck.of(
                        results.toString(),
                        StorageOptions.STANDARD,
                        OptionalDouble.of(0.1),
                        Plugins.NONE);
        assertThat(report.wrong()).isEmpty();
        assertThat(report.rows()).isEqualTo(200);
        assertThat(report.recomputed()).isEqualTo(20);
    }

    @Test
    void checkMakesNothingAsLargeAsATableSaysThatItIs() throws Exception {
        results = folder.resolve("results.parquet");
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        Map<String, String> metadata = new HashMap<>();
        try (ParquetTable table = ParquetTable.open(LocalByteSource.open(results))) {
            for (String key : List.of(TableMetadata.PLAN, TableMetadata.TOTALS)) {
                String said = table.metadata(key).orElseThrow();
                metadata.put(key, said.replace("\"traces\":200", "\"traces\":9000000000000000000"));
            }
        }
        PartWriter lying =
                new PartWriter(List.of(new ResultColumn("trace", ResultColumn.Type.INT64)));
        lying.putLong(0, 0);
        lying.endRow();
        Files.write(results, lying.finish(metadata));

        assertThat(
                        ResultsCheck.of(
                                        results.toString(),
                                        StorageOptions.STANDARD,
                                        OptionalDouble.empty(),
                                        Plugins.NONE)
                                .wrong())
                .contains(results + ": has 1 rows, expected 9000000000000000000.");
    }

    /// A flipped bit that changes no number, such as one of a statistic in a page's header, is no
    /// harm.
    @Test
    void checkOfASingleFileFindsEveryFlippedBitThatChangesANumber() throws Exception {
        results = folder.resolve("results.parquet");
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        List<double[]> right = rows(results);
        byte[] whole = Files.readAllBytes(results);
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 60; i++) {
            byte[] harmed = whole.clone();
            harmed[4 + random.nextInt(whole.length / 2)] ^= (byte) (1 << random.nextInt(8));
            Files.write(results, harmed);
            if (isWhole()) {
                assertThat(rows(results))
                        .as("flip %d", i)
                        .usingElementComparator(java.util.Arrays::compare)
                        .containsExactlyElementsOf(right);
            } else {
                found++;
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    private boolean isWhole() throws IOException {
        try {
            return check().isEmpty();
        } catch (ResultsException e) {
            return false;
        }
    }

    @Test
    void checkSeesTotalsThatAreNotThoseOfTheRows() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        Path manifest = results.resolve("manifest.json");
        String said = Files.readString(manifest);
        Files.writeString(manifest, said.replaceFirst("\"count\":200", "\"count\":201"));

        assertThatThrownBy(this::check).hasMessageContaining("statistics");
    }

    @Test
    void aJobThatHasBegunIsNotTouchedUnasked() throws Exception {
        stopAfter(5);

        assertThatThrownBy(() ->
                        run(results, Existing.REFUSE, new StoppingProgress(Integer.MAX_VALUE)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("--resume")
                .hasMessageContaining("--overwrite");
    }

    @Test
    void overwriteBeginsAnew() throws Exception {
        stopAfter(5);
        Files.writeString(results.resolve("notes.txt"), "mine");

        JobSummary summary =
                run(results, Existing.OVERWRITE, new StoppingProgress(Integer.MAX_VALUE));

        assertThat(summary.tasksKept()).isZero();
        assertThat(results.resolve("notes.txt")).hasContent("mine");
        assertRightTable();
    }

    @Test
    void overwriteDeletesNothingWhereTheResultCannotBeWritten() throws Exception {
        results = folder.resolve("results.parquet");
        stopAfter(5);
        Files.createDirectory(results);

        assertThatThrownBy(() ->
                        run(results, Existing.OVERWRITE, new StoppingProgress(Integer.MAX_VALUE)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("results.parquet: is a directory");

        Files.delete(results);
        assertThat(resume().tasksKept()).isBetween(5, TASKS);
    }

    @Test
    void aChangedSourceIsRefusedWithBothNamed() throws Exception {
        stopAfter(5);
        String before = LocalByteSource.open(survey).version();
        Files.write(survey, new byte[1], java.nio.file.StandardOpenOption.APPEND);
        String after = LocalByteSource.open(survey).version();

        assertThatThrownBy(this::resume)
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(before)
                .hasMessageContaining(after);
    }

    @Test
    void otherAttributesAreRefusedWithBothNamed() {
        stopAfter(5);

        assertThatThrownBy(() ->
                        run(
                                results,
                                Existing.RESUME,
                                new StoppingProgress(Integer.MAX_VALUE),
                                new AttributeRequest(
                                        List.of(Attribute.ENERGY),
                                        List.of(),
                                        AttributeRequest.Geometry.NONE)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("energy")
                .hasMessageContaining("mean_abs, rms");
    }

    @Test
    void anotherReferenceSystemIsRefusedWithBothNamed() {
        stopAfter(5);

        assertThatThrownBy(() ->
                        run(
                                results,
                                Existing.RESUME,
                                new StoppingProgress(Integer.MAX_VALUE),
                                REQUEST.in(
                                        Optional.of(
                                                new ReferenceSystem(
                                                        ReferenceSystemTest.LAMBERT_IN_FEET)))))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("coordinates in NAD27 / Texas South Central (EPSG:32040)")
                .hasMessageContaining("coordinates in a system that is not known");
    }

    @Test
    void aWindowAndAReadingOfTheUsersOwnAreKeptForTheResume() throws Exception {
        AttributeRequest windowed =
                new AttributeRequest(
                        List.of(Attribute.RMS),
                        List.of(TraceHeaderField.GROUP_COORD_X),
                        Window.parse("4ms..20ms"),
                        AttributeRequest.Geometry.NONE);
        SegyOptions options =
                SegyOptions.none()
                        .withSampleFormat(SampleFormat.IEEE_FLOAT32)
                        .withByteOrder(SegyByteOrder.BIG)
                        .withSamplesPerTrace(20)
                        .withFirstTraceOffset(3600)
                        .withHeader("inline=9:int32,crossline=21:int32")
                        .withPreset(HeaderPreset.TAIL)
                        .withDamage(Damage.SALVAGE);

        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1), windowed, options);
        JobSummary again =
                run(results, Existing.RESUME, new StoppingProgress(TASKS + 1), windowed, options);

        assertThat(again.tasksKept()).isEqualTo(TASKS);
        assertThatThrownBy(() ->
                        run(
                                results,
                                Existing.RESUME,
                                new StoppingProgress(TASKS + 1),
                                windowed,
                                options.withHeader("cdp_x=73")))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("cdp_x=73:int32")
                .hasMessageContaining("cdp_x=181:int32");
    }

    /// In every order in which two can start, work and finish. Neither looks at a clock.
    @ParameterizedTest
    @EnumSource
    void twoThatDoTheSameJobAtOnceEndWithTheRightTable(Existing existing) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                results = folder.resolve("results-" + round + (round % 2 == 0 ? "" : ".parquet"));
                List<Future<Optional<IOException>>> both = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    both.add(threads.submit(() -> failure(existing)));
                }
                List<IOException> failures = new ArrayList<>();
                for (Future<Optional<IOException>> one : both) {
                    one.get().ifPresent(failures::add);
                }
                if (existing == Existing.OVERWRITE) {
                    resume(); // Each may have taken the other's parts away.
                } else {
                    assertThat(failures).as("round %d", round).hasSizeLessThan(2);
                }
                assertRightTable();
                assertThat(check()).as("round %d", round).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<IOException> failure(Existing existing) throws InterruptedException {
        try {
            run(results, existing, new JobProgress() {});
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    @Test
    void aPartThatALateAttemptHasWrittenOverIsDoneAgain() throws Exception {
        SpoilingEngine engine = new SpoilingEngine(1);
        runWith(engine);

        assertThat(engine.rounds).containsExactly(TASKS, 1);
        assertRightTable();
        assertThat(check()).isEmpty();
    }

    @Test
    void aPartThatIsWrittenOverAgainAndAgainEndsTheJob() throws Exception {
        assertThatThrownBy(() -> runWith(new SpoilingEngine(Integer.MAX_VALUE)))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("1 parts are not what was written")
                .hasMessageContaining("part-000003.parquet");
        assertThat(results.resolve("manifest.json")).doesNotExist();
    }

    private void runWith(Engine engine) throws Exception {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            new AttributeJob(
                            ResultsLocation.of(results.toString()),
                            StorageOptions.STANDARD,
                            Existing.REFUSE)
                    .run(JobPlan.of(file, REQUEST, 200 / TASKS), engine, new JobProgress() {});
        }
    }

    /// Has an attempt at a task write over its part after another attempt has finished.
    private final class SpoilingEngine implements Engine {
        private final List<Integer> rounds = new ArrayList<>();
        private final int spoiltRounds;

        SpoilingEngine(int spoiltRounds) {
            this.spoiltRounds = spoiltRounds;
        }

        @Override
        public String name() {
            return "spoiling";
        }

        @Override
        public int workers() {
            return 2;
        }

        @Override
        public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results taken)
                throws TaskFailedException, InterruptedException {
            rounds.add(tasks.size());
            JobProgress progress = new JobProgress() {};
            try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
                new LocalEngine(2, file, StorageOptions.STANDARD, progress)
                        .run(
                                plan,
                                jobFolder,
                                tasks,
                                (result, contested) -> taken.add(result, true));
                if (rounds.size() <= spoiltRounds) {
                    Files.writeString(results.resolve("part-000003.parquet"), "late");
                }
            } catch (IOException e) {
                throw new TaskFailedException(tasks.get(0), e);
            }
        }
    }

    @Test
    void aPlanOfSomebodyElseIsRefused() throws Exception {
        Files.createDirectories(results);
        Files.writeString(results.resolve("plan.json"), "{\"format\": 99}");

        assertThatThrownBy(this::resume)
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("plan.json")
                .hasMessageContaining("its format is 99, expected 1");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"first_trace\":10,', '\"first_trace\":11,', 'part-000001.parquet has traces 11..20'",
        "'\"traces\":200,',     '\"traces\":199,',     'part-000019.parquet has traces 190..199'",
        "'\"traces\":200,',     '\"traces\":201,',     'its tasks have 200 traces, expected 201'",
        "'\"traces\":200,',     '\"traces\":-1,',      'it has -1 traces'",
        "'\"mean_abs\":\"float64\"', '\"mean_abs\":\"int32\"', 'the table''s columns are of other types'",
    })
    void aPlanThatWasTamperedWithIsRefused(String said, String lie, String found) throws Exception {
        stopAfter(5);
        Path plan = results.resolve("plan.json");
        Files.writeString(plan, Files.readString(plan).replaceFirst(said, lie));

        assertThatThrownBy(this::resume)
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining(found);
    }

    @Test
    void aManifestWhosePartsAreNoListIsRefused() throws Exception {
        run(results, Existing.REFUSE, new StoppingProgress(TASKS + 1));
        Path manifest = results.resolve("manifest.json");
        StringBuilder named = new StringBuilder("\"parts\":{");
        for (int part = 0; part < TASKS; part++) {
            named.append("\"%d\":{}%s".formatted(part, part < TASKS - 1 ? "," : "}}"));
        }
        String said = Files.readString(manifest);
        Files.writeString(manifest, said.substring(0, said.indexOf("\"parts\":")) + named);

        assertThatThrownBy(this::check)
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("manifest.json: is not the manifest of this job");
    }

    /// Interrupts the job when so many tasks are done.
    private static final class StoppingProgress implements JobProgress {
        private final int stopAfter;
        private int finished;

        StoppingProgress(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void finished(TaskResult result) {
            if (++finished == stopAfter) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
