package dev.stratus.cli;

import dev.stratus.job.FanOut;
import dev.stratus.job.FunctionRates;
import dev.stratus.job.SplitChoice;
import dev.stratus.job.SplitChoice.Goal;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Into how many tasks a file is cut for functions.
final class SplitOptions {
    @Option(
            names = "--optimise",
            paramLabel = "GOAL",
            description =
                    "For functions: cut the file so that the job costs least (cost, the default) or ends soonest (time).")
    private @Nullable Goal goal;

    @Option(
            names = "--budget",
            paramLabel = "DOLLARS",
            description =
                    "For functions: what the job may cost at most, such as 0.10; without --optimise it ends as soon as that allows.")
    private @Nullable Double budget;

    /// The best split of a file of so many bytes.
    ///
    /// @throws IllegalArgumentException if none is within the budget
    FanOut choose(FunctionRates rates, long bytes) {
        SplitChoice choice = new SplitChoice(rates, bytes);
        Goal wanted = goal != null ? goal : budget != null ? Goal.TIME : Goal.COST;
        OptionalDouble most = budget == null ? OptionalDouble.empty() : OptionalDouble.of(budget);
        return choice.best(wanted, most)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                String.format(
                                        Locale.ROOT,
                                        "--budget: %.4f is less than the $%.4f that the cheapest way costs. Allow more.",
                                        most.orElse(0),
                                        choice.curve().getFirst().dollars())));
    }
}
