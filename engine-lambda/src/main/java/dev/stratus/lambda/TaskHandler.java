package dev.stratus.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.job.ResultJson;
import dev.stratus.job.Task;
import dev.stratus.job.TaskResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The function: one task of a plan in, one part of the results out, and an answer that says what
/// the part holds and what it took.
///
/// The event is a [TaskOrder] such as `{"job": "s3://bucket/prefix", "plan": "…", "part":
/// "part-000012.parquet"}`. The answer is `{"result": …, "usage": …, "kept": …}`: the part's
/// receipt, a [TaskUsage], and whether an earlier attempt had made the part already. An error is a
/// [RefusedException], where trying again cannot help, or an [UnfinishedException].
///
/// One process serves one invocation at a time.
public final class TaskHandler implements RequestStreamHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<@Nullable OpenJob> open = new AtomicReference<>();
    private final AtomicBoolean used = new AtomicBoolean();

    /// For Lambda.
    public TaskHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        int megabytes = context.getMemoryLimitInMB();
        UsageMeter meter =
                used.getAndSet(true)
                        ? UsageMeter.ofAnother(megabytes)
                        : UsageMeter.ofFirst(megabytes);
        byte[] answer =
                Errors.structured(() -> {
                    TaskOrder order = TaskOrder.read(input);
                    return Deadline.call(
                            context.getRemainingTimeInMillis(),
                            () -> answer(order, meter),
                            () -> howFar(order, meter));
                });
        output.write(answer);
    }

    private byte[] answer(TaskOrder order, UsageMeter meter) throws IOException {
        OpenJob job = open(order);
        meter.startsAt(job.bytesRead());
        Task task = job.task(order);
        Optional<TaskResult> before = job.done(task);
        TaskResult result = before.isPresent() ? before.get() : job.run(task);
        var answer = JSON.createObjectNode();
        answer.set("result", ResultJson.write(result));
        answer.set("usage", meter.stop(job.bytesRead()).json());
        answer.put("kept", before.isPresent());
        return JSON.writeValueAsBytes(answer);
    }

    private OpenJob open(TaskOrder order) throws IOException {
        OpenJob last = open.get();
        if (last != null && last.is(order)) {
            return last;
        }
        if (last != null) {
            open.set(null);
            last.close();
        }
        OpenJob job = OpenJob.of(order);
        open.set(job);
        return job;
    }

    private String howFar(TaskOrder order, UsageMeter meter) {
        OpenJob job = open.get();
        if (job == null || order.number() >= job.plan().tasks().size()) {
            return "%s of %s: out of time before the source was open. Give the function more time."
                    .formatted(order.part(), order.job());
        }
        Task task = job.plan().tasks().get(order.number());
        return "%s of %s: out of time after %d of %d bytes (traces %s). Give the function more time or memory, or plan smaller tasks."
                .formatted(
                        order.part(),
                        order.job(),
                        meter.bytesSince(job.bytesRead()),
                        task.bytes(),
                        task.traces());
    }
}
