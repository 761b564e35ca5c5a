package dev.stratus.cli;

import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.job.ResultsException;
import dev.stratus.job.ResultsLocation;
import dev.stratus.storage.Printable;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StoredObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Deletes what a job has stored.
final class CleanCommand extends Command {
    /// So many names are shown, of the first and of the last.
    private static final int SHOWN = 3;

    CleanCommand() {
        super(
                """
                Deletes what a job has stored, finished or not.
                That is what its plan names, directly under RESULTS, and nothing else. Shows it
                first, and asks.
                Of a single file, x.parquet, it deletes what an unfinished job has left beside it.
                """,
                """

                Example:
                  stratus clean s3://results/line7/
                """);
    }

    private final Argument<List<String>> results =
            parameters(
                    "RESULTS",
                    "1..*",
                    "What attributes -o was given: a folder or prefix, or a file.");

    private final Argument<Boolean> yes = flag("--yes", "Delete without asking.");

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        StorageOptions options = storage.options();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String location : results.value()) {
            if (!clean(ResultsLocation.of(location), options, answers)) {
                return ExitCode.FAILED.code();
            }
        }
        return ExitCode.DONE.code();
    }

    private boolean clean(ResultsLocation location, StorageOptions options, BufferedReader answers)
            throws IOException {
        PrintWriter err = commandLine().getErr();
        try (JobFolder folder = JobFolder.at(location.jobFolder(), options)) {
            Optional<JobPlan> plan = folder.plan();
            if (plan.isEmpty()) {
                throw new ResultsException(
                        "%s: no job has stored anything there: there is no plan.json. Nothing was deleted."
                                .formatted(Printable.of(folder.name())));
            }
            List<StoredObject> objects = folder.objectsOf(plan.get());
            show(folder, plan.get(), objects, err);
            if (!yes.value() && !agreed(answers, err)) {
                err.println("Nothing was deleted.");
                return false;
            }
            folder.delete(plan.get());
            err.println("Deleted.");
            return true;
        }
    }

    private static void show(
            JobFolder folder, JobPlan plan, List<StoredObject> objects, PrintWriter err) {
        long bytes = objects.stream().mapToLong(StoredObject::size).sum();
        err.printf(
                Locale.ROOT,
                "%s: %,d objects, %,d bytes, of the attributes of %s:%n",
                Printable.of(folder.name()),
                objects.size(),
                bytes,
                Printable.of(plan.source().name()));
        for (int i = 0; i < objects.size(); i++) {
            if (i < SHOWN || i >= objects.size() - SHOWN) {
                err.println("  " + objects.get(i).name());
            } else if (i == SHOWN) {
                err.printf(Locale.ROOT, "  ... %,d more ...%n", objects.size() - 2 * SHOWN);
            }
        }
    }

    private static boolean agreed(BufferedReader answers, PrintWriter err) throws IOException {
        err.print("Delete them? [y/N] ");
        err.flush();
        String answer = answers.readLine();
        if (answer == null) {
            err.println();
            err.println("There is nobody to ask; --yes deletes without asking.");
            return false;
        }
        return answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes");
    }
}
