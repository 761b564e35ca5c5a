package dev.stratus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.FanOut;
import dev.stratus.job.FunctionRates;
import dev.stratus.job.WorkerShare;
import dev.stratus.lambda.LambdaRates;
import dev.stratus.lambda.LambdaRates.Published;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the `plan` command says: the shares of workers, estimates with what they assume, and the
/// same model applied to jobs whose time and cost were published.
///
/// @param rates of the functions that are estimated
/// @param shares of each worker, if somebody asked for them
/// @param shared as many functions as there are shares, if they can do them
/// @param curve from the cheapest split for functions to the fastest
record PlanReport(
        SegyFile file,
        FunctionRates rates,
        List<WorkerShare> shares,
        Optional<FanOut> shared,
        List<FanOut> curve,
        FanOut chosen) {
    /// A core that reads from an object store over a good network, four requests in flight.
    private static final double LOCAL_BYTES_PER_SECOND = 250e6;

    private double localSeconds() {
        int cores = Runtime.getRuntime().availableProcessors();
        return file.source().size() / (LOCAL_BYTES_PER_SECOND * cores);
    }

    void print(PrintWriter out) {
        out.println(Printable.of(file.source().name()));
        printShares(out);
        out.printf(
                Locale.ROOT,
                "local: about %.1f s on this machine's %d cores, assuming that each reads %.0f MB/s.%n",
                localSeconds(),
                Runtime.getRuntime().availableProcessors(),
                LOCAL_BYTES_PER_SECOND / 1e6);
        out.println("lambda: ways to cut the file, from the cheapest to the fastest:");
        out.printf("  %6s  %9s  %8s  %9s  %9s%n", "tasks", "memory", "seconds", "GB-s", "dollars");
        for (FanOut split : curve) {
            out.printf(
                    Locale.ROOT,
                    "%s %6d  %6d MB  %8.1f  %9.1f  %9.4f%n",
                    split.equals(chosen) ? ">" : " ",
                    split.tasks(),
                    split.megabytes(),
                    split.seconds(),
                    split.gigabyteSeconds(),
                    split.dollars());
        }
        out.printf(
                Locale.ROOT,
                "chosen: %d tasks with %d MB: about %.1f s and $%.4f; $%.4f more by a state machine.%n",
                chosen.tasks(),
                chosen.megabytes(),
                chosen.seconds(),
                chosen.dollars(),
                LambdaRates.stateMachineDollars(chosen));
        out.printf(
                Locale.ROOT,
                "  assuming %d functions at once, %.0f started a second, %.2f s for a cold start, %.0f MB/s of network, %.2f s of processor a task and %.2f a gigabyte (1769 MB give one processor), $%.10f a GB-second, $%.2f a million calls; see docs/aws.md.%n",
                rates.atOnce(),
                rates.startsPerSecond(),
                rates.startSeconds(),
                rates.bytesPerSecond() / 1e6,
                rates.processorSecondsPerTask(),
                rates.processorSecondsPerGigabyte(),
                rates.prices().perGigabyteSecond(),
                rates.prices().perInvocation() * 1e6);
        for (Published job : LambdaRates.PUBLISHED) {
            FanOut model = modelled(job);
            out.printf(
                    Locale.ROOT,
                    "the same model for a published job of %.0f GB on %d functions of %d MB at 0.55 MB/s: %.0f s and $%.2f; published: %s$%.2f.%n",
                    job.bytes() / 1e9,
                    job.functions(),
                    job.megabytes(),
                    model.seconds(),
                    model.dollars(),
                    job.publishedSeconds() > 0
                            ? String.format(Locale.ROOT, "%.0f s and ", job.publishedSeconds())
                            : "",
                    job.publishedDollars());
        }
    }

    private void printShares(PrintWriter out) {
        if (shares.isEmpty()) {
            return;
        }
        out.printf("%7s  %23s  %33s  %8s%n", "worker", "traces", "bytes", "requests");
        for (int i = 0; i < shares.size(); i++) {
            WorkerShare share = shares.get(i);
            out.printf(
                    "%7d  %23s  %33s  %8d%n",
                    i,
                    share.traces(),
                    share.bytes().first() + ".." + (share.bytes().end() - 1),
                    share.requests().size());
        }
        out.println(
                shared.map(split ->
                                String.format(
                                        Locale.ROOT,
                                        "%d functions with %d MB, one for each: about %.1f s and $%.4f.",
                                        split.tasks(),
                                        split.megabytes(),
                                        split.seconds(),
                                        split.dollars()))
                        .orElse(
                                "One function for each would take too long, or cost more than --budget."));
    }

    private static FanOut modelled(Published job) {
        return job.rates().estimate(job.bytes(), job.functions(), job.megabytes());
    }

    ObjectNode json() {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("file", file.source().name());
        plan.put("version", file.source().version());
        plan.put("bytes", file.source().size());
        plan.put("traces", file.traceCount());
        ArrayNode workers = plan.putArray("workers");
        for (WorkerShare share : shares) {
            ObjectNode one = workers.addObject();
            one.put("first_trace", share.traces().first());
            one.put("traces", share.traces().count());
            one.put("first_byte", share.bytes().first());
            one.put("bytes", share.bytes().length());
            one.put("requests", share.requests().size());
        }
        plan.putObject("local").put("seconds", localSeconds());
        ObjectNode lambda = plan.putObject("lambda");
        lambda.set("chosen", json(chosen));
        shared.ifPresent(split -> lambda.set("shared", json(split)));
        lambda.put("state_machine_dollars", LambdaRates.stateMachineDollars(chosen));
        ArrayNode splits = lambda.putArray("curve");
        curve.forEach(split -> splits.add(json(split)));
        ObjectNode assumed = lambda.putObject("assumed");
        assumed.put("functions_at_once", rates.atOnce());
        assumed.put("starts_per_second", rates.startsPerSecond());
        assumed.put("start_seconds", rates.startSeconds());
        assumed.put("bytes_per_second", rates.bytesPerSecond());
        assumed.put("processor_seconds_per_task", rates.processorSecondsPerTask());
        assumed.put("processor_seconds_per_gigabyte", rates.processorSecondsPerGigabyte());
        assumed.put("dollars_per_gigabyte_second", rates.prices().perGigabyteSecond());
        assumed.put("dollars_per_call", rates.prices().perInvocation());
        assumed.put("dollars_per_read", rates.prices().perRead());
        assumed.put("dollars_per_write", rates.prices().perWrite());
        ArrayNode published = plan.putArray("published");
        for (Published job : LambdaRates.PUBLISHED) {
            ObjectNode one = published.addObject();
            one.put("bytes", job.bytes());
            one.put("dollars", job.publishedDollars());
            one.set("modelled", json(modelled(job)));
        }
        return plan;
    }

    private static ObjectNode json(FanOut split) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tasks", split.tasks())
                .put("memory_megabytes", split.megabytes())
                .put("task_seconds", split.taskSeconds())
                .put("seconds", split.seconds())
                .put("gigabyte_seconds", split.gigabyteSeconds())
                .put("dollars", split.dollars());
    }
}
