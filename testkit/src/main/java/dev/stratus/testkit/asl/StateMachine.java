package dev.stratus.testkit.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A definition that was checked: every state is of a known type, has the fields that it must have
/// and none that are not known, is reached, and leads somewhere.
public final class StateMachine {
    private static final Set<String> FIELDS =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    private static final Set<String> PROCESSOR_FIELDS =
            Set.of("ProcessorConfig", "StartAt", "States", "Comment");

    private final String startAt;
    private final Map<String, State> states;
    private final JsonNode json;

    /// One state.
    ///
    /// @param json its definition
    /// @param processor of a Map: what is done with each item
    record State(String name, StateType type, JsonNode json, List<StateMachine> processor) {
        /// A field, or a missing node.
        JsonNode field(String field) {
            return json.path(field);
        }
    }

    private StateMachine(String startAt, Map<String, State> states, JsonNode json) {
        this.startAt = startAt;
        this.states = states;
        this.json = json;
    }

    /// Reads a definition.
    ///
    /// @throws InvalidStateMachineException with what is wrong, and where
    public static StateMachine parse(String definition) {
        try {
            JsonNode json = new ObjectMapper().readTree(definition);
            if (!json.path("QueryLanguage").asText().equals("JSONata")) {
                throw new InvalidStateMachineException(
                        "QueryLanguage is %s, expected JSONata: this interpreter knows no other."
                                .formatted(json.path("QueryLanguage")));
            }
            return parse(json, FIELDS, "the state machine");
        } catch (JsonProcessingException e) {
            throw new InvalidStateMachineException("no JSON: " + e.getOriginalMessage());
        }
    }

    String startAt() {
        return startAt;
    }

    /// The whole definition.
    JsonNode json() {
        return json;
    }

    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("no state " + name);
        }
        return state;
    }

    private static StateMachine parse(JsonNode json, Set<String> fields, String place) {
        onlyKnown(json, fields, place);
        Map<String, State> states = new LinkedHashMap<>();
        json.path("States")
                .properties()
                .forEach(entry ->
                        states.put(entry.getKey(), state(entry.getKey(), entry.getValue())));
        StateMachine machine = new StateMachine(json.path("StartAt").asText(), states, json);
        machine.checkThatEveryStateIsReached(place);
        return machine;
    }

    private static State state(String name, JsonNode json) {
        String label = json.path("Type").asText();
        StateType type =
                StateType.ofLabel(label)
                        .orElseThrow(() ->
                                new InvalidStateMachineException(
                                        "state %s: Type is '%s', expected Task, Map, Choice, Pass, Succeed or Fail."
                                                .formatted(name, label)));
        String place = "state " + name;
        onlyKnown(json, type.fields(), place);
        for (String field : type.required()) {
            require(json.has(field), place + ": " + field + " is missing.");
        }
        if (type.goesOn()) {
            require(
                    json.has("Next") != json.path("End").asBoolean(),
                    place + ": expected either Next or \"End\": true.");
        }
        if (json.has("QueryLanguage")) {
            require(
                    json.path("QueryLanguage").asText().equals("JSONata"),
                    place + ": QueryLanguage is not JSONata.");
        }
        checkErrors(json, place);
        return new State(
                name,
                type,
                json,
                type == StateType.MAP ? List.of(processor(json, place)) : List.of());
    }

    private static StateMachine processor(JsonNode map, String place) {
        JsonNode processor = map.path("ItemProcessor");
        JsonNode config = processor.path("ProcessorConfig");
        onlyKnown(config, Set.of("Mode", "ExecutionType"), place + ": ProcessorConfig");
        require(
                config.path("Mode").asText().equals("DISTRIBUTED"),
                place + ": Mode is not DISTRIBUTED: this interpreter knows no other.");
        require(
                Set.of("STANDARD", "EXPRESS").contains(config.path("ExecutionType").asText()),
                place + ": ExecutionType is neither STANDARD nor EXPRESS.");
        require(
                map.has("ItemReader") != map.has("Items"),
                place + ": expected either ItemReader or Items.");
        onlyKnown(
                map.path("ItemReader"),
                Set.of("Resource", "ReaderConfig", "Arguments"),
                place + ": ItemReader");
        onlyKnown(
                map.path("ItemReader").path("ReaderConfig"),
                Set.of("InputType", "ItemsPointer", "MaxItems"),
                place + ": ReaderConfig");
        onlyKnown(
                map.path("ResultWriter"),
                Set.of("Resource", "Arguments"),
                place + ": ResultWriter");
        onlyKnown(
                map.path("ItemBatcher"),
                Set.of("MaxItemsPerBatch", "BatchInput"),
                place + ": ItemBatcher");
        return parse(processor, PROCESSOR_FIELDS, place + ": ItemProcessor");
    }

    private static void checkErrors(JsonNode json, String place) {
        for (JsonNode retrier : json.path("Retry")) {
            onlyKnown(
                    retrier,
                    Set.of(
                            "ErrorEquals",
                            "IntervalSeconds",
                            "MaxAttempts",
                            "BackoffRate",
                            "MaxDelaySeconds",
                            "JitterStrategy",
                            "Comment"),
                    place + ": Retry");
            require(!retrier.path("ErrorEquals").isEmpty(), place + ": Retry without ErrorEquals.");
        }
        for (JsonNode catcher : json.path("Catch")) {
            onlyKnown(
                    catcher,
                    Set.of("ErrorEquals", "Next", "Output", "Assign", "Comment"),
                    place + ": Catch");
            require(!catcher.path("ErrorEquals").isEmpty(), place + ": Catch without ErrorEquals.");
            require(catcher.has("Next"), place + ": Catch without Next.");
        }
        for (JsonNode choice : json.path("Choices")) {
            onlyKnown(
                    choice,
                    Set.of("Condition", "Next", "Output", "Assign", "Comment"),
                    place + ": Choices");
            require(
                    choice.has("Condition") && choice.has("Next"),
                    place + ": a choice needs Condition and Next.");
        }
    }

    private void checkThatEveryStateIsReached(String place) {
        Set<String> reached = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(startAt));
        while (!ahead.isEmpty()) {
            String name = ahead.pop();
            State state = states.get(name);
            require(state != null, place + ": there is no state '" + name + "'.");
            if (state != null && reached.add(name)) {
                for (String field : List.of("Next", "Default")) {
                    if (state.json.has(field)) {
                        ahead.add(state.json.get(field).asText());
                    }
                }
                for (String field : List.of("Catch", "Choices")) {
                    state.json.path(field).forEach(rule -> ahead.add(rule.path("Next").asText()));
                }
            }
        }
        for (String name : states.keySet()) {
            require(reached.contains(name), place + ": state '" + name + "' is never reached.");
        }
    }

    private static void onlyKnown(JsonNode json, Set<String> fields, String place) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            require(
                    fields.contains(field.getKey()),
                    "%s: the field %s is not known.".formatted(place, field.getKey()));
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidStateMachineException(message);
        }
    }
}
