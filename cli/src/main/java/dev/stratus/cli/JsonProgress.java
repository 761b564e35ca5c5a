package dev.stratus.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.job.JobPlan;
import dev.stratus.job.Task;
import dev.stratus.job.TaskResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/// Events for a scheduler, one JSON object a line: `started` for each job, `progress` about once a
/// second, `retried` for each attempt that failed, and at the end `finished` or `failed`. Times are
/// in seconds, sizes in bytes.
final class JsonProgress implements ProgressReport {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long lastProgress = start;
    private long tasks;
    private long tasksDone;
    private long tasksRunning;
    private long retried;
    private long bytes;
    private long bytesDone;

    JsonProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void started(JobPlan plan) {
        ProgressReport.super.started(plan);
        tasks += plan.tasks().size();
        ObjectNode json = event("started");
        json.put("file", plan.source().name());
        json.put("job", plan.id());
        json.put("traces", plan.traces());
        json.put("tasks", plan.tasks().size());
        json.put("bytes", plan.source().bytes());
        print(json);
    }

    @Override
    public synchronized void kept(TaskResult result) {
        ProgressReport.super.kept(result);
        tasksDone++;
    }

    @Override
    public synchronized void expect(long more) {
        bytes += more;
    }

    @Override
    public synchronized void read(long more) {
        bytesDone += more;
        if (System.nanoTime() - lastProgress >= INTERVAL.toNanos()) {
            lastProgress = System.nanoTime();
            print(withCounts(event("progress")));
        }
    }

    @Override
    public synchronized void running(int more) {
        tasksRunning += more;
    }

    @Override
    public synchronized void retried(Task task, IOException failure) {
        retried++;
        ObjectNode json = event("retried");
        json.put("traces", task.traces().toString());
        json.put("cause", String.valueOf(failure.getMessage()));
        print(json);
    }

    @Override
    public synchronized void finished(TaskResult result) {
        tasksDone++;
    }

    @Override
    public synchronized void succeeded() {
        print(withCounts(event("finished")));
    }

    @Override
    public synchronized void failed(ExitCode code, String message) {
        ObjectNode json = withCounts(event("failed"));
        json.put("exit_code", code.code());
        json.put("message", message);
        print(json);
    }

    @Override
    public void close() {}

    private ObjectNode event(String name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("event", name);
        json.put("seconds", seconds());
        return json;
    }

    private ObjectNode withCounts(ObjectNode json) {
        json.put("tasks", tasks);
        json.put("tasks_done", tasksDone);
        json.put("tasks_running", tasksRunning);
        json.put("tasks_retried", retried);
        json.put("bytes", bytes);
        json.put("bytes_done", bytesDone);
        double rate = bytesDone / seconds();
        json.put("bytes_per_second", Math.round(rate));
        if (bytesDone > 0) {
            json.put("seconds_left", Math.max(0, bytes - bytesDone) / rate);
        }
        return json;
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void print(ObjectNode json) {
        err.println(json);
        err.flush();
    }
}
