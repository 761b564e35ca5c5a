package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.job.AttributeJob.Existing;
import dev.stratus.job.JobProgress;
import dev.stratus.job.JobSummary;
import dev.stratus.job.Plugins;
import dev.stratus.job.ResultsCheck;
import dev.stratus.job.ResultsTable;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.Store;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills real processes that run the main job, and goes on with what they left. Killed means
/// SIGKILL: nothing can be cleaned up.
@Timeout(1800)
class KilledJobTest {
    private static final boolean FULL = Boolean.getBoolean("stratus.full");

    private static final JobProgress SILENT = new JobProgress() {};

    @TempDir private static Path folder;
    private static Path survey = Path.of("");
    private static byte[] expected = new byte[0];
    private static EmbeddedS3Server server;

    @BeforeAll
    static void start() throws Exception {
        Random random = new Random(5);
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(2000);
        for (int trace = 0; trace < 10 * JobProcess.TASKS; trace++) {
            fixture.trace(
                    TraceFixture.of(random.doubles(20).map(x -> (float) x).toArray())
                            .line(trace / 20, trace % 20));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
        Path undisturbed = folder.resolve("undisturbed.parquet");
        JobProcess.run(
                survey, undisturbed.toString(), StorageOptions.STANDARD, Existing.REFUSE, SILENT);
        expected = Files.readAllBytes(undisturbed);

        server = EmbeddedS3Server.over(Files.createDirectory(folder.resolve("buckets")));
        server.makeBucket("results");
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());
    }

    @AfterAll
    static void stop() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    @Test
    void aJobThatIsKilledAtAnyMomentIsResumedToTheSameTable() throws Exception {
        killAtRandomMoments(
                FULL ? 50 : 3, folder.resolve("killed").toString(), "", StorageOptions.STANDARD);
    }

    @Test
    void soIsOneWhoseResultsAreInABucket() throws Exception {
        killAtRandomMoments(
                FULL ? 50 : 2,
                "s3://results/killed",
                server.endpoint().toString(),
                StorageOptions.STANDARD.withEndpoint(server.endpoint()));
    }

    private static List<String> java() {
        return List.of(
                "-Daws.accessKeyId=" + server.accessKey(),
                "-Daws.secretAccessKey=" + server.secretKey());
    }

    /// After any number of tasks, and in the middle of the next ones; after the last, while the
    /// parts are joined. A process that was done before it could be killed is resumed and does not
    /// count.
    private static void killAtRandomMoments(
            int kills, String prefix, String endpoint, StorageOptions options) throws Exception {
        Random random = new Random(17);
        int killed = 0;
        for (int attempt = 0; killed < kills; attempt++) {
            String results = prefix + "-" + attempt + (attempt % 2 == 0 ? ".parquet" : "/");
            Process process = JobProcess.start(java(), survey, results, endpoint, 0);
            BufferedReader said = process.inputReader();
            await("started", said);
            for (int tasks = random.nextInt(JobProcess.TASKS + 1); tasks > 0; tasks--) {
                await("finished", said);
            }
            Thread.sleep(random.nextInt(10));
            process.destroyForcibly().waitFor();
            killed += process.exitValue() == 0 ? 0 : 1;
            resume(results, options);
        }
    }

    private static void await(String line, BufferedReader said) throws IOException {
        for (String next = said.readLine(); next != null; next = said.readLine()) {
            if (next.equals(line)) {
                return;
            }
        }
        throw new IOException("the process ended before it said: " + line);
    }

    /// Between a part and its receipt, in the middle of a part, before and after a rename, before
    /// the manifest, while the parts of a single file are deleted: at any step.
    @Test
    void aJobThatEndsBetweenAnyTwoStepsIsResumedToTheSameTable() throws Exception {
        for (String kind : List.of(".parquet", "/")) {
            Process whole =
                    JobProcess.start(
                            List.of(), survey, "faulty:" + folder.resolve("steps" + kind), "", 0);
            List<String> said = whole.inputReader().lines().toList();
            int steps = Integer.parseInt(said.getLast().replace("steps ", ""));
            Random random = new Random(29);
            List<Integer> ends = new ArrayList<>(List.of(2, steps - 1));
            for (int i = 0; i < (FULL ? 50 : 1); i++) {
                ends.add(1 + random.nextInt(steps));
            }
            for (int end : ends) {
                String results = folder + "/step-" + end + kind;
                Process process = JobProcess.start(List.of(), survey, "faulty:" + results, "", end);
                process.inputReader().lines().forEach(line -> {});
                assertThat(process.waitFor()).as("step %d of %d", end, steps).isEqualTo(137);
                resume(results, StorageOptions.STANDARD);
            }
        }
    }

    private static void resume(String results, StorageOptions options) throws Exception {
        JobSummary summary = JobProcess.run(survey, results, options, Existing.RESUME, SILENT);
        assertThat(summary.traces()).isEqualTo(10L * JobProcess.TASKS);
        assertThat(ResultsCheck.of(results, options, OptionalDouble.of(0.1), Plugins.NONE).wrong())
                .isEmpty();
        if (results.endsWith(".parquet")) {
            assertThat(bytes(results, options)).as(results).isEqualTo(expected);
            assertNothingIsLeftBeside(results, options);
        } else {
            assertThat(rows(results, options))
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(
                            rows(
                                    folder.resolve("undisturbed.parquet").toString(),
                                    StorageOptions.STANDARD));
        }
    }

    private static List<double[]> rows(String results, StorageOptions options) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(results, options)) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        return rows;
    }

    private static byte[] bytes(String location, StorageOptions options) throws IOException {
        try (ByteSource source = Storage.open(location, options)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
            source.read(0, bytes);
            return bytes.array();
        }
    }

    private static void assertNothingIsLeftBeside(String results, StorageOptions options)
            throws IOException {
        int name = results.lastIndexOf('/') + 1;
        String job = results.substring(0, name) + "." + results.substring(name) + ".job";
        try (Store store = Storage.store(job, options)) {
            assertThat(store.list()).isEmpty();
        }
        if (Storage.isPath(results)) {
            assertThat(Path.of(job)).doesNotExist();
        }
    }

    /// A limit on the size of files does what a quota does, and needs no disk to fill.
    @Test
    void aDiskThatTakesNoMoreGetsASentenceAndTheJobIsResumed() throws Exception {
        Path results = folder.resolve("full.parquet");
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "-"));
        command.addAll(JobProcess.command(List.of()));
        command.addAll(List.of(survey.toString(), results.toString(), "", "0"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.getLast())
                .contains(".full.parquet.job")
                .contains("cannot be written: File too large. Make room");
        assertThat(results).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.matches("\\.full\\.parquet\\..*tmp"));
        }
        resume(results.toString(), StorageOptions.STANDARD);
    }
}
