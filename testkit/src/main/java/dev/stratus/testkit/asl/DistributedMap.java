package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.testkit.asl.MapRun.ChildStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// One run of a Map state in distributed mode (Step Functions Developer Guide, "Using Map state in
/// Distributed mode"): every item or batch of items is an execution of its own. At most 64 of them
/// run at once, whatever MaxConcurrency says.
final class DistributedMap {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_AT_ONCE = 64;

    private final Interpreter interpreter;
    private final Surroundings surroundings;
    private final StateMachine.State state;
    private final Scope scope;

    /// One child execution before it runs.
    record Child(String name, JsonNode input, int items, ObjectNode context) {}

    /// One child execution that ended.
    ///
    /// @param result its output, or its error and cause
    record Ended(Child child, ChildStatus status, JsonNode result) {}

    DistributedMap(
            Interpreter interpreter,
            Surroundings surroundings,
            StateMachine.State state,
            Scope scope) {
        this.interpreter = interpreter;
        this.surroundings = surroundings;
        this.state = state;
        this.scope = scope;
    }

    /// Runs every child, and writes or returns their outputs.
    JsonNode run(MapRuns mapRuns) throws StateFailure, InterruptedException {
        int concurrency = scope.evaluate(state.field("MaxConcurrency")).asInt(0);
        String id = UUID.randomUUID().toString();
        JsonNode execution = scope.context().path("Execution");
        String label = state.field("Label").asText("Map");
        MapRun run =
                new MapRun(
                        "%s/%s:%s"
                                .formatted(
                                        execution
                                                .path("Id")
                                                .asText()
                                                .replace(":execution:", ":mapRun:"),
                                        label,
                                        id),
                        execution.path("Id").asText(),
                        concurrency,
                        new MapRun.Tolerance(
                                scope.evaluate(state.field("ToleratedFailureCount")).asLong(0),
                                scope.evaluate(state.field("ToleratedFailurePercentage"))
                                        .asDouble(0)));
        mapRuns.started(run);
        MapRun.Status status = MapRun.Status.FAILED;
        try {
            MapItems items = new MapItems(surroundings.buckets(), state, scope);
            List<Child> children = items.children();
            children.forEach(child -> run.added(child.items()));
            List<Ended> ended = runAll(children, run, concurrency);
            JsonNode result =
                    state.json().has("ResultWriter")
                            ? new MapResults(
                                            surroundings.buckets(),
                                            scope.evaluate(state.field("ResultWriter")))
                                    .write(run, id, ended)
                            : outputs(ended);
            if (run.isFailed()) {
                throw new StateFailure(
                        "States.ExceedToleratedFailureThreshold",
                        "%d of %d child executions failed: %s"
                                .formatted(run.failed(), children.size(), firstFailure(ended)));
            }
            status = MapRun.Status.SUCCEEDED;
            return result;
        } catch (InterruptedException e) {
            status = MapRun.Status.ABORTED;
            throw e;
        } finally {
            run.ended(status);
        }
    }

    private List<Ended> runAll(List<Child> children, MapRun run, int concurrency)
            throws InterruptedException, StateFailure {
        int threads = Math.min(concurrency == 0 ? MOST_AT_ONCE : concurrency, MOST_AT_ONCE);
        ExecutorService executor =
                Executors.newFixedThreadPool(
                        Math.max(1, Math.min(threads, children.size())),
                        task -> {
                            Thread thread = new Thread(task, "map-child");
                            thread.setDaemon(true);
                            return thread;
                        });
        AtomicBoolean over = new AtomicBoolean();
        try {
            List<Future<Ended>> futures = new ArrayList<>();
            for (Child child : children) {
                futures.add(executor.submit(() -> runOne(child, run, over)));
            }
            List<Ended> ended = new ArrayList<>();
            for (Future<Ended> future : futures) {
                ended.add(future.get());
            }
            return ended;
        } catch (ExecutionException e) {
            throw new StateFailure("States.Runtime", String.valueOf(e.getCause()));
        } finally {
            executor.shutdownNow();
        }
    }

    private Ended runOne(Child child, MapRun run, AtomicBoolean over) throws InterruptedException {
        if (over.get()) {
            run.moved(ChildStatus.PENDING, ChildStatus.ABORTED, child.items());
            return new Ended(child, ChildStatus.ABORTED, MAPPER.createObjectNode());
        }
        run.moved(ChildStatus.PENDING, ChildStatus.RUNNING, child.items());
        ChildStatus status = ChildStatus.FAILED;
        try {
            StateMachine processor = state.processor().get(0);
            JsonNode output = interpreter.run(processor, child.input(), child.context());
            status = ChildStatus.SUCCEEDED;
            return new Ended(child, status, output);
        } catch (StateFailure e) {
            ObjectNode error = MAPPER.createObjectNode();
            error.put("Error", e.error()).put("Cause", e.cause());
            return new Ended(child, status, error);
        } catch (InterruptedException e) {
            status = ChildStatus.ABORTED;
            throw e;
        } finally {
            run.moved(ChildStatus.RUNNING, status, child.items());
            if (run.isFailed()) {
                over.set(true);
            }
        }
    }

    private static String firstFailure(List<Ended> ended) {
        return ended.stream()
                .filter(one -> one.status() == ChildStatus.FAILED)
                .map(one -> one.result().toString())
                .findFirst()
                .orElse("");
    }

    private static ArrayNode outputs(List<Ended> ended) {
        ArrayNode outputs = MAPPER.createArrayNode();
        for (Ended one : ended) {
            if (one.status() == ChildStatus.SUCCEEDED) {
                outputs.add(one.result());
            }
        }
        return outputs;
    }
}
