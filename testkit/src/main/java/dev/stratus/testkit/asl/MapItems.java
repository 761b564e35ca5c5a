package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The items of a Map state: read from an object (ItemReader) or computed (Items), changed one by
/// one (ItemSelector), and put together (ItemBatcher).
final class MapItems {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GET_OBJECT = "arn:aws:states:::s3:getObject";

    private final Buckets buckets;
    private final StateMachine.State state;
    private final Scope scope;

    MapItems(Buckets buckets, StateMachine.State state, Scope scope) {
        this.buckets = buckets;
        this.state = state;
        this.scope = scope;
    }

    /// One execution for each item or batch, in their order.
    List<DistributedMap.Child> children() throws StateFailure {
        JsonNode items = state.json().has("Items") ? scope.evaluate(state.field("Items")) : read();
        if (!items.isArray()) {
            throw new StateFailure(
                    "States.ItemReaderFailed", "the items are no array but " + items.getNodeType());
        }
        int perBatch = scope.evaluate(state.field("ItemBatcher")).path("MaxItemsPerBatch").asInt(0);
        List<DistributedMap.Child> children = new ArrayList<>();
        ArrayNode batch = MAPPER.createArrayNode();
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = selected(items.get(i), i);
            batch.add(item);
            if (perBatch == 0) {
                children.add(child(item, 1));
            } else if (batch.size() == perBatch || i + 1 == items.size()) {
                children.add(child(batched(batch), batch.size()));
                batch = MAPPER.createArrayNode();
            }
        }
        return children;
    }

    private DistributedMap.Child child(JsonNode input, int items) {
        String name = UUID.randomUUID().toString();
        ObjectNode context = MAPPER.createObjectNode();
        context.putObject("Execution")
                .put("Id", scope.context().path("Execution").path("Id").asText() + ":" + name)
                .put("Name", name)
                .set("Input", input);
        context.set("StateMachine", scope.context().path("StateMachine"));
        return new DistributedMap.Child(name, input, items, context);
    }

    private JsonNode batched(ArrayNode batch) throws StateFailure {
        ObjectNode input = MAPPER.createObjectNode();
        input.set("Items", batch);
        JsonNode more = state.field("ItemBatcher").path("BatchInput");
        if (!more.isMissingNode()) {
            input.set("BatchInput", scope.evaluate(more));
        }
        return input;
    }

    private JsonNode selected(JsonNode item, int index) throws StateFailure {
        if (!state.json().has("ItemSelector")) {
            return item;
        }
        ObjectNode context = scope.context().deepCopy();
        context.putObject("Map").putObject("Item").put("Index", index).set("Value", item);
        return scope.with("context", context).evaluate(state.field("ItemSelector"));
    }

    private JsonNode read() throws StateFailure {
        JsonNode reader = scope.evaluate(state.field("ItemReader"));
        JsonNode config = reader.path("ReaderConfig");
        JsonNode arguments = reader.path("Arguments");
        try {
            if (!reader.path("Resource").asText().equals(GET_OBJECT)) {
                throw new IOException("this interpreter reads items by " + GET_OBJECT + " only");
            }
            byte[] bytes =
                    buckets.get(arguments.path("Bucket").asText(), arguments.path("Key").asText());
            JsonNode items =
                    switch (config.path("InputType").asText()) {
                        case "JSON" ->
                                MAPPER.readTree(bytes).at(config.path("ItemsPointer").asText());
                        case "JSONL" -> lines(bytes);
                        default ->
                                throw new IOException(
                                        "this interpreter reads JSON and JSONL, not "
                                                + config.path("InputType"));
                    };
            return first(items, config.path("MaxItems").asInt(0));
        } catch (IOException e) {
            throw new StateFailure(
                    "States.ItemReaderFailed", "%s: %s".formatted(arguments, e.getMessage()));
        }
    }

    private static ArrayNode lines(byte[] bytes) throws IOException {
        ArrayNode items = MAPPER.createArrayNode();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                items.add(MAPPER.readTree(line));
            }
        }
        return items;
    }

    private static JsonNode first(JsonNode items, int most) {
        if (most == 0 || items.size() <= most) {
            return items;
        }
        ArrayNode first = MAPPER.createArrayNode();
        for (int i = 0; i < most; i++) {
            first.add(items.get(i));
        }
        return first;
    }
}
