package dev.stratus.cli;

import dev.stratus.job.JobSummary;
import dev.stratus.job.ResultsLocation;
import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The main job on many files: several of them at once, each with results of its own. A file that
/// fails, in whatever way, does not stop the others.
final class ManyFiles {
    /// So long are files waited for that were told to stop.
    private static final int STOP_SECONDS = 1;

    private final Map<String, ResultsLocation> targets = new LinkedHashMap<>();
    private final int workers;
    private final CommandLine command;
    private final List<String> failures = new ArrayList<>();

    /// The job on one file.
    @FunctionalInterface
    interface FileJob {
        /// Computes a file on so many threads.
        JobSummary run(String file, ResultsLocation target, int threads)
                throws IOException, InterruptedException;
    }

    /// @param folder or prefix that gets a folder of results for each file
    /// @throws ParameterException if two files would have the same results
    ManyFiles(List<String> files, String folder, int workers, CommandLine command) {
        this.workers = workers;
        this.command = command;
        Map<String, String> names = new LinkedHashMap<>();
        for (String file : files) {
            String name = SourceNames.resultsName(file);
            String other = names.put(name, file);
            if (other != null) {
                throw new ParameterException(
                        command,
                        "%s and %s would have the same results, %s. Compute one of them by itself."
                                .formatted(
                                        Storage.displayName(other),
                                        Storage.displayName(file),
                                        name));
            }
            targets.put(
                    file,
                    ResultsLocation.of(folder + (folder.endsWith("/") ? "" : "/") + name + "/"));
        }
    }

    /// Runs the job on every file, and says at the end which ones failed.
    ExitCode run(FileJob job, ProgressReport progress, boolean printJson, boolean printSentences)
            throws InterruptedException {
        int atOnce = Math.max(1, Math.min(workers, targets.size()));
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, ManyFiles::newThread);
        try {
            CompletionService<Outcome> outcomes = new ExecutorCompletionService<>(threads);
            targets.forEach((file, target) ->
                    outcomes.submit(() -> attempt(job, file, target, workers / atOnce)));
            for (int i = 0; i < targets.size(); i++) {
                Future<Outcome> next = outcomes.take();
                report(next.get(), printJson, printSentences);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job on a file threw what it does not", e);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        }
        return conclude(progress);
    }

    private static Outcome attempt(FileJob job, String file, ResultsLocation target, int threads) {
        try {
            return new Done(file, target, job.run(file, target, threads));
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            return new Failed(file, e);
        }
    }

    private void report(Outcome outcome, boolean printJson, boolean printSentences) {
        PrintWriter err = command.getErr();
        switch (outcome) {
            case Done done -> {
                if (printJson) {
                    command.getOut().println(SummaryReport.json(done.summary));
                    command.getOut().flush();
                }
                if (printSentences) {
                    err.printf(
                            Locale.ROOT,
                            "%s: %,d traces, %,d of them dead, in %.2f s; the table is in %s%n",
                            Printable.of(done.summary.file()),
                            done.summary.traces(),
                            done.summary.deadTraces(),
                            done.summary.seconds(),
                            Printable.of(Storage.displayName(done.target.location())));
                    SummaryReport.remarks(done.summary)
                            .forEach(remark -> err.println("  " + remark));
                    err.flush();
                }
            }
            case Failed failed ->
                    failures.add(Printable.of(Stratus.sentence(failed.file, failed.failure)));
        }
    }

    private ExitCode conclude(ProgressReport progress) {
        if (failures.isEmpty()) {
            progress.succeeded();
            return ExitCode.DONE;
        }
        String message =
                "%d of %d files failed; those that are done stay, and --resume does the others again."
                        .formatted(failures.size(), targets.size());
        progress.failed(ExitCode.FAILED, message + " " + failures);
        command.getErr().println("stratus: " + message);
        failures.forEach(failure -> command.getErr().println("  " + failure));
        return ExitCode.FAILED;
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "stratus-file");
        thread.setDaemon(true);
        return thread;
    }

    private sealed interface Outcome {}

    private record Done(String file, ResultsLocation target, JobSummary summary)
            implements Outcome {}

    private record Failed(String file, Throwable failure) implements Outcome {}
}
