package dev.stratus.cli;

import dev.stratus.job.FanOut;
import dev.stratus.job.FunctionRates;
import dev.stratus.job.JobPlan;
import dev.stratus.lambda.LambdaBill;
import dev.stratus.lambda.LambdaRates;
import dev.stratus.lambda.TaskFunction;
import java.io.PrintWriter;
import java.util.Locale;

/// What functions have cost, beside what was to be expected of the plan.
record BillReport(LambdaBill bill, JobPlan plan, TaskFunction function, FunctionRates rates) {
    /// Below this, four digits say nothing.
    private static final double SMALL = 0.01;

    void print(PrintWriter err) {
        long bytes = plan.source().bytes();
        int tasks = plan.tasks().size();
        FanOut expected =
                rates.estimate(bytes, tasks, bill.megabytes().orElse(function.megabytes()));
        boolean orchestrated = bill.stateMachineDollars() > 0;
        double more = orchestrated ? LambdaRates.stateMachineDollars(expected) : 0;
        double spent =
                bill.gigabyteSeconds() * rates.prices().perGigabyteSecond()
                        + bill.requests() * rates.prices().perInvocation()
                        + rates.requests(bytes, tasks)
                        + bill.stateMachineDollars();
        err.printf(
                Locale.ROOT,
                "Lambda: %,d invocation%s%s, %,.1f GB-seconds billed; with S3's requests%s about %s. Expected were %,.1f GB-seconds and %s in %.0f s.%n",
                bill.requests(),
                bill.requests() == 1 ? "" : "s",
                orchestrated
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " (%,d more were turned away and waited)",
                                bill.throttledRequests()),
                bill.gigabyteSeconds(),
                orchestrated
                        ? " and " + dollars(bill.stateMachineDollars()) + " for the state machine"
                        : "",
                dollars(spent),
                expected.gigabyteSeconds(),
                dollars(expected.dollars() + more),
                expected.seconds());
        if (orchestrated) {
            err.println("What attempts that failed cost, the state machine does not say.");
        }
        if (bill.unreported() > 0) {
            err.printf(
                    Locale.ROOT,
                    "What %,d of the invocations cost was not reported.%n",
                    bill.unreported());
        }
        err.flush();
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, dollars < SMALL ? "$%.6f" : "$%.4f", dollars);
    }
}
