package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The main job on a synthetic survey.
@Command(
        name = "demo",
        description = "The main job on a synthetic survey: table and map.",
        footer = {"", "Example:", "  stratus demo"})
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            defaultValue = "stratus-demo",
            paramLabel = "DIR",
            description =
                    "The folder for the survey, the table and the map; default ${DEFAULT-VALUE}.")
    private Path folder = Path.of("");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Files.createDirectories(folder);
        Path survey = folder.resolve("demo.sgy");
        Path table = folder.resolve("demo.parquet");
        Path map = folder.resolve("demo.png");
        SynthCommand.write(new SyntheticSurvey(SurveySpec.usual()), survey, false, err);
        int code =
                Stratus.commandLine()
                        .setErr(err)
                        .setOut(spec.commandLine().getOut())
                        .execute(
                                "attributes",
                                survey.toString(),
                                "--attributes",
                                Attribute.MEAN_ABS.label() + "," + Attribute.RMS.label(),
                                "--output",
                                table.toString(),
                                "--map",
                                map.toString());
        if (code == ExitCode.DONE.code()) {
            err.println();
            err.println("Now try, for example:");
            err.println("  stratus info " + survey);
            err.println("  stratus map " + table + " -a rms -o rms.png");
        }
        return code;
    }
}
