package dev.stratus.cli;

import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A synthetic survey of any size.
@Command(
        name = "synth",
        description = "A synthetic 3-D post-stack survey, of any size.",
        footer = {
            "",
            "Example, about 2 GB:",
            "  stratus synth -o big.sgy --inlines 800 --crosslines 900 --samples 750"
        })
final class SynthCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.sgy",
            description = "The file to write.")
    private Path target = Path.of("");

    @Option(names = "--inlines", defaultValue = "200", description = "Default ${DEFAULT-VALUE}.")
    private int inlines;

    @Option(names = "--crosslines", defaultValue = "300", description = "Default ${DEFAULT-VALUE}.")
    private int crosslines;

    @Option(
            names = "--samples",
            defaultValue = "750",
            description = "Samples a trace, 4 ms apart; default ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--sample-format",
            defaultValue = "ieee-float32",
            paramLabel = "FORMAT",
            converter = Names.SampleFormatConverter.class,
            description = "Such as ibm-float32 or int16; default ${DEFAULT-VALUE}.")
    private SampleFormat format = SampleFormat.IEEE_FLOAT32;

    @Option(
            names = "--revision",
            defaultValue = "1",
            paramLabel = "REVISION",
            converter = Names.RevisionConverter.class,
            description = "0, 1, 2.0 or 2.1; default ${DEFAULT-VALUE}.")
    private Revision revision = Revision.REV_1;

    @Option(
            names = "--byte-order",
            defaultValue = "big",
            paramLabel = "ORDER",
            converter = Names.ByteOrderConverter.class,
            description = "big, little or pair-swapped; default ${DEFAULT-VALUE}.")
    private SegyByteOrder order = SegyByteOrder.BIG;

    @Option(
            names = "--seed",
            defaultValue = "7",
            description = "Of everything random in it; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SyntheticSurvey survey =
                new SyntheticSurvey(
                        new SurveySpec(
                                inlines, crosslines, samples, format, revision, order, seed));
        write(survey, target, quiet, spec.commandLine().getErr());
        return ExitCode.DONE.code();
    }

    /// Writes a survey and says so.
    static void write(SyntheticSurvey survey, Path target, boolean quiet, PrintWriter err)
            throws IOException, InterruptedException {
        try (ProgressReport progress =
                quiet ? ProgressReport.quiet() : ProgressReport.of("survey", err)) {
            long traceBytes = survey.fileBytes() / survey.traceCount();
            progress.expect(survey.fileBytes());
            AtomicLong before = new AtomicLong();
            survey.write(
                    target,
                    traces -> progress.read((traces - before.getAndSet(traces)) * traceBytes));
        }
        if (!quiet) {
            String what =
                    "A survey of %,d traces, %,d bytes,"
                            .formatted(survey.traceCount(), survey.fileBytes());
            Outputs.say(what, target, err);
        }
    }
}
