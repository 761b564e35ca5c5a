package dev.stratus.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.JobPlan;

/// What the state machine computes with: see `deploy/aws/state-machine.asl.json`.
final class StateMachineInput {
    private StateMachineInput() {}

    /// @param job the job folder, which holds the plan
    /// @param workers functions at once
    static ObjectNode of(String job, JobPlan plan, int workers) {
        TaskOrder.requireS3(job, "the place of the results");
        String rest = job.substring("s3://".length());
        int slash = rest.indexOf('/');
        String prefix = rest.substring(slash + 1);
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", job)
                .put("plan", plan.id())
                .put("bucket", rest.substring(0, slash))
                .put(
                        "key",
                        prefix
                                + (prefix.isEmpty() || prefix.endsWith("/") ? "" : "/")
                                + "plan.json")
                .put("workers", workers);
    }
}
