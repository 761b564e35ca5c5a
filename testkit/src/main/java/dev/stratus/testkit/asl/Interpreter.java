package dev.stratus.testkit.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Runs a state machine from its first state to its last. It holds no state of its own: any number
/// of executions may run at once.
final class Interpreter {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_BYTES = 256 * 1024;
    private static final long NO_TIMEOUT_SECONDS = 99_999_999;

    private final Surroundings surroundings;
    private final MapRuns mapRuns;

    /// Where an execution goes on, and with what; at its end, nowhere.
    private record Step(Optional<String> next, JsonNode output) {}

    /// @param mapRuns is told of every Map state that runs
    Interpreter(Surroundings surroundings, MapRuns mapRuns) {
        this.surroundings = surroundings;
        this.mapRuns = mapRuns;
    }

    /// Runs an execution.
    ///
    /// @param context what `$states.context` starts with
    /// @return its output
    JsonNode run(StateMachine machine, JsonNode input, ObjectNode context)
            throws StateFailure, InterruptedException {
        Instant deadline =
                Instant.now()
                        .plusSeconds(
                                machine.json().path("TimeoutSeconds").asLong(NO_TIMEOUT_SECONDS));
        Map<String, JsonNode> variables = new HashMap<>();
        String name = machine.startAt();
        JsonNode data = input;
        while (true) {
            if (Instant.now().isAfter(deadline)) {
                throw new StateFailure("States.Timeout", "the execution took too long");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("aborted before state " + name);
            }
            StateMachine.State state = machine.state(name);
            ObjectNode own = context.deepCopy();
            own.putObject("State")
                    .put("Name", name)
                    .put("EnteredTime", Instant.now().toString())
                    .put("RetryCount", 0);
            Step step = step(state, Scope.of(data, own, variables), variables);
            checkSize(step.output, name);
            if (step.next.isEmpty()) {
                return step.output;
            }
            data = step.output;
            name = step.next.get();
        }
    }

    private Step step(StateMachine.State state, Scope scope, Map<String, JsonNode> variables)
            throws StateFailure, InterruptedException {
        return switch (state.type()) {
            case PASS -> leave(state.json(), scope, scope.input(), variables);
            case SUCCEED -> new Step(Optional.empty(), output(state.json(), scope, scope.input()));
            case FAIL -> throw failure(state, scope);
            case CHOICE -> choose(state, scope, variables);
            case TASK, MAP -> work(state, scope, variables);
        };
    }

    private static StateFailure failure(StateMachine.State state, Scope scope) throws StateFailure {
        return new StateFailure(
                scope.evaluate(state.field("Error")).asText(),
                scope.evaluate(state.field("Cause")).asText());
    }

    private static Step choose(
            StateMachine.State state, Scope scope, Map<String, JsonNode> variables)
            throws StateFailure {
        for (JsonNode choice : state.field("Choices")) {
            JsonNode holds = scope.evaluate(choice.get("Condition"));
            if (!holds.isBoolean()) {
                throw new StateFailure(
                        "States.QueryEvaluationError",
                        "a Condition is neither true nor false: " + holds);
            }
            if (holds.booleanValue()) {
                return leave(choice, scope, scope.input(), variables);
            }
        }
        if (!state.json().has("Default")) {
            throw new StateFailure("States.NoChoiceMatched", "no choice of " + state.name());
        }
        Step step = leave(state.json(), scope, scope.input(), variables);
        return new Step(Optional.of(state.field("Default").asText()), step.output);
    }

    private Step work(StateMachine.State state, Scope scope, Map<String, JsonNode> variables)
            throws StateFailure, InterruptedException {
        Retries retries = new Retries(state);
        while (true) {
            ((ObjectNode) scope.context().path("State")).put("RetryCount", retries.count());
            try {
                JsonNode result =
                        state.type() == StateType.TASK ? task(state, scope) : map(state, scope);
                checkSize(result, state.name());
                return leave(state.json(), scope.with("result", result), result, variables);
            } catch (StateFailure failure) {
                Optional<Duration> wait = retries.next(failure);
                if (wait.isPresent()) {
                    surroundings.waiting().passes(wait.get());
                    continue;
                }
                JsonNode catcher = retries.catcher(failure).orElseThrow(() -> failure);
                ObjectNode error = MAPPER.createObjectNode();
                error.put("Error", failure.error()).put("Cause", failure.cause());
                return leave(catcher, scope.with("errorOutput", error), error, variables);
            }
        }
    }

    private JsonNode task(StateMachine.State state, Scope scope)
            throws StateFailure, InterruptedException {
        String arn = state.field("Resource").asText();
        TaskResource resource = surroundings.resources().get(arn);
        if (resource == null) {
            throw new StateFailure("States.Runtime", "no resource " + arn + " is known here");
        }
        JsonNode arguments =
                state.json().has("Arguments")
                        ? scope.evaluate(state.field("Arguments"))
                        : scope.input();
        long seconds = scope.evaluate(state.field("TimeoutSeconds")).asLong(NO_TIMEOUT_SECONDS);
        return resource.call(arguments, Duration.ofSeconds(seconds));
    }

    private JsonNode map(StateMachine.State state, Scope scope)
            throws StateFailure, InterruptedException {
        return new DistributedMap(this, surroundings, state, scope).run(mapRuns);
    }

    /// Applies Assign and Output of a state or a rule, and goes where its Next says.
    private static Step leave(
            JsonNode rule, Scope scope, JsonNode otherwise, Map<String, JsonNode> variables)
            throws StateFailure {
        JsonNode output = output(rule, scope, otherwise);
        JsonNode assigned = scope.evaluate(rule.path("Assign"));
        assigned.properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
        return new Step(
                rule.has("Next") ? Optional.of(rule.get("Next").asText()) : Optional.empty(),
                output);
    }

    private static JsonNode output(JsonNode rule, Scope scope, JsonNode otherwise)
            throws StateFailure {
        return rule.has("Output") ? scope.evaluate(rule.get("Output")) : otherwise;
    }

    /// The service holds no more between two states (quota "maximum input or output size").
    private static void checkSize(JsonNode data, String state) throws StateFailure {
        try {
            int bytes = MAPPER.writeValueAsBytes(data).length;
            if (bytes > MOST_BYTES) {
                throw new StateFailure(
                        "States.DataLimitExceeded",
                        "state %s: %d bytes of output, at most %d are possible"
                                .formatted(state, bytes, MOST_BYTES));
            }
        } catch (JsonProcessingException e) {
            throw new StateFailure("States.Runtime", e.getOriginalMessage());
        }
    }
}
