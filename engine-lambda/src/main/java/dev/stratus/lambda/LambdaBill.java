package dev.stratus.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What invocations of a function cost, by the last line that Lambda itself logs of each:
///
///     REPORT RequestId: … Duration: 812.33 ms Billed Duration: 1541 ms Memory Size: 1769 MB …
///
/// Any number of threads may add to it.
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
            megabytes = Integer.parseInt(report.group(2));
            gigabyteSeconds +=
                    Long.parseLong(report.group(1))
                            / MILLIS
                            * (Long.parseLong(report.group(2)) / MEGABYTES);
        } else {
            unreported++;
        }
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
}
