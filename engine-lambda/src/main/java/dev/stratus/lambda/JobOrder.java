package dev.stratus.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.job.Program;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Which job a function is to do something with: `{"job": …, "plan": …}`.
///
/// @param job the job folder, `s3://bucket/prefix`
/// @param plan the id of the plan that must be there
record JobOrder(String job, String plan) {
    private static final ObjectMapper JSON = new ObjectMapper();

    JobOrder {
        TaskOrder.requireS3(job, "job");
        TaskOrder.requireId(plan);
    }

    /// What a function does with a job.
    @FunctionalInterface
    interface Work {
        ObjectNode with(String job, JobPlan plan) throws IOException, InterruptedException;
    }

    /// Has a function read an order, do `work`, and answer.
    ///
    /// @param doing a clause for when time is over, such as `the map was drawn`
    static void carryOut(
            InputStream input, OutputStream output, Context context, String doing, Work work)
            throws IOException {
        byte[] answer =
                Errors.structured(() -> {
                    JobOrder order = read(input);
                    return Deadline.call(
                            context.getRemainingTimeInMillis(),
                            () -> JSON.writeValueAsBytes(work.with(order.job(), order.stored())),
                            () -> "%s: out of time while %s".formatted(order.job(), doing));
                });
        output.write(answer);
    }

    static JobOrder read(InputStream input) throws IOException {
        JsonNode json = TaskOrder.readJson(input);
        return new JobOrder(TaskOrder.text(json, "job"), TaskOrder.text(json, "plan"));
    }

    private JobPlan stored() throws IOException {
        try (JobFolder folder = JobFolder.at(job, StorageOptions.STANDARD)) {
            return planIn(folder);
        }
    }

    /// The plan, if it is the one that is meant, and one of this program.
    JobPlan planIn(JobFolder folder) throws IOException {
        JobPlan there =
                folder.plan()
                        .orElseThrow(() ->
                                new RefusedException(
                                        "%s: there is no plan.json. Name the folder of a job."
                                                .formatted(folder.name())));
        if (!there.id().equals(plan)) {
            throw new RefusedException(
                    "%s: the plan there is %s, expected %s: the job was begun anew."
                            .formatted(folder.name(), there.id(), plan));
        }
        if (!there.program().equals(Program.version())) {
            throw new RefusedException(
                    "%s: the plan was made by Stratus %s, this function is Stratus %s. Deploy it again, or use the other version."
                            .formatted(folder.name(), there.program(), Program.version()));
        }
        TaskOrder.requireS3(there.source().location(), "the plan's source");
        return there;
    }
}
