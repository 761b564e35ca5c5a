package dev.stratus.cli;

import dev.stratus.job.AttributeRequest;
import dev.stratus.job.Engine;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.LocalEngine;
import dev.stratus.job.Plugins;
import dev.stratus.job.ResultsLocation;
import dev.stratus.job.SplitChoice;
import dev.stratus.lambda.LambdaBill;
import dev.stratus.lambda.LambdaEngine;
import dev.stratus.lambda.LambdaFunction;
import dev.stratus.lambda.StateMachine;
import dev.stratus.lambda.StepFunctionsEngine;
import dev.stratus.lambda.TaskFunction;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// Where the main job computes.
final class EngineOptions extends Options {
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

    private final Argument<Kind> kind =
            usual(
                    "--engine",
                    "ENGINE",
                    "local",
                    EngineOptions::kind,
                    "local: threads of this machine; lambda: functions of AWS Lambda; step-functions: the same, by a state machine that goes on without this machine; see docs/aws.md (default: ${DEFAULT-VALUE}).");

    private final Argument<@Nullable Integer> workers =
            option(
                    "--workers",
                    "N",
                    Integer.class,
                    "How many threads compute (default: one for each core, two for each where the file is not on a disk), or how many functions at once (default: 1000).");

    private final Argument<String> function =
            usual(
                    "--function",
                    "NAME",
                    "stratus-task",
                    String.class,
                    "The Lambda function that does tasks, as 'stratus deploy' made it, also where a state machine calls it (default: ${DEFAULT-VALUE}). Its region is that of the AWS tools.");

    private final Argument<@Nullable String> stateMachine =
            option(
                    "--state-machine",
                    "ARN",
                    String.class,
                    "For --engine step-functions: the state machine, as 'stratus deploy' prints it (default: the environment's STRATUS_STATE_MACHINE).");

    private final SplitOptions split = with(new SplitOptions());

    /// The plan of a job, cut for the engine that was chosen.
    JobPlan plan(SegyFile file, AttributeRequest request, Choice choice) throws IOException {
        if (choice.functions().isEmpty()) {
            return JobPlan.of(file, request);
        }
        SplitChoice ways =
                choice.functions()
                        .get()
                        .function()
                        .choice(
                                choice.engine().workers(),
                                file.source().size(),
                                JobPlan.leastTasks(file));
        return JobPlan.inTasks(file, request, split.choose(ways).tasks());
    }

    /// What a user should know whose command is stopped.
    Optional<String> whatGoesOn() {
        return kind.value() == Kind.STEP_FUNCTIONS
                ? Optional.of(
                        "The state machine goes on without this command, and its functions cost what they cost: 'aws stepfunctions stop-execution' ends it.")
                : Optional.empty();
    }

    /// @throws IllegalArgumentException if fewer than one was asked for
    void requireWorkers() {
        Integer workers = this.workers.value();
        if (workers != null && workers < 1) {
            throw new IllegalArgumentException(
                    "--workers: expected at least 1, found %d.".formatted(workers));
        }
    }

    /// @throws ParameterException if storage is to be asked in a way that functions do not know
    void requireFit(StorageChoice storage) {
        if (kind.value() != Kind.LOCAL) {
            storage.requireThatFunctionsDoTheSame();
        }
    }

    /// How many threads or functions at once were asked for, or suit the engine.
    int workers() {
        Integer said = workers.value();
        if (said != null) {
            return said;
        }
        return switch (kind.value()) {
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
        String function = this.function.value();
        return switch (kind.value()) {
            case LOCAL ->
                    new Choice(
                            new LocalEngine(
                                    threads(atOnce, file), file, storage, plugins, progress),
                            Optional.empty(),
                            () -> {});
            case LAMBDA -> {
                LambdaEngine.requireFit(file, results.location());
                LambdaFunction called = LambdaFunction.of(function);
                yield new Choice(
                        new LambdaEngine(called, atOnce, progress),
                        Optional.of(new Functions(function, called.deployed(), called.bill())),
                        called);
            }
            case STEP_FUNCTIONS -> {
                LambdaEngine.requireFit(file, results.location());
                String stateMachine = this.stateMachine.value();
                if (stateMachine == null) {
                    stateMachine = System.getenv("STRATUS_STATE_MACHINE");
                }
                if (stateMachine == null) {
                    throw new IllegalArgumentException(
                            "--engine step-functions: which state machine? Say --state-machine ARN, as 'stratus deploy' prints it.");
                }
                StateMachine machine = StateMachine.of(stateMachine);
                StepFunctionsEngine engine =
                        new StepFunctionsEngine(machine, atOnce, storage, progress);
                try (LambdaFunction called = LambdaFunction.of(function)) {
                    yield new Choice(
                            engine,
                            Optional.of(new Functions(function, called.deployed(), engine.bill())),
                            machine);
                } catch (IOException | RuntimeException e) {
                    try (machine) {
                        throw e;
                    }
                }
            }
        };
    }

    /// A task begins with waiting for its first bytes: where these come from far away, another one
    /// computes meanwhile.
    private int threads(int atOnce, SegyFile file) {
        boolean far = !Storage.isPath(file.source().name());
        return workers.value() == null && far ? 2 * atOnce : atOnce;
    }

    /// The functions that an engine has called, and what they cost.
    ///
    /// @param deployed as Lambda says, if it does
    record Functions(String name, Optional<TaskFunction> deployed, LambdaBill bill) {
        TaskFunction function() {
            return deployed.orElse(TaskFunction.USUAL);
        }
    }

    /// An engine, the functions that it calls if it does, and what to close.
    record Choice(Engine engine, Optional<Functions> functions, Closeable resource)
            implements AutoCloseable {
        /// Says what is not known of the functions, and was taken for granted.
        void printAssumption(PrintWriter err) {
            functions
                    .filter(called -> called.deployed().isEmpty())
                    .ifPresent(called ->
                            err.println(
                                    "Lambda does not say how %s is deployed (lambda:GetFunctionConfiguration); time, cost and --budget are estimated for %d MB on %s."
                                            .formatted(
                                                    called.name(),
                                                    called.function().megabytes(),
                                                    called.function().processor())));
        }

        /// Says what it has cost so far, if it cost anything, beside what was to be expected.
        void printBill(JobPlan plan, PrintWriter err) {
            functions
                    .filter(called -> called.bill().requests() > 0)
                    .ifPresent(called ->
                            new BillReport(
                                            called.bill(),
                                            plan,
                                            called.function(),
                                            called.function().rates(engine.workers()))
                                    .print(err));
        }

        @Override
        public void close() throws IOException {
            resource.close();
        }
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there is no engine '%s', expected one of %s"
                                        .formatted(name, Arrays.toString(Kind.values()))));
    }
}
