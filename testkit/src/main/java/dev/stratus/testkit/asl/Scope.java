package dev.stratus.testkit.asl;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/// What an expression sees: `$states` and the variables that were assigned before it.
///
/// @param states `$states`: input, context, and where there are any, result and errorOutput
record Scope(ObjectNode states, Map<String, JsonNode> variables) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    Scope {
        variables = Map.copyOf(variables);
    }

    static Scope of(JsonNode input, ObjectNode context, Map<String, JsonNode> variables) {
        ObjectNode states = MAPPER.createObjectNode();
        states.set("input", input);
        states.set("context", context);
        return new Scope(states, variables);
    }

    /// The same with one more thing in `$states`.
    Scope with(String name, JsonNode value) {
        ObjectNode more = states.deepCopy();
        more.set(name, value);
        return new Scope(more, variables);
    }

    JsonNode input() {
        return states.get("input");
    }

    JsonNode context() {
        return states.get("context");
    }

    /// Any JSON, with each string of the form `{% expression %}` replaced by its value.
    ///
    /// @throws StateFailure States.QueryEvaluationError if an expression is wrong or has no value
    JsonNode evaluate(JsonNode template) throws StateFailure {
        if (template.isObject()) {
            ObjectNode object = MAPPER.createObjectNode();
            for (Map.Entry<String, JsonNode> field : template.properties()) {
                object.set(field.getKey(), evaluate(field.getValue()));
            }
            return object;
        }
        if (template.isArray()) {
            ArrayNode array = MAPPER.createArrayNode();
            for (JsonNode element : template) {
                array.add(evaluate(element));
            }
            return array;
        }
        String text = template.isTextual() ? template.textValue().strip() : "";
        if (text.startsWith(OPEN) && text.endsWith(CLOSE)) {
            return expression(text.substring(OPEN.length(), text.length() - CLOSE.length()));
        }
        return template;
    }

    private JsonNode expression(String expression) throws StateFailure {
        try {
            Jsonata compiled = Jsonata.jsonata(expression);
            // Step Functions has it besides JSONata's own functions.
            compiled.registerFunction("parse", Scope::parse);
            Jsonata.Frame frame = compiled.createFrame();
            frame.bind("states", java(states));
            for (Map.Entry<String, JsonNode> variable : variables.entrySet()) {
                frame.bind(variable.getKey(), java(variable.getValue()));
            }
            Object value = compiled.evaluate(new HashMap<String, Object>(), frame);
            if (value == null) {
                throw new StateFailure(
                        "States.QueryEvaluationError",
                        "the expression '%s' has no value".formatted(expression.strip()));
            }
            return MAPPER.valueToTree(value);
        } catch (JException e) {
            throw new StateFailure(
                    "States.QueryEvaluationError",
                    "the expression '%s' failed: %s".formatted(expression.strip(), e.getMessage()));
        }
    }

    private static Object parse(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse: " + e.getOriginalMessage(), e);
        }
    }

    private static Object java(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}
