package dev.stratus.job;

/// How fast the functions of a fan-out are, and what they cost: assumptions, to be printed with
/// whatever is computed from them. All functions read a file in equal parts, one task each.
///
/// @param name of whose functions these are
/// @param atOnce how many run at the same time, at most
/// @param startsPerSecond how many the caller starts in a second
/// @param startSeconds from the call to the first line of the function, when its process is new;
///   billed as well
/// @param bytesPerSecond that the network of one function gives
/// @param processorSecondsPerTask of one processor, whatever the task's size: the first steps of a
///   new process, the plan, the part
/// @param processorSecondsPerGigabyte of one processor, for 10⁹ bytes of the file
/// @param bytesPerRequest of the file, that one request asks the store for
/// @param readsPerTask requests beside those for the task's bytes
/// @param writesPerTask requests that store the part
/// @param leastMegabytes of memory that a function needs
public record FunctionRates(
        String name,
        int atOnce,
        double startsPerSecond,
        double startSeconds,
        double bytesPerSecond,
        double processorSecondsPerTask,
        double processorSecondsPerGigabyte,
        long bytesPerRequest,
        int readsPerTask,
        int writesPerTask,
        int leastMegabytes,
        Prices prices) {
    /// With so much memory a function has one whole processor, with less a part of one (AWS Lambda
    /// Developer Guide, "Configure Lambda function memory").
    public static final int MEGABYTES_OF_ONE_PROCESSOR = 1769;

    /// One thread computes, others decrypt: more processors than this are of no use.
    private static final double MOST_PROCESSORS = 2;

    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTES_BILLED_AS_ONE_GIGABYTE = 1024;

    /// In US dollars.
    ///
    /// @param perGigabyteSecond of memory and time, where a gigabyte is 1024 megabytes
    /// @param perInvocation of a function
    /// @param perRead a request that reads from the store
    /// @param perWrite a request that writes
    public record Prices(
            double perGigabyteSecond, double perInvocation, double perRead, double perWrite) {}

    /// The same with at most so many at the same time.
    public FunctionRates withAtOnce(int most) {
        return new FunctionRates(
                name,
                most,
                startsPerSecond,
                startSeconds,
                bytesPerSecond,
                processorSecondsPerTask,
                processorSecondsPerGigabyte,
                bytesPerRequest,
                readsPerTask,
                writesPerTask,
                leastMegabytes,
                prices);
    }

    /// What a file would take.
    ///
    /// @param bytes of the file
    /// @param tasks into which it is cut, equally
    public FanOut estimate(long bytes, int tasks, int megabytes) {
        double share = (double) bytes / tasks;
        double processors =
                Math.min(MOST_PROCESSORS, (double) megabytes / MEGABYTES_OF_ONE_PROCESSOR);
        double processorSeconds =
                processorSecondsPerTask + processorSecondsPerGigabyte * share / GIGABYTE;
        double work = Math.max(share / bytesPerSecond, processorSeconds / processors);
        int running = Math.min(tasks, atOnce);
        double rounds = Math.ceil((double) tasks / running);
        double seconds = running / startsPerSecond + startSeconds + rounds * work;
        double billed = running * startSeconds + tasks * work;
        double gigabyteSeconds = billed * megabytes / MEGABYTES_BILLED_AS_ONE_GIGABYTE;
        double dollars =
                gigabyteSeconds * prices.perGigabyteSecond()
                        + tasks * prices.perInvocation()
                        + requests(bytes, tasks);
        return new FanOut(tasks, megabytes, work, seconds, gigabyteSeconds, dollars);
    }

    /// What the store's requests cost, in dollars.
    public double requests(long bytes, int tasks) {
        double reads = readsPerTask + Math.ceil((double) bytes / tasks / bytesPerRequest);
        return tasks * (reads * prices.perRead() + writesPerTask * prices.perWrite());
    }
}
