package dev.stratus.lambda;

import dev.stratus.job.FunctionRates;
import dev.stratus.job.SplitChoice;
import java.util.Arrays;
import java.util.Locale;

/// The function that does tasks, as it is deployed: what decides how long a task takes and what it
/// costs.
public record TaskFunction(int megabytes, Processor processor) {
    /// What it runs on.
    public enum Processor {
        ARM64,
        X86_64;

        /// As AWS writes it.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Of a name as AWS writes it.
        static Processor named(String name) {
            return Arrays.stream(values())
                    .filter(processor -> processor.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "the processor is '%s', expected one of %s."
                                            .formatted(name, Arrays.toString(values()))));
        }
    }

    /// As the template has it where nobody says otherwise.
    public static final TaskFunction USUAL = new TaskFunction(1024, Processor.ARM64);

    /// What the model takes for it.
    ///
    /// @param atOnce how many of it run at the same time, at most
    public FunctionRates rates(int atOnce) {
        return LambdaRates.of(processor).withAtOnce(atOnce);
    }

    /// The ways to cut a file of so many bytes.
    ///
    /// @param leastTasks into which it is cut at least
    public SplitChoice choice(int atOnce, long bytes, int leastTasks) {
        return new SplitChoice(rates(atOnce), bytes)
                .withMegabytes(megabytes)
                .withTasksFrom(leastTasks);
    }
}
