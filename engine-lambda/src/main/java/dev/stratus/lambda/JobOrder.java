package dev.stratus.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stratus.job.JobFolder;
import dev.stratus.job.JobPlan;
import dev.stratus.job.Program;
import java.io.IOException;
import java.io.InputStream;

/// Which job a function is to do something with.
///
/// @param job the job folder, `s3://bucket/prefix`
/// @param plan the id of the plan that must be there
record JobOrder(String job, String plan) {
    JobOrder {
        TaskOrder.requireS3(job, "job");
        TaskOrder.requireId(plan);
    }

    static JobOrder read(InputStream input) throws IOException {
        JsonNode json = TaskOrder.readJson(input);
        return new JobOrder(TaskOrder.text(json, "job"), TaskOrder.text(json, "plan"));
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
