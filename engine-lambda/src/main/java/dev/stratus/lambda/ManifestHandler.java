package dev.stratus.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.AttributeJob;
import dev.stratus.job.Engine;
import dev.stratus.job.JobPlan;
import dev.stratus.job.JobProgress;
import dev.stratus.job.JobSummary;
import dev.stratus.job.ResultsLocation;
import dev.stratus.job.Task;
import dev.stratus.job.TaskFailedException;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// The function that proves that every trace is in exactly one part and writes the manifest, when
/// all parts are there. The event is a [JobOrder]; the answer counts.
public final class ManifestHandler implements RequestStreamHandler {
    /// For Lambda.
    public ManifestHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        JobOrder.carryOut(
                input, output, context, "the parts were verified", ManifestHandler::finish);
    }

    private static ObjectNode finish(String job, JobPlan plan)
            throws IOException, InterruptedException {
        JobSummary summary =
                new AttributeJob(
                                ResultsLocation.of(job),
                                StorageOptions.STANDARD,
                                AttributeJob.Existing.RESUME)
                        .run(plan, new NoEngine(), new JobProgress() {});
        return JsonNodeFactory.instance
                .objectNode()
                .put("traces", summary.traces())
                .put("dead_traces", summary.deadTraces());
    }

    /// Computes nothing: whatever is missing by now is missing.
    private static final class NoEngine implements Engine {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public int workers() {
            return 0;
        }

        @Override
        public void run(JobPlan plan, String jobFolder, List<Task> tasks, Results results)
                throws TaskFailedException {
            throw new TaskFailedException(
                    tasks.getFirst(),
                    new RefusedException(
                            "%d parts are missing or damaged, the first is %s."
                                    .formatted(tasks.size(), tasks.getFirst().part())));
        }
    }
}
