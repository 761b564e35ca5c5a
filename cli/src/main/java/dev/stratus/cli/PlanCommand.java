package dev.stratus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.EngineRates;
import dev.stratus.job.WorkerShare;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.RequestPlan;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a job would read, and how long and how dear that would be.
@Command(
        name = "plan",
        description = "The bytes that each worker would read, and the expected time and cost.",
        footer = {"", "Example:", "  stratus plan s3://survey/line7.sgy --workers 1000"})
final class PlanCommand implements Callable<Integer> {
    /// A core that reads from an object store over a good network, four requests in flight.
    private static final double LOCAL_BYTES_PER_SECOND = 250e6;

    /// Prices of us-east-1: a function with one vCPU (1769 MB, arm64), and GET requests. It sees 75
    /// to 100 MB/s of S3, sustained.
    private static final EngineRates LAMBDA =
            new EngineRates(
                    "lambda",
                    1000,
                    1.1,
                    85e6,
                    1769 / 1024.0 * 0.0000133334,
                    0.20 / 1e6,
                    0.0004 / 1000);

    @Parameters(paramLabel = "FILE", description = "A SEG-Y file.")
    private String file = "";

    @Option(
            names = "--workers",
            paramLabel = "N",
            required = true,
            description = "How many workers share the file.")
    private int workers;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (workers < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--workers: expected at least 1, found " + workers + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (SegyFile segy = SegyFile.open(Storage.open(file, storage.options()))) {
            List<WorkerShare> shares =
                    WorkerShare.of(segy, workers, RequestPlan.Limits.OBJECT_STORE);
            int cores = Runtime.getRuntime().availableProcessors();
            List<EngineRates> engines =
                    List.of(
                            new EngineRates(
                                    "local",
                                    cores,
                                    0,
                                    LOCAL_BYTES_PER_SECOND,
                                    0,
                                    0,
                                    LAMBDA.dollarsPerRequest()),
                            LAMBDA);
            if (json) {
                out.println(json(segy, shares, engines));
            } else {
                print(segy, shares, engines, out);
            }
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    private static void print(
            SegyFile segy, List<WorkerShare> shares, List<EngineRates> engines, PrintWriter out) {
        out.println(Terminal.printable(segy.source().name()));
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
        for (EngineRates engine : engines) {
            out.printf(
                    Locale.ROOT,
                    "%s: about %.1f s and $%.4f, assuming %d at once, %.1f s to start, %.0f MB/s each, $%.7f a second, $%.7f a start and $%.7f a request.%n",
                    engine.engine(),
                    engine.seconds(shares),
                    engine.dollars(shares),
                    engine.workersAtOnce(),
                    engine.startSeconds(),
                    engine.bytesPerSecond() / 1e6,
                    engine.dollarsPerSecond(),
                    engine.dollarsPerStart(),
                    engine.dollarsPerRequest());
        }
    }

    private static ObjectNode json(
            SegyFile segy, List<WorkerShare> shares, List<EngineRates> engines) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("file", segy.source().name());
        plan.put("version", segy.source().version());
        plan.put("bytes", segy.source().size());
        plan.put("traces", segy.traceCount());
        ArrayNode all = plan.putArray("workers");
        for (WorkerShare share : shares) {
            ObjectNode one = all.addObject();
            one.put("first_trace", share.traces().first());
            one.put("traces", share.traces().count());
            one.put("first_byte", share.bytes().first());
            one.put("bytes", share.bytes().length());
            one.put("requests", share.requests().size());
        }
        ArrayNode estimates = plan.putArray("estimates");
        for (EngineRates engine : engines) {
            ObjectNode one = estimates.addObject();
            one.put("engine", engine.engine());
            one.put("seconds", engine.seconds(shares));
            one.put("dollars", engine.dollars(shares));
            one.put("workers_at_once", engine.workersAtOnce());
            one.put("start_seconds", engine.startSeconds());
            one.put("bytes_per_second", engine.bytesPerSecond());
            one.put("dollars_per_second", engine.dollarsPerSecond());
            one.put("dollars_per_start", engine.dollarsPerStart());
            one.put("dollars_per_request", engine.dollarsPerRequest());
        }
        return plan;
    }
}
