package dev.stratus.cli;

import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.Coordinates;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobSummary;
import dev.stratus.job.Plugins;
import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsLocation;
import dev.stratus.job.TaskFailedException;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// The main job: attributes of every trace.
final class AttributesCommand extends Command {
    AttributesCommand() {
        super(
                "The main job: attributes of every trace, as a table and a map.",
                """

                Examples:
                  stratus attributes survey.sgy -a mean_abs,rms -o rms.parquet --map rms.png
                  stratus attributes s3://lines/2024/ -o s3://results/2024/
                """);
    }

    private final Argument<List<String>> files =
            parameters(
                    "FILE",
                    "0..*",
                    "A SEG-Y file; or several, a folder, a prefix or a pattern in quotes: then",
                    "RESULTS is a folder or prefix that gets one of results for each file");

    private final Argument<String> results =
            required(
                    "-o,--output",
                    "RESULTS",
                    word -> word,
                    "Where the table goes: x.parquet or x.csv, or a folder or prefix that keeps",
                    "the job's parts; on a disk or s3://…");

    private final AttributeChoice attributes = with(new AttributeChoice());

    private final Argument<Window> window =
            usual(
                    "--window",
                    "WINDOW",
                    "all",
                    Names::window,
                    "Which samples count: 1200ms..1600ms (also m, ft, samples), centre=mute_time_end:half=100ms around what a header field says, or all (the default).");

    private final Argument<List<TraceHeaderField>> fields =
            list(
                    "--fields",
                    "FIELD",
                    Names::field,
                    "More trace header fields as columns, such as group_coord_x.");

    private final EngineOptions engineOptions = with(new EngineOptions());

    private final Argument<@Nullable Path> map =
            option("--map", "FILE.png", Names::path, "Draw the first attribute as a map.");

    private final Argument<@Nullable ReferenceSystem> system =
            option(
                    "--crs",
                    "EPSG:CODE",
                    Epsg::read,
                    "What the coordinates are in, such as EPSG:23031: the table's points and",
                    "a map for a GIS say so then.");

    private final Argument<Boolean> noGeometry =
            flag("--no-geometry", "Leave out the column of points.");

    private final Argument<@Nullable SummaryFormat> summaryFormat =
            option(
                    "--summary",
                    "json",
                    SummaryFormat.class,
                    "Print the summary as one JSON object on standard output.");

    private final BegunJob begunJob = atMostOneOf(new BegunJob());

    private final Shown shown = atMostOneOf(new Shown());

    private final FileOptions fileOptions = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    private Plugins plugins = Plugins.NONE;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProgressReport events =
                shown.format.value() == ProgressFormat.JSON
                        ? new JsonProgress(commandLine().getErr())
                        : ProgressReport.quiet();
        try {
            return compute(events).code();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            events.failed(ExitCode.of(e), Stratus.sentence(e));
            throw e;
        }
    }

    /// @param events for a scheduler, if one asked for them
    private ExitCode compute(ProgressReport events) throws IOException, InterruptedException {
        List<String> files = this.files.value();
        if (results.value().isBlank()) {
            throw new ParameterException(
                    commandLine(), "-o: the name is empty, expected where the table goes.");
        }
        engineOptions.requireWorkers();
        engineOptions.requireFit(storage);
        List<String> named = files.isEmpty() ? fileOptions.listed() : files;
        if (named.isEmpty()) {
            throw new ParameterException(
                    commandLine(),
                    "there is no file to compute, expected FILE or a --config that lists some.");
        }
        plugins = attributes.plugins();
        if (files.size() == 1 && !SourceNames.isSeveral(files.getFirst(), storage.options())) {
            computeOne(files.getFirst(), events);
            return ExitCode.DONE;
        }
        return computeMany(named, events);
    }

    private void computeOne(String file, ProgressReport events)
            throws IOException, InterruptedException {
        Path map = this.map.value();
        String results = this.results.value();
        if (map != null) {
            MapCommand.requireKind(map);
            requireFolderOf(map);
            if (ResultsLocation.of(results).kind() == ResultsLocation.Kind.CSV_FILE) {
                throw new ParameterException(
                        commandLine(),
                        "--map reads the results, and those in CSV cannot be read back, found -o %s. Write them as Parquet."
                                .formatted(Storage.displayName(results)));
            }
        }
        PrintWriter err = commandLine().getErr();
        JobSummary summary;
        try (ProgressReport progress = progress(lastSegment(Storage.displayName(file)), events)) {
            summary = compute(file, ResultsLocation.of(results), engineOptions.workers(), progress);
        }
        if (summaryFormat.value() == SummaryFormat.JSON) {
            commandLine().getOut().println(SummaryReport.json(summary));
            commandLine().getOut().flush();
        }
        if (shown.isForPeople()) {
            SummaryReport.print(summary, results, err);
        }
        if (map != null) {
            MapCommand.draw(results, storage.options(), attributes.first(plugins), map);
            if (shown.isForPeople()) {
                Outputs.say("The map", map, err);
            }
        }
        events.succeeded();
    }

    /// Before the job, that the map is not what fails after it.
    private static void requireFolderOf(Path map) throws StorageException {
        Path folder = map.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StorageException(
                    "%s: its folder does not exist. Make it first.".formatted(map));
        }
    }

    private ExitCode computeMany(List<String> named, ProgressReport events)
            throws IOException, InterruptedException {
        String results = this.results.value();
        if (map.value() != null) {
            throw new ParameterException(
                    commandLine(),
                    "--map draws the map of one file, expected FILE. Use 'stratus map' on each folder of results.");
        }
        if (ResultsLocation.of(results).kind() != ResultsLocation.Kind.FOLDER) {
            throw new ParameterException(
                    commandLine(),
                    "-o %s: several files need a folder or a prefix for their results."
                            .formatted(Storage.displayName(results)));
        }
        List<String> locations = SourceNames.expand(named, storage.options());
        try (ProgressReport progress = progress("%d files".formatted(locations.size()), events)) {
            ManyFiles many =
                    new ManyFiles(locations, results, engineOptions.workers(), commandLine());
            return many.run(
                    (file, target, threads) -> compute(file, target, threads, progress),
                    progress,
                    summaryFormat.value() == SummaryFormat.JSON,
                    shown.isForPeople());
        }
    }

    private JobSummary compute(
            String file, ResultsLocation target, int threads, ProgressReport progress)
            throws IOException, InterruptedException {
        Optional<ReferenceSystem> system = Optional.ofNullable(this.system.value());
        AttributeRequest request =
                attributes
                        .request(
                                plugins,
                                fields.value(),
                                window.value(),
                                noGeometry.value()
                                        ? AttributeRequest.Geometry.NONE
                                        : AttributeRequest.Geometry.POINT)
                        .in(system);
        try (SegyFile segy =
                        fileOptions.open(file, storage.options(), target.location(), map.value());
                EngineOptions.Choice choice =
                        engineOptions.choose(
                                segy, target, threads, plugins, storage.options(), progress)) {
            if (shown.isForPeople()) {
                choice.printAssumption(commandLine().getErr());
                MapCommand.warn(
                        new Coordinates(system, CoordinateUnit.of(segy)), commandLine().getErr());
            }
            JobPlan plan = engineOptions.plan(segy, request, choice);
            try {
                return new AttributeJob(target, storage.options(), existing())
                        .run(plan, choice.engine(), progress);
            } finally {
                if (shown.isForPeople()) {
                    choice.printBill(plan, commandLine().getErr());
                }
            }
        }
    }

    private ProgressReport progress(String title, ProgressReport events) {
        return shown.isForPeople()
                ? ProgressReport.of(Printable.of(title), commandLine().getErr())
                : events;
    }

    /// What to do after a failure, if it helps to run the command again.
    Optional<String> adviceAfter(Exception failure) {
        boolean passing =
                ExitCode.of(failure) == ExitCode.INTERRUPTED
                        || (failure instanceof TaskFailedException task
                                && task.mayHelpToTryAgain());
        if (!passing || shown.format.value() == ProgressFormat.JSON) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of("stratus"));
        for (String word : commandLine().getParseResult().originalArgs()) {
            words.add(Storage.displayName(word));
        }
        words.removeAll(List.of("--overwrite", "--resume"));
        words.add("--resume");
        return Optional.of(
                "What is finished is kept. %sGo on with:%n  %s"
                        .formatted(
                                engineOptions.whatGoesOn().map("%s "::formatted).orElse(""),
                                Printable.of(Shell.line(words))));
    }

    private static String lastSegment(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private AttributeJob.Existing existing() {
        if (begunJob.resume.value()) {
            return AttributeJob.Existing.RESUME;
        }
        if (begunJob.overwrite.value()) {
            return AttributeJob.Existing.OVERWRITE;
        }
        return AttributeJob.Existing.REFUSE;
    }

    /// What to do with a job that has begun where the results are to go.
    private static final class BegunJob extends Options {
        private final Argument<Boolean> resume =
                flag("--resume", "Go on with a job that was stopped: keep what is whole.");

        private final Argument<Boolean> overwrite =
                flag(
                        "--overwrite",
                        "Begin anew: what a job began there is deleted now, and in a folder its",
                        "finished results too; a single file stays until the new one is whole.");
    }

    /// What standard error shows.
    private static final class Shown extends Options {
        private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

        private final Argument<@Nullable ProgressFormat> format =
                option(
                        "--progress",
                        "json",
                        ProgressFormat.class,
                        "Show progress as events for a scheduler, a JSON object a line.");

        boolean isForPeople() {
            return !quiet.value() && format.value() == null;
        }
    }

    /// How progress is shown, if not to people.
    enum ProgressFormat {
        JSON
    }

    /// How the summary is printed.
    enum SummaryFormat {
        JSON
    }
}
