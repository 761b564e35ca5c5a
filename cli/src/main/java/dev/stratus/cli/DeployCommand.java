package dev.stratus.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Puts the functions on AWS.
final class DeployCommand extends Command {
    DeployCommand() {
        super(
                """
                Deploys the functions to AWS with the AWS CLI.
                Shows first what would change; see docs/aws.md.
                """,
                """

                Examples:
                  stratus deploy --source survey-bucket --code-bucket my-artifacts
                  stratus deploy --source survey-bucket --code-bucket my-artifacts --print
                  stratus deploy --delete
                """);
    }

    private final Argument<String> stack =
            usual(
                    "--stack",
                    "NAME",
                    "stratus",
                    String.class,
                    "The stack, whose name starts all others (default: ${DEFAULT-VALUE}).");

    private final Argument<List<String>> sources =
            list(
                    "--source",
                    "BUCKET",
                    word -> word,
                    "The buckets that hold SEG-Y files. Functions read nothing else.");

    private final Argument<@Nullable String> codeBucket =
            option(
                    "--code-bucket",
                    "BUCKET",
                    String.class,
                    "A bucket in the same region, for the functions' archives.");

    private final Argument<@Nullable String> watch =
            option(
                    "--watch",
                    "s3://BUCKET/PREFIX",
                    String.class,
                    "Compute every file that lands there; it must be in a --source. Of a stack that is there the watch stays; '' ends it.");

    private final Argument<Map<String, String>> settings =
            pairs(
                    "--set",
                    "NAME=VALUE",
                    "Other parameters of deploy/aws/template.yaml, such as TaskMemory=1769, UploadBudget=0.50 or NotificationEmail=me@example.org. Of a stack that is there the others stay.");

    private final Argument<Boolean> print = flag("--print", "Print the commands, and run none.");

    private final Argument<Boolean> delete =
            flag("--delete", "Delete the stack, after asking for its name. The results stay.");

    private final Argument<Boolean> yes =
            flag("--yes", "Do not ask before what was shown is carried out.");

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (delete.value()) {
            return deleteStack().code();
        }
        String codeBucket = this.codeBucket.value();
        if (sources.value().isEmpty() || codeBucket == null) {
            throw new ParameterException(
                    commandLine(),
                    "expected --source and --code-bucket, for example --source survey-bucket --code-bucket my-artifacts.");
        }
        Optional<Deployment.Watched> watched =
                Optional.ofNullable(watch.value()).map(Deployment.Watched::parse);
        Path root = Path.of(System.getProperty("stratus.root", "."));
        Deployment deployment =
                new Deployment(
                        root,
                        stack.value(),
                        codeBucket,
                        sources.value(),
                        watched,
                        settings.value(),
                        "stratus-deploy-" + UUID.randomUUID());
        return (print.value() ? printed(deployment) : deploy(deployment)).code();
    }

    private ExitCode printed(Deployment deployment) {
        PrintWriter out = commandLine().getOut();
        out.println(Shell.line(deployment.build()));
        out.println(Shell.line(deployment.pack()));
        out.println(Shell.line(deployment.propose(Deployment.Kind.CREATE, List.of())));
        out.println(Shell.line(deployment.await()));
        out.println(Shell.line(deployment.show()));
        deployment.carryOut(Deployment.Kind.CREATE).forEach(each -> out.println(Shell.line(each)));
        out.println(
                "# Where the stack is there already, say UPDATE and stack-update-complete, and");
        out.println(
                "# ParameterKey=NAME,UsePreviousValue=true for every parameter that is to stay.");
        deployment
                .advice()
                .ifPresent(advice -> advice.lines().map("# "::concat).forEach(out::println));
        out.flush();
        return ExitCode.DONE;
    }

    private ExitCode deploy(Deployment deployment) throws IOException, InterruptedException {
        PrintWriter err = commandLine().getErr();
        String resultsBucket = outputOf(Deployment.resultsBucket(stack.value()));
        deployment.requireThatResultsAreNotWatched(resultsBucket);
        Deployment.Kind kind =
                resultsBucket.isEmpty() ? Deployment.Kind.CREATE : Deployment.Kind.UPDATE;
        List<String> kept =
                switch (kind) {
                    case CREATE -> List.of();
                    case UPDATE -> deployment.kept(requiredOutputOf(deployment.current()));
                };
        err.println("Building and uploading the functions ...");
        err.flush();
        run(deployment.build());
        run(deployment.pack());
        run(deployment.propose(kind, kept));
        boolean accepted = false;
        try {
            accepted = accepts(deployment);
        } finally {
            if (!accepted) {
                run(deployment.withdraw());
                if (kind == Deployment.Kind.CREATE) {
                    runAll(deployment.leaveNothing(outputOf(deployment.status())));
                }
            }
        }
        if (accepted) {
            runAll(deployment.carryOut(kind));
            deployment.advice().ifPresent(err::println);
        }
        return ExitCode.DONE;
    }

    /// Shows what would change, if anything would, and asks.
    private boolean accepts(Deployment deployment) throws IOException, InterruptedException {
        PrintWriter err = commandLine().getErr();
        try {
            run(deployment.await());
        } catch (IOException e) {
            String reason = outputOf(deployment.reason());
            if (reason.contains("didn't contain changes")) {
                err.println("Nothing has changed since the last time.");
                return false;
            }
            throw reason.isEmpty() ? e : new IOException("AWS refuses the template: " + reason, e);
        }
        run(deployment.show());
        if (yes.value() || asked("Carry that out? yes/no: ").equals("yes")) {
            return true;
        }
        err.println("Nothing was changed.");
        return false;
    }

    private ExitCode deleteStack() throws IOException, InterruptedException {
        List<List<String>> commands = Deployment.delete(stack.value());
        PrintWriter err = commandLine().getErr();
        if (print.value()) {
            commands.forEach(each -> commandLine().getOut().println(Shell.line(each)));
            commandLine().getOut().flush();
            return ExitCode.DONE;
        }
        if (!asked("Type the name of the stack that is to be deleted: ").equals(stack.value())) {
            err.println("That is not %s. Nothing was deleted.".formatted(stack.value()));
            return ExitCode.USAGE;
        }
        runAll(commands);
        err.println("The stack is deleted. The bucket with the results is still there.");
        return ExitCode.DONE;
    }

    /// Reads the answer on a thread of its own: Ctrl-C does not end the reading, but the waiting.
    private String asked(String question) throws IOException, InterruptedException {
        PrintWriter err = commandLine().getErr();
        err.print(question);
        err.flush();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        FutureTask<@Nullable String> answer = new FutureTask<>(in::readLine);
        Thread.ofPlatform().daemon().start(answer);
        try {
            String line = answer.get();
            return line == null ? "" : line.strip();
        } catch (ExecutionException e) {
            throw new IOException("the answer cannot be read: " + e.getCause(), e);
        }
    }

    private static void runAll(List<List<String>> commands)
            throws IOException, InterruptedException {
        for (List<String> command : commands) {
            run(command);
        }
    }

    /// Runs a command, whose output is for the user.
    private static void run(List<String> command) throws IOException, InterruptedException {
        int code = start(new ProcessBuilder(command).inheritIO(), command).waitFor();
        if (code != 0) {
            throw new IOException(
                    "'%s' ended with %d; what it said stands above."
                            .formatted(Shell.line(command), code));
        }
    }

    /// What a command prints; nothing if it fails.
    private static String outputOf(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        return output(start(builder, command)).orElse("");
    }

    /// What a command prints.
    private static String requiredOutputOf(List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        return output(start(builder, command))
                .orElseThrow(() ->
                        new IOException(
                                "'%s' failed; what it said stands above."
                                        .formatted(Shell.line(command))));
    }

    private static Optional<String> output(Process process)
            throws IOException, InterruptedException {
        String output =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    }

    private static Process start(ProcessBuilder builder, List<String> command) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException(
                    "'%s' cannot be run. Install the AWS CLI (https://aws.amazon.com/cli/), or use --print and run the commands where it is."
                            .formatted(command.getFirst()),
                    e);
        }
    }
}
