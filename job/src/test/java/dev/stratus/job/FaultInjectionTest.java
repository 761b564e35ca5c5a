package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.AttributeJob.Existing;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.FaultyStorage;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SeededFaults;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A job over storage and tasks that fail, hang, are slow or give wrong bytes ends with the right
/// table or says honestly that it did not; never is there a manifest over a wrong table.
class FaultInjectionTest {
    private static final int TASKS = 12;
    private static final int TRACES = 120;

    private static final AttributeRequest REQUEST =
            new AttributeRequest(
                    List.of(Attribute.MEAN_ABS, Attribute.RMS),
                    List.of(),
                    AttributeRequest.Geometry.NONE);

    private static final TaskScheduler.Policy FAST =
            new TaskScheduler.Policy(3, Duration.ofMillis(1), Duration.ofMillis(30), 3);

    @TempDir private Path folder;

    private Path survey = Path.of("");
    private List<double[]> expected = List.of();

    @BeforeEach
    void writeSurvey() throws Exception {
        Random random = new Random(5);
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(2000);
        for (int trace = 0; trace < TRACES; trace++) {
            fixture.trace(
                    TraceFixture.of(random.doubles(20).map(x -> (float) x).toArray())
                            .line(trace / 20, trace % 20));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
        Path right = folder.resolve("right.parquet");
        run(right.toString(), Existing.REFUSE, SeededFaults.none(TaskFault.class));
        expected = rows(right.toString());
    }

    @AfterEach
    void stopFaults() {
        FaultyStorage.decideBy(Optional::empty);
    }

    /// How an attempt at a task goes wrong.
    private enum TaskFault {
        FAILS,
        SLOW,
        HANGS
    }

    private void run(String results, Existing existing, SeededFaults<TaskFault> faults)
            throws IOException, InterruptedException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            new AttributeJob(ResultsLocation.of(results), StorageOptions.STANDARD, existing)
                    .run(
                            JobPlan.of(file, REQUEST, TRACES / TASKS),
                            new FaultyEngine(file, faults),
                            new JobProgress() {});
        }
    }

    private static List<double[]> rows(String results) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (ResultsTable table = ResultsTable.open(results, StorageOptions.STANDARD)) {
            table.read(table.columns(), row -> rows.add(row.clone()));
        }
        return rows;
    }

    @Test
    @Timeout(600)
    void aJobEndsWithTheRightTableOrSaysThatItDidNot() throws Exception {
        int seeds = Boolean.getBoolean("stratus.full") ? 500 : 50;
        int failed = 0;
        for (int seed = 0; seed < seeds; seed++) {
            String results =
                    folder.resolve("results-" + seed + (seed % 2 == 0 ? "/" : ".parquet"))
                            .toString();
            SeededFaults<TaskFault> tasks =
                    SeededFaults.any(seed, seed % 5 * 0.04, TaskFault.class);
            SeededFaults<FaultyStorage.Fault> store =
                    SeededFaults.any(seed, seed % 7 * 0.01, FaultyStorage.Fault.class);
            FaultyStorage.decideBy(store::next);
            Existing existing = Existing.REFUSE;
            boolean done = false;
            for (int attempt = 0; attempt < 3 && !done; attempt++) {
                try {
                    run("faulty:" + results, existing, tasks);
                    done = true;
                } catch (IOException e) {
                    failed++;
                    assertHonest(seed, e);
                    assertNoWrongTable(seed, results);
                }
                existing = Existing.RESUME;
            }
            FaultyStorage.decideBy(Optional::empty);
            if (!done) {
                run(results, Existing.RESUME, SeededFaults.none(TaskFault.class));
            }
            assertThat(rows(results))
                    .as("seed %d", seed)
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(expected);
            assertThat(
                            ResultsCheck.of(
                                            results,
                                            StorageOptions.STANDARD,
                                            OptionalDouble.of(1),
                                            Plugins.NONE)
                                    .wrong())
                    .as("seed %d", seed)
                    .isEmpty();
        }
        assertThat(failed).as("runs that failed").isGreaterThan(seeds / 10);
    }

    /// A failed task names its traces; what goes wrong around the tasks names its object.
    private static void assertHonest(int seed, IOException failure) {
        assertThat(failure.getMessage())
                .as("seed %d", seed)
                .satisfiesAnyOf(
                        message -> assertThat(message).matches("traces \\d+\\.\\.\\d+ \\(bytes .*"),
                        message -> assertThat(message).contains("injected"),
                        message -> assertThat(message).contains(".json"),
                        message -> assertThat(message).contains(".parquet"));
    }

    private void assertNoWrongTable(int seed, String results) throws IOException {
        if (Files.exists(Path.of(results).resolve("manifest.json"))
                || Files.isRegularFile(Path.of(results))) {
            assertThat(rows(results))
                    .as("seed %d", seed)
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(expected);
        }
    }

    private static final class FaultyEngine implements Engine {
        private static final int WORKERS = 4;

        private final SegyFile file;
        private final SeededFaults<TaskFault> faults;

        FaultyEngine(SegyFile file, SeededFaults<TaskFault> faults) {
            this.file = file;
            this.faults = faults;
        }

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public int workers() {
            return WORKERS;
        }

        @Override
        public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
                throws TaskFailedException, InterruptedException {
            ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
            JobProgress progress = new JobProgress() {};
            try (JobFolder folder = JobFolder.at(jobFolder, StorageOptions.STANDARD)) {
                TaskRunner runner = new TaskRunner(plan, file, folder, progress);
                new TaskScheduler(
                                WORKERS,
                                threads,
                                task -> {
                                    goWrong();
                                    return runner.run(task);
                                },
                                FAST,
                                progress)
                        .run(tasks, results);
            } catch (TaskFailedException e) {
                throw e;
            } catch (IOException e) {
                throw new TaskFailedException(tasks.get(0), e);
            } finally {
                threads.shutdownNow();
                assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            }
        }

        private void goWrong() throws IOException {
            Optional<TaskFault> fault = faults.next();
            if (fault.isPresent()) {
                switch (fault.get()) {
                    case FAILS -> throw new IOException("injected: the task failed");
                    case SLOW -> pause(10);
                    case HANGS -> pause(120);
                }
            }
        }

        private static void pause(long millis) throws InterruptedIOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("told to stop");
            }
        }
    }
}
