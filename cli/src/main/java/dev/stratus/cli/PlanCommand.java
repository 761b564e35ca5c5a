package dev.stratus.cli;

import dev.stratus.job.FanOut;
import dev.stratus.job.FunctionRates;
import dev.stratus.job.JobPlan;
import dev.stratus.job.SplitChoice;
import dev.stratus.job.WorkerShare;
import dev.stratus.lambda.LambdaRates;
import dev.stratus.picture.CostCurvePicture;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.RequestPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// What a job would read, and how long and how dear that would be.
final class PlanCommand extends Command {
    PlanCommand() {
        super(
                "How long a job would take and what it would cost, here and on functions.",
                """

                Examples:
                  stratus plan s3://survey/line7.sgy --optimise time --budget 0.10 -o curve.png
                  stratus plan s3://survey/line7.sgy --workers 1000
                """);
    }

    private final Argument<String> file = parameter("FILE", String.class, "A SEG-Y file.");

    private final Argument<@Nullable Integer> workers =
            option(
                    "--workers",
                    "N",
                    Integer.class,
                    "List the traces, bytes and requests of each of so many workers, and estimate for so many functions at once.");

    private final SplitOptions split = with(new SplitOptions());

    private final Argument<@Nullable Path> picture =
            option(
                    "-o,--output",
                    "FILE.png",
                    Names::path,
                    "Draw cost against time for every way to cut the file.");

    private final Argument<Boolean> json = flag("--json", "Print one JSON object.");

    private final FileOptions options = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        Integer workers = this.workers.value();
        Path picture = this.picture.value();
        if (workers != null && workers < 1) {
            throw new ParameterException(
                    commandLine(), "--workers: expected at least 1, found " + workers + ".");
        }
        PrintWriter out = commandLine().getOut();
        try (SegyFile segy = options.open(file.value(), storage.options(), picture)) {
            List<WorkerShare> shares =
                    workers == null
                            ? List.of()
                            : WorkerShare.of(segy, workers, RequestPlan.Limits.OBJECT_STORE);
            FunctionRates rates =
                    workers == null ? LambdaRates.STRATUS : LambdaRates.STRATUS.withAtOnce(workers);
            SplitChoice ways =
                    new SplitChoice(rates, segy.source().size())
                            .withTasksFrom(JobPlan.leastTasks(segy));
            List<FanOut> curve = ways.curve();
            FanOut chosen = split.choose(ways);
            Optional<FanOut> shared = shares.isEmpty() ? Optional.empty() : shared(ways, shares);
            PlanReport report = new PlanReport(segy, rates, shares, shared, curve, chosen);
            if (json.value()) {
                out.println(report.json());
            } else {
                report.print(out);
            }
            if (picture != null) {
                CostCurvePicture.of(segy.source().name(), curve, chosen).write(picture);
                Outputs.say("The curve", picture, commandLine().getErr());
            }
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    /// As many tasks as there are shares, if functions are done with those in time and budget.
    private Optional<FanOut> shared(SplitChoice ways, List<WorkerShare> shares) {
        SplitChoice shared = ways.withTasks(shares.size());
        return shared.curve().isEmpty() ? Optional.empty() : split.best(shared);
    }
}
