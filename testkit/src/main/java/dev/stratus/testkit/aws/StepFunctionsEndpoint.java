package dev.stratus.testkit.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stratus.testkit.asl.Execution;
import dev.stratus.testkit.asl.MapRun;
import dev.stratus.testkit.asl.MapRun.ChildStatus;
import dev.stratus.testkit.asl.StateMachine;
import dev.stratus.testkit.asl.Surroundings;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// AWS Step Functions' API on 127.0.0.1 (AWS JSON 1.0): StartExecution, DescribeExecution,
/// StopExecution, ListMapRuns, DescribeMapRun. Definitions are interpreted as they are.
///
/// A client points at it with `endpointOverride`; its credentials are not checked.
public final class StepFunctionsEndpoint implements Closeable {
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";
    private static final String TARGET = "AWSStepFunctions.";
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, RuntimeApi::thread);
    private final Surroundings surroundings;
    private final Map<String, StateMachine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final List<String> actions = new ArrayList<>();

    /// An error that the API names.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final String type;

        Refusal(String type, String message) {
            super(message);
            this.type = type;
        }
    }

    private StepFunctionsEndpoint(HttpServer server, Surroundings surroundings) {
        this.server = server;
        this.surroundings = surroundings;
    }

    /// Starts the service.
    public static StepFunctionsEndpoint start(Surroundings surroundings) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(RuntimeApi.loopback(), 0), 0);
        StepFunctionsEndpoint endpoint = new StepFunctionsEndpoint(server, surroundings);
        server.setExecutor(endpoint.threads);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    /// For `endpointOverride`.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Makes a state machine known.
    ///
    /// @return its ARN
    public synchronized String define(String name, StateMachine machine) {
        String arn = ACCOUNT + "stateMachine:" + name;
        machines.put(arn, machine);
        return arn;
    }

    /// What was asked for so far, such as `DescribeExecution`.
    public synchronized List<String> actions() {
        return List.copyOf(actions);
    }

    /// Aborts what runs.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        synchronized (this) {
            executions.values().forEach(one -> one.abort("States.Runtime", "the service ended"));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            JsonNode answer;
            try {
                answer = act(String.valueOf(target), Json.parse(body));
            } catch (Refusal e) {
                status = 400;
                answer =
                        Json.MAPPER
                                .createObjectNode()
                                .put("__type", "com.amazonaws.swf.service.v2.model#" + e.type)
                                .put("message", e.getMessage());
            }
            byte[] bytes = Json.text(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized JsonNode act(String target, JsonNode request) throws IOException, Refusal {
        String action =
                target.startsWith(TARGET)
                        ? target.substring(TARGET.length())
                        : "nothing: " + target;
        actions.add(action);
        return switch (action) {
            case "StartExecution" -> start(request);
            case "DescribeExecution" -> describe(execution(request));
            case "StopExecution" -> stop(request);
            case "ListMapRuns" -> list(execution(request));
            case "DescribeMapRun" -> describe(mapRun(request.path("mapRunArn").asText()));
            default -> throw new Refusal("UnknownOperationException", "no such action: " + action);
        };
    }

    private JsonNode start(JsonNode request) throws IOException, Refusal {
        String machineArn = request.path("stateMachineArn").asText();
        StateMachine machine = machines.get(machineArn);
        if (machine == null) {
            throw new Refusal("StateMachineDoesNotExist", machineArn);
        }
        String name = request.path("name").asText(UUID.randomUUID().toString());
        if (!name.matches("[A-Za-z0-9_.-]{1,80}")) {
            throw new Refusal("InvalidName", "Invalid Name: '" + name + "'");
        }
        JsonNode input = Json.parse(request.path("input").asText("{}"));
        String arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
        Execution known = executions.get(arn);
        if (known == null) {
            known = Execution.start(machine, machineArn, arn, input, surroundings);
            executions.put(arn, known);
        } else if (known.outcome().status() != Execution.Status.RUNNING
                || !known.input().equals(input)) {
            throw new Refusal("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
        }
        return Json.MAPPER
                .createObjectNode()
                .put("executionArn", arn)
                .put("startDate", seconds(known.startDate()));
    }

    private JsonNode stop(JsonNode request) throws Refusal {
        execution(request).abort(request.path("error").asText(), request.path("cause").asText());
        return Json.MAPPER.createObjectNode().put("stopDate", seconds(Instant.now()));
    }

    private static JsonNode describe(Execution execution) {
        Execution.Outcome outcome = execution.outcome();
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("executionArn", execution.arn())
                .put("stateMachineArn", machineArn(execution))
                .put("name", execution.arn().substring(execution.arn().lastIndexOf(':') + 1))
                .put("status", outcome.status().name())
                .put("startDate", seconds(execution.startDate()))
                .put("input", execution.input().toString());
        if (outcome.status() != Execution.Status.RUNNING) {
            answer.put("stopDate", seconds(outcome.since()));
        }
        outcome.output().ifPresent(output -> answer.put("output", output.toString()));
        if (!outcome.error().isEmpty()) {
            answer.put("error", outcome.error()).put("cause", outcome.cause());
        }
        return answer;
    }

    private static JsonNode list(Execution execution) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        for (MapRun mapRun : execution.mapRuns()) {
            MapRun.Snapshot run = mapRun.snapshot();
            ObjectNode one =
                    answer.withArray("mapRuns")
                            .addObject()
                            .put("executionArn", run.executionArn())
                            .put("mapRunArn", run.arn())
                            .put("stateMachineArn", machineArn(execution))
                            .put("startDate", seconds(run.startDate()));
            run.stopDate().ifPresent(stop -> one.put("stopDate", seconds(stop)));
        }
        answer.withArray("mapRuns");
        return answer;
    }

    private static JsonNode describe(MapRun.Snapshot run) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("mapRunArn", run.arn())
                .put("executionArn", run.executionArn())
                .put("status", run.status().name())
                .put("startDate", seconds(run.startDate()))
                .put("maxConcurrency", run.maxConcurrency())
                .put("toleratedFailureCount", run.tolerance().count())
                .put("toleratedFailurePercentage", run.tolerance().percentage())
                .put("redriveCount", 0);
        run.stopDate().ifPresent(stop -> answer.put("stopDate", seconds(stop)));
        answer.set("itemCounts", counts(run.items(), run.resultsWritten()));
        answer.set("executionCounts", counts(run.executions(), run.resultsWritten()));
        return answer;
    }

    private static ObjectNode counts(Map<ChildStatus, Long> counts, long written) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("pending", counts.getOrDefault(ChildStatus.PENDING, 0L))
                .put("running", counts.getOrDefault(ChildStatus.RUNNING, 0L))
                .put("succeeded", counts.getOrDefault(ChildStatus.SUCCEEDED, 0L))
                .put("failed", counts.getOrDefault(ChildStatus.FAILED, 0L))
                .put("aborted", counts.getOrDefault(ChildStatus.ABORTED, 0L))
                .put("timedOut", 0L)
                .put("total", counts.values().stream().mapToLong(Long::longValue).sum())
                .put("resultsWritten", written);
        return answer;
    }

    private Execution execution(JsonNode request) throws Refusal {
        String arn = request.path("executionArn").asText();
        Execution execution = executions.get(arn);
        if (execution == null) {
            throw new Refusal("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return execution;
    }

    private MapRun.Snapshot mapRun(String arn) throws Refusal {
        Optional<MapRun.Snapshot> found =
                executions.values().stream()
                        .flatMap(execution -> execution.mapRuns().stream())
                        .map(MapRun::snapshot)
                        .filter(run -> run.arn().equals(arn))
                        .findFirst();
        return found.orElseThrow(() -> new Refusal("ResourceNotFound", "no map run " + arn));
    }

    private static String machineArn(Execution execution) {
        String arn = execution.arn().replace(":execution:", ":stateMachine:");
        return arn.substring(0, arn.lastIndexOf(':'));
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
