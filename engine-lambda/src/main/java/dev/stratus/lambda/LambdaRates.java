package dev.stratus.lambda;

import dev.stratus.job.FanOut;
import dev.stratus.job.FunctionRates;
import java.util.List;

/// How fast functions on AWS Lambda are and what they cost. docs/aws.md says where each number
/// comes from.
public final class LambdaRates {
    private static final double X86_GIGABYTE_SECOND = 0.0000166667;
    private static final double ARM_GIGABYTE_SECOND = 0.0000133334;
    private static final double INVOCATION = 0.20 / 1e6;
    private static final double S3_READ = 0.0004 / 1000;
    private static final double S3_WRITE = 0.005 / 1000;

    /// This program's function on arm64, from the archive, at prices of us-east-1. Its processor
    /// seconds were measured in AWS's runtime interface client; the image takes less.
    public static final FunctionRates STRATUS = of(TaskFunction.Processor.ARM64);

    /// What a state machine costs for each execution, in dollars: its own transitions, of which a
    /// job takes five (Step Functions price list, Standard Workflows).
    static final double EXECUTION = 5 * 0.025 / 1000;

    private static final double CHILD = 1.00 / 1e6;
    private static final double CHILD_TENTH_OF_A_SECOND = 0.0000001042;

    private LambdaRates() {}

    /// The same on either processor: only the price differs in the model.
    static FunctionRates of(TaskFunction.Processor processor) {
        double gigabyteSecond =
                switch (processor) {
                    case ARM64 -> ARM_GIGABYTE_SECOND;
                    case X86_64 -> X86_GIGABYTE_SECOND;
                };
        return new FunctionRates(
                "stratus",
                1000,
                250,
                1.0,
                85e6,
                7.6,
                4.5,
                8 << 20,
                8,
                2,
                512,
                new FunctionRates.Prices(gigabyteSecond, INVOCATION, S3_READ, S3_WRITE));
    }

    /// What a state machine costs in addition to the functions that it calls, in dollars.
    public static double stateMachineDollars(FanOut split) {
        double seconds = STRATUS.startSeconds() + split.taskSeconds();
        return EXECUTION + split.tasks() * childDollars(seconds);
    }

    /// A child of a Distributed Map: a request, and each tenth of a second that it takes with 64 MB
    /// (Step Functions price list, Express Workflows).
    static double childDollars(double seconds) {
        return CHILD + Math.ceil(seconds * 10) * CHILD_TENTH_OF_A_SECOND;
    }

    /// A job that others ran on Lambda and published, to check the model with.
    ///
    /// @param bytes of the file
    /// @param publishedSeconds from start to end, as published; 0 where it was not
    public record Published(
            FunctionRates rates,
            long bytes,
            int functions,
            int megabytes,
            double publishedSeconds,
            double publishedDollars) {}

    /// Functions in Python that compute 0.55 MB/s with 128 MB of memory, on x86: 100 GB for $0.35
    /// in 240 s, of which the caller needs about a minute to start a thousand of them one by one,
    /// and 180 GB for $0.67.
    public static final List<Published> PUBLISHED =
            List.of(
                    new Published(inPython(), 100_000_000_000L, 1000, 128, 240, 0.35),
                    new Published(inPython(), 180_000_000_000L, 1000, 128, 0, 0.67));

    private static FunctionRates inPython() {
        double megabytesPerSecond = 0.55;
        double processors = 128.0 / FunctionRates.MEGABYTES_OF_ONE_PROCESSOR;
        return new FunctionRates(
                "notebook",
                1000,
                17,
                0,
                85e6,
                0,
                1000 / megabytesPerSecond * processors,
                100_000_000,
                0,
                1,
                128,
                new FunctionRates.Prices(X86_GIGABYTE_SECOND, INVOCATION, S3_READ, 0));
    }
}
