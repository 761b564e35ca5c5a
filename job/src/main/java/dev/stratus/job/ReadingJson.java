package dev.stratus.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stratus.segy.Damage;
import dev.stratus.segy.FieldPlace;
import dev.stratus.segy.FieldType;
import dev.stratus.segy.HeaderPreset;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TraceHeaderField;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/// How a source is read, as JSON under the names of the command line, and back. What the file
/// itself says is left out.
final class ReadingJson {
    private ReadingJson() {}

    static ObjectNode write(SegyOptions reading) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        reading.sampleFormat().ifPresent(format -> json.put("sample-format", format.label()));
        reading.byteOrder().ifPresent(order -> json.put("byte-order", order.label()));
        reading.samplesPerTrace().ifPresent(samples -> json.put("samples", samples));
        reading.firstTraceOffset().ifPresent(bytes -> json.put("first-trace-offset", bytes));
        if (reading.preset() != HeaderPreset.FILE) {
            json.put("header-preset", reading.preset().label());
        }
        if (!reading.places().isEmpty()) {
            ObjectNode header = json.putObject("header");
            reading.places()
                    .forEach((field, place) ->
                            header.put(
                                    field.label(), place.firstByte() + ":" + place.type().label()));
        }
        if (reading.damage() == Damage.SALVAGE) {
            json.put("salvage", true);
        }
        return json;
    }

    /// @throws IllegalArgumentException if it is none
    static SegyOptions read(JsonNode json) {
        SegyOptions reading = SegyOptions.none();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            reading = with(reading, entry.getKey(), entry.getValue());
        }
        return reading;
    }

    private static SegyOptions with(SegyOptions reading, String name, JsonNode value) {
        String text = value.asText();
        return switch (name) {
            case "sample-format" ->
                    reading.withSampleFormat(
                            named(name, SampleFormat.values(), SampleFormat::label, text));
            case "byte-order" ->
                    reading.withByteOrder(
                            named(name, SegyByteOrder.values(), SegyByteOrder::label, text));
            case "samples" -> reading.withSamplesPerTrace(value.asInt());
            case "first-trace-offset" -> reading.withFirstTraceOffset(value.asLong());
            case "header-preset" ->
                    reading.withPreset(
                            named(name, HeaderPreset.values(), HeaderPreset::label, text));
            case "header" -> withPlaces(reading, value);
            case "salvage" -> value.asBoolean() ? reading.withDamage(Damage.SALVAGE) : reading;
            default -> throw new IllegalArgumentException("'%s' is unknown".formatted(name));
        };
    }

    private static SegyOptions withPlaces(SegyOptions before, JsonNode header) {
        SegyOptions reading = before;
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            String[] place = entry.getValue().asText().split(":", 2);
            if (place.length != 2) {
                throw new IllegalArgumentException(
                        "'%s' is no place of a header field".formatted(entry.getValue().asText()));
            }
            reading =
                    reading.withPlace(
                            named(
                                    "header",
                                    TraceHeaderField.values(),
                                    TraceHeaderField::label,
                                    entry.getKey()),
                            new FieldPlace(
                                    Integer.parseInt(place[0]),
                                    named("type", FieldType.values(), FieldType::label, place[1])));
        }
        return reading;
    }

    private static <T> T named(String what, T[] values, Function<T, String> label, String wanted) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no %s '%s'".formatted(what, wanted)));
    }
}
