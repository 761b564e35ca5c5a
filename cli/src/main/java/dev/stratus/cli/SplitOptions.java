package dev.stratus.cli;

import dev.stratus.job.FanOut;
import dev.stratus.job.SplitChoice;
import dev.stratus.job.SplitChoice.Goal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Into how many tasks a file is cut for functions.
final class SplitOptions extends Options {
    private final Argument<@Nullable Goal> goal =
            option(
                    "--optimise",
                    "GOAL",
                    Goal.class,
                    "For functions: cut the file so that the job costs least (cost, the default) or ends soonest (time).");

    private final Argument<@Nullable Double> budget =
            option(
                    "--budget",
                    "DOLLARS",
                    Double.class,
                    "For functions: what the job may cost at most, such as 0.10; without --optimise it ends as soon as that allows.");

    /// The best split.
    ///
    /// @throws IllegalArgumentException if none is within the budget or done in time
    FanOut choose(SplitChoice choice) {
        return best(choice).orElseThrow(() -> new IllegalArgumentException(whyNone(choice)));
    }

    private String whyNone(SplitChoice choice) {
        return String.format(
                Locale.ROOT,
                "--budget: $%.6f is less than the $%.6f that the cheapest way costs. Allow more.",
                budget.value(),
                choice.curve().getFirst().dollars());
    }

    /// The best split, if any is within the budget.
    ///
    /// @throws IllegalArgumentException if none is done in time
    Optional<FanOut> best(SplitChoice choice) {
        Double budget = this.budget.value();
        Goal goal = this.goal.value();
        Goal wanted = goal != null ? goal : budget != null ? Goal.TIME : Goal.COST;
        return choice.best(
                wanted, budget == null ? OptionalDouble.empty() : OptionalDouble.of(budget));
    }
}
