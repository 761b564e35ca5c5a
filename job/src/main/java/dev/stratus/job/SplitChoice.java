package dev.stratus.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Chooses into how many tasks a file is cut, and how much memory their functions have: the more of
/// both, the sooner the end, and at some point the dearer.
public final class SplitChoice {
    /// What is to be least.
    public enum Goal {
        /// The cost, to within a twentieth: the last cent would be bought with a long wait.
        COST,
        /// The time to the last result.
        TIME
    }

    private static final double NEARLY = 1.05;

    private static final int[] TASKS = {
        1, 2, 5, 10, 20, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 2000, 5000
    };
    private static final int[] MEGABYTES = {128, 256, 512, 640, 768, 1024, 1536, 1769, 2560, 3538};

    /// A function has to be done well before it is ended, and with it its attempts.
    private static final int MOST_TASK_SECONDS = 120;

    /// The parts of a file that is cut finer are not worth a function.
    private static final long LEAST_TASK_BYTES = 8L << 20;

    private final FunctionRates rates;
    private final long bytes;
    private final int[] tasks;
    private final int[] megabytes;

    /// Among the usual numbers of tasks, and all sizes of functions.
    public SplitChoice(FunctionRates rates, long bytes) {
        this(rates, bytes, usualTasks(bytes), MEGABYTES);
    }

    private SplitChoice(FunctionRates rates, long bytes, int[] tasks, int[] megabytes) {
        this.rates = rates;
        this.bytes = bytes;
        this.tasks = tasks;
        this.megabytes = megabytes;
    }

    private static int[] usualTasks(long bytes) {
        return Arrays.stream(TASKS)
                .filter(tasks -> tasks == 1 || bytes / tasks >= LEAST_TASK_BYTES)
                .toArray();
    }

    /// The same for functions that have so much memory, and cannot be chosen any more.
    public SplitChoice withMegabytes(int memory) {
        return new SplitChoice(rates, bytes, tasks, new int[] {memory});
    }

    /// The same with so many tasks.
    public SplitChoice withTasks(int count) {
        return new SplitChoice(rates, bytes, new int[] {count}, megabytes);
    }

    /// The same with so many tasks or more.
    public SplitChoice withTasksFrom(int least) {
        int[] enough =
                IntStream.concat(
                                IntStream.of(least),
                                Arrays.stream(tasks).filter(count -> count > least))
                        .toArray();
        return new SplitChoice(rates, bytes, enough, megabytes);
    }

    /// The splits of which none other is both sooner done and cheaper, from the cheapest on; none
    /// if no function would be done with its part in time.
    public List<FanOut> curve() {
        List<FanOut> all = new ArrayList<>();
        for (int count : tasks) {
            for (int memory : megabytes) {
                FanOut split = rates.estimate(bytes, count, memory);
                if (memory >= rates.leastMegabytes() && split.taskSeconds() <= MOST_TASK_SECONDS) {
                    all.add(split);
                }
            }
        }
        all.sort(Comparator.comparingDouble(FanOut::dollars).thenComparingDouble(FanOut::seconds));
        List<FanOut> curve = new ArrayList<>();
        for (FanOut split : all) {
            if (curve.isEmpty() || split.seconds() < curve.get(curve.size() - 1).seconds()) {
                curve.add(split);
            }
        }
        return curve;
    }

    /// Of the cheapest splits, or of all within the budget, the one that is done soonest.
    ///
    /// @param budget in dollars, that it may cost at most
    /// @return nothing if none is within the budget
    /// @throws IllegalArgumentException if no function would be done in time, however dear
    public Optional<FanOut> best(Goal goal, OptionalDouble budget) {
        List<FanOut> curve = curve();
        if (curve.isEmpty()) {
            int most = tasks[tasks.length - 1];
            throw new IllegalArgumentException(
                    "%d bytes are too many for functions: cut into %d tasks, each has %d bytes, and its function would need more than %d s. Deploy functions with more memory, compute it with --engine local, or cut the file."
                            .formatted(bytes, most, bytes / most, MOST_TASK_SECONDS));
        }
        double most =
                switch (goal) {
                    case COST ->
                            Math.min(
                                    NEARLY * curve.get(0).dollars(),
                                    budget.orElse(Double.MAX_VALUE));
                    case TIME -> budget.orElse(Double.MAX_VALUE);
                };
        return curve.stream()
                .filter(split -> split.dollars() <= most)
                .min(Comparator.comparingDouble(FanOut::seconds));
    }
}
