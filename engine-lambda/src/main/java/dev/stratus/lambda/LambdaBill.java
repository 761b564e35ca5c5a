package dev.stratus.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What invocations of a function cost. Who calls it knows that by the last line that Lambda itself
/// logs of each:
///
///     REPORT RequestId: … Duration: 812.33 ms Billed Duration: 1541 ms Memory Size: 1769 MB …
///
/// Of those that a state machine calls, that succeeded, it is known by the function's own watch; of
/// those that failed nothing is known. Any number of threads may add to it.
public final class LambdaBill {
    private static final Pattern REPORT =
            Pattern.compile("Billed Duration: (\\d{1,9}) ms\\s+Memory Size: (\\d{1,6}) MB");

    private static final double MILLIS = 1000;
    private static final double MEGABYTES = 1024;

    private long requests;
    private long throttled;
    private long unreported;
    private int megabytes;
    private double gigabyteSeconds;
    private double stateMachineDollars;

    LambdaBill() {}

    /// One invocation ended.
    ///
    /// @param logTail the end of its log, base64
    synchronized void add(@Nullable String logTail) {
        requests++;
        String log =
                logTail == null
                        ? ""
                        : new String(Base64.getDecoder().decode(logTail), StandardCharsets.UTF_8);
        Matcher report = REPORT.matcher(log);
        if (report.find()) {
            count(Long.parseLong(report.group(1)), Integer.parseInt(report.group(2)));
        } else {
            unreported++;
        }
    }

    /// A child of a state machine ended, whose invocation succeeded.
    ///
    /// @param kept whether the part was made by another invocation, of which nothing is known
    synchronized void addChild(TaskUsage usage, boolean kept) {
        requests++;
        long millis = (long) Math.ceil((usage.startSeconds() + usage.seconds()) * MILLIS);
        count(millis, usage.functionMegabytes());
        stateMachineDollars += LambdaRates.childDollars(millis / MILLIS);
        if (kept) {
            requests++;
            unreported++;
        }
    }

    /// An execution of a state machine ended.
    synchronized void addExecution() {
        stateMachineDollars += LambdaRates.EXECUTION;
    }

    private void count(long millis, int memory) {
        megabytes = memory;
        gigabyteSeconds += millis / MILLIS * (memory / MEGABYTES);
    }

    synchronized void throttled() {
        throttled++;
    }

    /// Invocations that ran, also those that failed.
    public synchronized long requests() {
        return requests;
    }

    /// Invocations that were turned away; they cost nothing.
    public synchronized long throttledRequests() {
        return throttled;
    }

    /// Invocations of which it is not known what they cost.
    public synchronized long unreported() {
        return unreported;
    }

    /// The function's memory, as far as it is known.
    public synchronized OptionalInt megabytes() {
        return megabytes == 0 ? OptionalInt.empty() : OptionalInt.of(megabytes);
    }

    public synchronized double gigabyteSeconds() {
        return gigabyteSeconds;
    }

    /// What the state machine itself cost, without the functions.
    public synchronized double stateMachineDollars() {
        return stateMachineDollars;
    }
}
