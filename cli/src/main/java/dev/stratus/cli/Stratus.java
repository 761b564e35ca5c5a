package dev.stratus.cli;

import dev.stratus.job.LoadAhead;
import dev.stratus.job.Program;
import dev.stratus.storage.Printable;
import dev.stratus.storage.Storage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The program.
final class Stratus {
    /// Every command, in the order in which help lists them.
    private static final List<String> COMMANDS =
            List.of(
                    "info",
                    "check",
                    "headers",
                    "trace",
                    "attributes",
                    "map",
                    "section",
                    "plan",
                    "clean",
                    "synth",
                    "demo",
                    "deploy");

    /// Commands that write nothing, or an index that appears whole or not at all: a signal ends
    /// them as it ends any program.
    private static final Set<String> READING = Set.of("info", "plan");

    /// So long does an interrupted command have to clean up after itself.
    private static final Duration CLEAN_UP = Duration.ofSeconds(2);

    private final OptionSpec verbose =
            OptionSpec.builder("--verbose")
                    .type(Boolean.class)
                    .initialValue(false)
                    .scopeType(ScopeType.INHERIT)
                    .description("More to read: with an error, where in the program it happened.")
                    .build();

    private Stratus() {}

    /// The program that a command belongs to.
    static Stratus of(CommandLine command) {
        return (Stratus) command.getCommandSpec().root().userObject();
    }

    boolean isVerbose() {
        return verbose.getValue();
    }

    /// Runs the command that `arguments` name and ends the process.
    public static void main(String[] arguments) {
        // Numbers are the same everywhere: what is printed is also read by other programs.
        Locale.setDefault(Locale.ROOT);
        restoreStandardError();
        StandardOutput output = StandardOutput.install();
        Thread command = Thread.currentThread();
        boolean cleansUp = arguments.length > 0 && !READING.contains(arguments[0]);
        Optional<Thread> signals =
                cleansUp
                        ? Optional.of(beside("stratus-signals", () -> stopOnSignals(command)))
                        : Optional.empty();
        if (arguments.length > 0 && arguments[0].equals("attributes")) {
            beside("stratus-load-ahead", Stratus::loadAhead);
        }
        CommandLine line = commandLine(arguments);
        signals.ifPresent(Stratus::awaitEnd);
        int code = line.execute(arguments);
        Optional<String> loss = output.loss();
        loss.ifPresent(why ->
                line.getErr()
                        .println(
                                "stratus: standard output cannot be written: %s. Make room or write elsewhere, and run it again."
                                        .formatted(why)));
        end(loss.isPresent() && code == 0 ? ExitCode.STORAGE.code() : code);
    }

    /// Returning from `main` ends a process that has no other thread, and sooner: Java's exit looks
    /// for somebody's logger first.
    private static void end(int code) {
        if (code != 0 || Thread.activeCount() > 1) {
            System.exit(code);
        }
    }

    /// The launcher hides what Java says of the incubating Vector API before this program starts,
    /// by handing on standard error under another number. A file opened anew under its name would
    /// not do: it would write from its own place on.
    private static void restoreStandardError() {
        Integer number = Integer.getInteger("stratus.stderr");
        if (number != null) {
            try {
                Constructor<FileDescriptor> numbered =
                        FileDescriptor.class.getDeclaredConstructor(int.class);
                numbered.setAccessible(true);
                FileOutputStream file = new FileOutputStream(numbered.newInstance(number));
                System.setErr(new PrintStream(file, true, System.err.charset()));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no file descriptor %d".formatted(number), e);
            }
        }
    }

    /// The command line, complete with its handling of errors. Of its commands it has the one that
    /// stands first, or else all: each loads classes of its own.
    static CommandLine commandLine(String... arguments) {
        Stratus stratus = new Stratus();
        CommandLine line = new CommandLine(stratus.spec());
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
            addCommand(line, arguments[0]);
        } else {
            for (String name : COMMANDS) {
                addCommand(line, name);
            }
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Stratus::execute)
                .setParameterExceptionHandler(Stratus::explainUsage)
                .setExecutionExceptionHandler(stratus::explainFailure);
    }

    private CommandSpec spec() {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(this)
                        .name("stratus")
                        .scopeType(ScopeType.INHERIT)
                        .versionProvider(Stratus::version);
        spec.usageMessage()
                .description("Computes on very large SEG-Y seismic files where they lie.")
                .synopsisSubcommandLabel("COMMAND")
                .sortOptions(false)
                .autoWidth(true)
                .footer(
                        "",
                        "Try it without a file of your own:",
                        "  stratus demo",
                        "Exit codes: 0 done; 1 the work failed; 2 wrong usage; 3 the input is not what it",
                        "should be; 4 storage cannot be reached or refuses; 69 no JDK 25; 130 interrupted.");
        return withHelp(spec.addOption(verbose));
    }

    private static Command command(String name) {
        return switch (name) {
            case "info" -> new InfoCommand();
            case "check" -> new CheckCommand();
            case "headers" -> new HeadersCommand();
            case "trace" -> new TraceCommand();
            case "attributes" -> new AttributesCommand();
            case "map" -> new MapCommand();
            case "section" -> new SectionCommand();
            case "plan" -> new PlanCommand();
            case "clean" -> new CleanCommand();
            case "synth" -> new SynthCommand();
            case "demo" -> new DemoCommand();
            case "deploy" -> new DeployCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void addCommand(CommandLine line, String name) {
        line.addSubcommand(name, withHelp(command(name).spec()));
    }

    /// picocli has these options too, but as annotations.
    private static CommandSpec withHelp(CommandSpec spec) {
        return spec.addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help message and exit.")
                                .build())
                .addOption(
                        OptionSpec.builder("-V", "--version")
                                .versionHelp(true)
                                .description("Print version information and exit.")
                                .build());
    }

    private static String[] version() {
        return new String[] {
            "stratus %s on Java %s".formatted(Program.version(), Runtime.version())
        };
    }

    /// Does on another core what takes its time and is not needed at once.
    private static Thread beside(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().start(work);
    }

    private static void loadAhead() {
        try {
            LoadAhead.run();
        } catch (IOException | RuntimeException | LinkageError e) {
            // The job meets the same, and says so.
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The command sees it.
        }
    }

    /// Ctrl-C and SIGTERM interrupt the command, which then has a moment to clean up. The second
    /// one stops the program at once.
    private static void stopOnSignals(Thread command) {
        AtomicInteger signals = new AtomicInteger();
        Runnable stop =
                () -> {
                    if (signals.getAndIncrement() == 0) {
                        command.interrupt();
                        sleep(CLEAN_UP);
                    }
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
                };
        for (String signal : List.of("INT", "TERM", "HUP")) {
            Signals.register(signal, stop);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs a command. An [Error] is explained as every failure is, which picocli leaves out.
    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            CommandLine command = parsed.asCommandLineList().getLast();
            throw new CommandLine.ExecutionException(command, sentence(e), e);
        }
    }

    private static int explainUsage(CommandLine.ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("stratus: " + Printable.of(withoutSignatures(e.getMessage(), arguments)));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr()
                .println(
                        "Run '%s --help' for what is possible."
                                .formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE.code();
    }

    private int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
        ExitCode code = ExitCode.of(e);
        explain(sentence(e), e, command.getErr());
        if (command.getCommand() instanceof AttributesCommand attributes) {
            attributes.adviceAfter(e).ifPresent(command.getErr()::println);
        }
        return code.code();
    }

    /// Says what failed and, if that is asked for, where.
    void explain(String sentence, Exception failure, PrintWriter err) {
        err.println("stratus: " + Printable.of(sentence));
        if (isVerbose()) {
            failure.printStackTrace(err);
        }
    }

    /// A message that repeats arguments, of which some may be presigned URLs.
    private static String withoutSignatures(@Nullable String message, String[] arguments) {
        String shown = String.valueOf(message);
        for (String argument : arguments) {
            shown = shown.replace(argument, Storage.displayName(argument));
        }
        return shown;
    }

    /// What a failure says to a user, of one location among several.
    static String sentence(String location, Throwable failure) {
        String name = Storage.displayName(location);
        String why = sentence(failure);
        return why.startsWith(name) ? why : name + ": " + why;
    }

    /// What a failure says to a user.
    static String sentence(Throwable failure) {
        if (ExitCode.of(failure) == ExitCode.INTERRUPTED) {
            return "interrupted.";
        }
        String message = failure.getMessage();
        return switch (failure) {
            case OutOfMemoryError _ ->
                    "there is too little memory (%s). Give Java more, such as with JAVA_TOOL_OPTIONS=-Xmx8g, or use fewer --workers."
                            .formatted(message);
            case Error _ ->
                    "the program is at fault: %s. --verbose shows where.".formatted(failure);
            case FileSystemException e -> sentence(e);
            default -> message == null ? failure.getClass().getSimpleName() : message;
        };
    }

    /// Java's own message is at times no more than the path.
    private static String sentence(FileSystemException failure) {
        String why =
                switch (failure) {
                    case NoSuchFileException _ -> "there is no such file or folder. Check the path";
                    case AccessDeniedException _ ->
                            "may not be read or written. Check its permissions";
                    case FileAlreadyExistsException _ ->
                            "is there already. Move it away or name another one";
                    default -> failure.getReason();
                };
        return why == null || failure.getFile() == null
                ? "%s (%s)".formatted(failure.getMessage(), failure.getClass().getSimpleName())
                : "%s: %s.".formatted(failure.getFile(), why);
    }
}
