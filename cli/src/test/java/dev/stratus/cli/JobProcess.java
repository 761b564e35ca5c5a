package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.JobSummary;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.ResultsLocation;
import dev.stratus.job.TaskResult;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.FaultyStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The main job in a process of its own, cut into many small tasks, so that a test can kill it.
final class JobProcess {
    static final int TASKS = 200;

    private static final int KILLED = 137;

    private JobProcess() {}

    /// Computes `survey` into `results`. It says so when the plan is there and when a task is done.
    ///
    /// @param arguments the survey, the results, an S3 endpoint or nothing, and the number of the
    ///   step at which the process ends itself, as if it were killed, or 0
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int endAt = Integer.parseInt(arguments[3]);
        AtomicInteger steps = new AtomicInteger();
        FaultyStorage.decideBy(() -> {
            if (steps.incrementAndGet() == endAt) {
                Runtime.getRuntime().halt(KILLED);
            }
            return Optional.empty();
        });
        try {
            run(
                    Path.of(arguments[0]),
                    arguments[1],
                    options(arguments[2]),
                    AttributeJob.Existing.REFUSE,
                    new JobProgress() {
                        @Override
                        public void started(JobPlan plan) {
                            System.out.println("started");
                        }

                        @Override
                        public void finished(TaskResult result) {
                            System.out.println("finished");
                        }
                    });
        } catch (IOException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
        System.out.println("steps " + steps);
        System.exit(0);
    }

    static StorageOptions options(String endpoint) {
        return endpoint.isEmpty()
                ? StorageOptions.STANDARD
                : StorageOptions.STANDARD.withEndpoint(URI.create(endpoint));
    }

    static JobSummary run(
            Path survey,
            String results,
            StorageOptions options,
            AttributeJob.Existing existing,
            JobProgress progress)
            throws IOException, InterruptedException {
        AttributeRequest request =
                new AttributeRequest(
                        List.of(Attribute.MEAN_ABS, Attribute.RMS),
                        List.of(),
                        AttributeRequest.Geometry.NONE);
        try (SegyFile file = SegyFile.open(LocalByteSource.open(survey))) {
            return new AttributeJob(ResultsLocation.of(results), options, existing)
                    .run(
                            JobPlan.of(file, request, file.traceCount() / TASKS),
                            new LocalEngine(2, file, options, progress),
                            progress);
        }
    }

    /// Starts one.
    ///
    /// @param java options of the virtual machine
    static Process start(List<String> java, Path survey, String results, String endpoint, int endAt)
            throws IOException {
        List<String> command = new ArrayList<>(command(java));
        command.addAll(List.of(survey.toString(), results, endpoint, Integer.toString(endAt)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static List<String> command(List<String> java) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx256m"));
        command.addAll(java);
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(JobProcess.class.getName());
        return command;
    }
}
