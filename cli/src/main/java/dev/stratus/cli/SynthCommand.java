package dev.stratus.cli;

import dev.stratus.demo.SurveySpec;
import dev.stratus.demo.SyntheticSurvey;
import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A synthetic survey of any size.
final class SynthCommand extends Command {
    SynthCommand() {
        super(
                "A synthetic 3-D post-stack survey, of any size.",
                """

                Example, about 2 GB:
                  stratus synth -o big.sgy --inlines 800 --crosslines 900 --samples 750
                """);
    }

    private final Argument<Path> target =
            required("-o,--output", "FILE.sgy", Names::path, "The file to write.");

    private final Argument<Integer> inlines =
            usual("--inlines", "<inlines>", "200", Integer.class, "Default ${DEFAULT-VALUE}.");

    private final Argument<Integer> crosslines =
            usual(
                    "--crosslines",
                    "<crosslines>",
                    "300",
                    Integer.class,
                    "Default ${DEFAULT-VALUE}.");

    private final Argument<Integer> samples =
            usual(
                    "--samples",
                    "<samples>",
                    "750",
                    Integer.class,
                    "Samples a trace, 4 ms apart; default ${DEFAULT-VALUE}.");

    private final Argument<SampleFormat> format =
            usual(
                    "--sample-format",
                    "FORMAT",
                    "ieee-float32",
                    Names::sampleFormat,
                    "Such as ibm-float32 or int16; default ${DEFAULT-VALUE}.");

    private final Argument<Revision> revision =
            usual(
                    "--revision",
                    "REVISION",
                    "1",
                    Names::revision,
                    "0, 1, 2.0 or 2.1; default ${DEFAULT-VALUE}.");

    private final Argument<SegyByteOrder> order =
            usual(
                    "--byte-order",
                    "ORDER",
                    "big",
                    Names::byteOrder,
                    "big, little or pair-swapped; default ${DEFAULT-VALUE}.");

    private final Argument<Long> seed =
            usual(
                    "--seed",
                    "<seed>",
                    "7",
                    Long.class,
                    "Of everything random in it; default ${DEFAULT-VALUE}.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    @Override
    public Integer call() throws IOException, InterruptedException {
        SyntheticSurvey survey =
                new SyntheticSurvey(
                        new SurveySpec(
                                inlines.value(),
                                crosslines.value(),
                                samples.value(),
                                format.value(),
                                revision.value(),
                                order.value(),
                                seed.value()));
        write(survey, target.value(), quiet.value(), commandLine().getErr());
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
