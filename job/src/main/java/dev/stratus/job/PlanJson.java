package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.segy.CoordinateUnit;
import dev.stratus.segy.HeaderLayout;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A plan as JSON, and back. What is read may come from anybody: everything that the plan's own
/// arithmetic fixes is checked.
final class PlanJson {
    private static final int FORMAT = 1;

    private PlanJson() {}

    static ObjectNode write(JobPlan plan) {
        ObjectNode json = writeWithoutTasks(plan);
        json.put("id", plan.id());
        ArrayNode tasks = json.putArray("tasks");
        for (Task task : plan.tasks()) {
            ObjectNode each = tasks.addObject();
            each.put("part", task.part());
            each.put("first_trace", task.traces().first());
            each.put("traces", task.traces().count());
            each.put("first_byte", task.firstByte());
            each.put("bytes", task.bytes());
        }
        return json;
    }

    /// What decides the values of the table, whoever computes them, and in which pieces.
    static ObjectNode writeWithoutTasks(JobPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("program", plan.program());
        ObjectNode source = json.putObject("source");
        source.put("name", plan.source().name());
        source.put("location", plan.source().location());
        source.put("version", plan.source().version());
        source.put("bytes", plan.source().bytes());
        json.set("reading", ReadingJson.write(plan.reading()));
        ObjectNode layout = json.putObject("layout");
        plan.layout().forEach(layout::put);
        ArrayNode attributes = json.putArray("attributes");
        plan.request().attributes().forEach(attribute -> attributes.add(attribute.label()));
        if (!plan.request().own().isEmpty()) {
            ArrayNode plugins = json.putArray("plugins");
            for (PluginAttribute own : plan.request().own()) {
                ObjectNode each = plugins.addObject();
                each.put("name", own.name());
                each.put("class", own.className());
                each.put("jar_sha256", own.jarSha256());
            }
        }
        ArrayNode fields = json.putArray("fields");
        plan.request().fields().forEach(field -> fields.add(field.label()));
        ObjectNode columns = json.putObject("columns");
        plan.columns().forEach(column -> columns.put(column.name(), lowerCase(column.type())));
        json.put("window", plan.request().window().toString());
        json.put("geometry", lowerCase(plan.request().geometry()));
        writeCoordinates(plan.coordinates(), json);
        json.put("traces", plan.traces());
        json.put("left_out_bytes", plan.leftOutBytes());
        return json;
    }

    /// Reads a plan; one that was written without its tasks has none.
    ///
    /// @param name of the file, for messages
    static JobPlan read(String name, JsonNode json) throws IOException {
        try {
            if (json.path("format").asInt() != FORMAT) {
                throw new IllegalArgumentException(
                        "its format is %s, expected %d"
                                .formatted(json.path("format").asText("missing"), FORMAT));
            }
            Map<String, String> layout = new LinkedHashMap<>();
            json.required("layout")
                    .properties()
                    .forEach(field -> layout.put(field.getKey(), field.getValue().asText()));
            Coordinates coordinates = readCoordinates(json);
            AttributeRequest request =
                    new AttributeRequest(
                            attributes(json.required("attributes")),
                            plugins(json.path("plugins")),
                            fields(json.required("fields")),
                            Window.parse(json.required("window").asText()),
                            AttributeRequest.Geometry.valueOf(upperCase(json.required("geometry"))),
                            coordinates.system());
            JobPlan plan =
                    new JobPlan(
                            json.path("id").asText(""),
                            json.required("program").asText(),
                            source(json.required("source")),
                            ReadingJson.read(json.required("reading")),
                            layout,
                            request,
                            columns(request, json.path("columns")),
                            coordinates.fileUnit(),
                            json.required("traces").asLong(),
                            json.path("left_out_bytes").asLong(),
                            tasks(json.path("tasks")));
            return plan;
        } catch (IllegalArgumentException e) {
            throw new ResultsException(
                    "%s: is no plan of this program: %s. Delete it, or write the results elsewhere."
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    /// A plan that was written before plans named their file from anywhere has a path as it was
    /// typed, and no name.
    private static JobPlan.Source source(JsonNode json) throws StorageException {
        String location = json.required("location").asText();
        return new JobPlan.Source(
                json.path("name").asText(location),
                JobPlan.Source.fromAnywhere(location),
                json.required("version").asText(),
                json.required("bytes").asLong());
    }

    private static void writeCoordinates(Coordinates coordinates, ObjectNode json) {
        coordinates.system().ifPresent(system -> json.set("crs", system.json()));
        coordinates.fileUnit().ifPresent(unit -> json.put("coordinate_unit", lowerCase(unit)));
    }

    /// What a plan, with or without its tasks, says of coordinates; one that was written before
    /// plans did says nothing.
    ///
    /// @throws IllegalArgumentException if that makes no sense
    static Coordinates readCoordinates(JsonNode json) {
        JsonNode crs = json.path("crs");
        JsonNode unit = json.path("coordinate_unit");
        return new Coordinates(
                crs.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new ReferenceSystem(crs.toString())),
                unit.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(CoordinateUnit.valueOf(upperCase(unit))));
    }

    private static List<Attribute> attributes(JsonNode names) {
        List<Attribute> attributes = new ArrayList<>();
        names.forEach(name -> attributes.add(Attribute.valueOf(upperCase(name))));
        return attributes;
    }

    private static List<PluginAttribute> plugins(JsonNode json) {
        List<PluginAttribute> plugins = new ArrayList<>();
        for (JsonNode each : json) {
            plugins.add(
                    new PluginAttribute(
                            each.required("name").asText(),
                            each.required("class").asText(),
                            each.required("jar_sha256").asText()));
        }
        return plugins;
    }

    private static List<TraceHeaderField> fields(JsonNode names) {
        List<TraceHeaderField> fields = new ArrayList<>();
        names.forEach(name -> fields.add(TraceHeaderField.valueOf(upperCase(name))));
        return fields;
    }

    /// A plan that was written before plans named their columns has those of the standard layout.
    private static List<ResultColumn> columns(AttributeRequest request, JsonNode types) {
        List<ResultColumn> standard = request.columns(HeaderLayout.standard());
        if (types.isMissingNode()) {
            return standard;
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (ResultColumn column : standard) {
            JsonNode type = types.required(column.name());
            columns.add(
                    new ResultColumn(column.name(), ResultColumn.Type.valueOf(upperCase(type))));
        }
        return columns;
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upperCase(JsonNode name) {
        return name.asText().toUpperCase(Locale.ROOT);
    }

    private static List<Task> tasks(JsonNode json) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode each : json) {
            Task task =
                    new Task(
                            tasks.size(),
                            new TraceRange(
                                    each.required("first_trace").asLong(),
                                    each.required("traces").asLong()),
                            each.required("first_byte").asLong(),
                            each.required("bytes").asLong());
            if (!each.required("part").asText().equals(task.part())) {
                throw new IllegalArgumentException(
                        "part %d is called '%s', expected %s"
                                .formatted(
                                        task.number(),
                                        each.required("part").asText(),
                                        task.part()));
            }
            tasks.add(task);
        }
        return tasks;
    }
}
