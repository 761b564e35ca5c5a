package dev.stratus.cli;

import dev.stratus.job.AttributeRequest;
import dev.stratus.job.Engine;
import dev.stratus.job.FanOut;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.Plugins;
import dev.stratus.job.ResultsLocation;
import dev.stratus.lambda.LambdaBill;
import dev.stratus.lambda.LambdaEngine;
import dev.stratus.lambda.LambdaFunction;
import dev.stratus.lambda.LambdaRates;
import dev.stratus.lambda.StateMachine;
import dev.stratus.lambda.StepFunctionsEngine;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Where the main job computes.
final class EngineOptions {
    private static final int MOST_FUNCTIONS = 1000;

    /// What `--engine` can be.
    enum Kind {
        LOCAL,
        LAMBDA,
        STEP_FUNCTIONS;

        /// As on the command line.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--engine",
            defaultValue = "local",
            paramLabel = "ENGINE",
            description =
                    "local: threads of this machine; lambda: functions of AWS Lambda; step-functions: the same, by a state machine that goes on without this machine; see docs/aws.md (default: ${DEFAULT-VALUE}).",
            converter = KindConverter.class)
    private Kind kind = Kind.LOCAL;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "How many threads compute (default: one for each core, two for each where the file is not on a disk), or how many functions at once (default: 1000).")
    private @Nullable Integer workers;

    @Option(
            names = "--function",
            defaultValue = "stratus-task",
            paramLabel = "NAME",
            description =
                    "The Lambda function, as 'stratus deploy' made it (default: ${DEFAULT-VALUE}). Its region is that of the AWS tools.")
    private String function = "";

    @Option(
            names = "--state-machine",
            paramLabel = "ARN",
            description =
                    "For --engine step-functions: the state machine, as 'stratus deploy' prints it (default: the environment's STRATUS_STATE_MACHINE).")
    private @Nullable String stateMachine = System.getenv("STRATUS_STATE_MACHINE");

    @Mixin private SplitOptions split = new SplitOptions();

    /// The plan of a job, cut for the engine that was asked for.
    JobPlan plan(SegyFile file, AttributeRequest request) throws IOException {
        return switch (kind) {
            case LOCAL -> JobPlan.of(file, request);
            case LAMBDA, STEP_FUNCTIONS -> {
                long bytes = file.source().size();
                FanOut chosen = split.choose(LambdaRates.STRATUS, bytes);
                // One task more than the file has parts would wait for a function of its own.
                yield JobPlan.ofTasks(file, request, Math.ceilDiv(bytes, chosen.tasks()));
            }
        };
    }

    /// What a user should know whose command is stopped.
    Optional<String> whatGoesOn() {
        return kind == Kind.STEP_FUNCTIONS
                ? Optional.of(
                        "The state machine goes on without this command, and its functions cost what they cost: 'aws stepfunctions stop-execution' ends it.")
                : Optional.empty();
    }

    /// @throws IllegalArgumentException if fewer than one was asked for
    void requireWorkers() {
        if (workers != null && workers < 1) {
            throw new IllegalArgumentException(
                    "--workers: expected at least 1, found %d.".formatted(workers));
        }
    }

    /// How many threads or functions at once were asked for, or suit the engine.
    int workers() {
        if (workers != null) {
            return workers;
        }
        return switch (kind) {
            case LOCAL -> Runtime.getRuntime().availableProcessors();
            case LAMBDA, STEP_FUNCTIONS -> MOST_FUNCTIONS;
        };
    }

    /// The engine that was asked for.
    ///
    /// @param plugins for this machine; functions have those that were deployed with them
    /// @throws IllegalArgumentException if it cannot compute this file, or write there
    Choice choose(
            SegyFile file,
            ResultsLocation results,
            int atOnce,
            Plugins plugins,
            StorageOptions storage,
            JobProgress progress)
            throws IOException {
        return switch (kind) {
            case LOCAL ->
                    new Choice(
                            new LocalEngine(
                                    threads(atOnce, file), file, storage, plugins, progress),
                            Optional.empty(),
                            () -> {});
            case LAMBDA -> {
                LambdaEngine.requireFit(file, results.jobFolder());
                LambdaFunction called = LambdaFunction.of(function);
                yield new Choice(
                        new LambdaEngine(called, atOnce, progress),
                        Optional.of(called.bill()),
                        called);
            }
            case STEP_FUNCTIONS -> {
                LambdaEngine.requireFit(file, results.jobFolder());
                if (stateMachine == null) {
                    throw new IllegalArgumentException(
                            "--engine step-functions: which state machine? Say --state-machine ARN, as 'stratus deploy' prints it.");
                }
                StateMachine machine = StateMachine.of(stateMachine);
                StepFunctionsEngine engine =
                        new StepFunctionsEngine(machine, atOnce, storage, progress);
                yield new Choice(engine, Optional.of(engine.bill()), machine);
            }
        };
    }

    /// A task begins with waiting for its first bytes: where these come from far away, another one
    /// computes meanwhile.
    private int threads(int atOnce, SegyFile file) {
        boolean far = !Storage.isPath(file.source().name());
        return workers == null && far ? 2 * atOnce : atOnce;
    }

    /// An engine, what it costs if that is known, and what to close.
    record Choice(Engine engine, Optional<LambdaBill> bill, Closeable resource)
            implements AutoCloseable {
        /// Says what it has cost so far, if it cost anything, beside what was to be expected.
        void printBill(JobPlan plan, PrintWriter err) {
            bill.filter(known -> known.requests() > 0)
                    .ifPresent(known -> new BillReport(known, plan).print(err));
        }

        @Override
        public void close() throws IOException {
            resource.close();
        }
    }

    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String name) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "there is no engine '%s', expected one of %s"
                                            .formatted(name, Arrays.toString(Kind.values()))));
        }
    }
}
