package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.AttributeRequest;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobSummary;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.ResultsLocation;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The main job: attributes of every trace.
@Command(
        name = "attributes",
        description = "The main job: attributes of every trace, as a table and a map.",
        footer = {
            "",
            "Example:",
            "  stratus attributes survey.sgy -a mean_abs,rms -o survey.parquet --map survey.png"
        })
final class AttributesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A SEG-Y file.")
    private String file = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "RESULTS",
            description = {
                "Where the table goes: x.parquet or x.csv, or a folder or prefix that keeps",
                "the job's parts; on a disk or s3://…"
            })
    private String results = "";

    @Option(
            names = {"-a", "--attributes"},
            split = ",",
            defaultValue = "mean_abs",
            paramLabel = "NAME",
            description =
                    "Which attributes, separated by commas: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            completionCandidates = Names.Attributes.class,
            converter = Names.AttributeConverter.class)
    private List<Attribute> attributes = List.of();

    @Option(
            names = "--window",
            defaultValue = "all",
            paramLabel = "WINDOW",
            description =
                    "Which samples count: 1200ms..1600ms (also m, ft, samples), centre=mute_time_end:half=100ms around what a header field says, or all (the default).",
            converter = Names.WindowConverter.class)
    private Window window = new Window.Whole();

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FIELD",
            description = "More trace header fields as columns, such as group_coord_x.",
            converter = Names.FieldConverter.class)
    private List<TraceHeaderField> fields = List.of();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "How many threads compute (default: one for each core).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--map",
            paramLabel = "FILE.png",
            description = "Draw the first attribute as a map.")
    private @Nullable Path map;

    @Option(names = "--no-geometry", description = "Leave out the column of points.")
    private boolean noGeometry;

    @Option(
            names = "--summary",
            paramLabel = "json",
            description = "Print the summary as one JSON object on standard output.")
    private @Nullable SummaryFormat summaryFormat;

    @ArgGroup(exclusive = true)
    private @Nullable BegunJob begunJob;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Mixin private FileOptions fileOptions = new FileOptions();

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        AttributeRequest request =
                new AttributeRequest(
                        attributes,
                        fields,
                        window,
                        noGeometry
                                ? AttributeRequest.Geometry.NONE
                                : AttributeRequest.Geometry.POINT);
        JobSummary summary = run(request, err);
        if (summaryFormat == SummaryFormat.JSON) {
            spec.commandLine().getOut().println(SummaryReport.json(summary));
            spec.commandLine().getOut().flush();
        }
        if (!quiet) {
            SummaryReport.print(summary, results, err);
        }
        if (map != null) {
            MapCommand.draw(results, storage.options(), attributes.getFirst().label(), map);
            if (!quiet) {
                err.println("The map is in %s.".formatted(map));
            }
        }
        return ExitCode.DONE.code();
    }

    private JobSummary run(AttributeRequest request, PrintWriter err)
            throws IOException, InterruptedException {
        ResultsLocation location = ResultsLocation.of(results);
        try (SegyFile segy = fileOptions.open(file, storage.options());
                ProgressReport progress =
                        quiet
                                ? ProgressReport.quiet()
                                : ProgressReport.of(lastSegment(Storage.displayName(file)), err)) {
            return new AttributeJob(location, storage.options(), existing())
                    .run(
                            JobPlan.of(segy, request),
                            new LocalEngine(workers, segy, storage.options(), progress),
                            progress);
        }
    }

    private static String lastSegment(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private AttributeJob.Existing existing() {
        if (begunJob != null && begunJob.resume) {
            return AttributeJob.Existing.RESUME;
        }
        if (begunJob != null && begunJob.overwrite) {
            return AttributeJob.Existing.OVERWRITE;
        }
        return AttributeJob.Existing.REFUSE;
    }

    /// What to do with a job that has begun where the results are to go.
    private static final class BegunJob {
        @Option(
                names = "--resume",
                description = "Go on with a job that was stopped: keep what is whole.")
        private boolean resume;

        @Option(
                names = "--overwrite",
                description = "Delete what a job has begun there, and begin anew.")
        private boolean overwrite;
    }

    /// How the summary is printed.
    enum SummaryFormat {
        JSON
    }
}
