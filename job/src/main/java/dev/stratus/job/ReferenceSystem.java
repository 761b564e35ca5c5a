package dev.stratus.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What coordinates of a survey are in: a projected coordinate reference system of the EPSG
/// dataset, with its whole definition, so that who reads a table needs no dataset of their own.
///
/// @param projJson the definition, a PROJJSON object (proj.org/specifications/projjson.html) with
///   the type `ProjectedCRS` and an EPSG code
public record ReferenceSystem(String projJson) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The codes that EPSG gives away, and that fit into a GeoTIFF (OGC 19-008r4, 7.4).
    private static final int LEAST_CODE = 1024;

    private static final int MOST_CODE = 32766;

    public ReferenceSystem {
        JsonNode json = parse(projJson);
        int code = code(json);
        if (!json.path("type").asText().equals("ProjectedCRS")
                || !json.path("id").path("authority").asText().equals("EPSG")
                || code < LEAST_CODE
                || code > MOST_CODE) {
            throw new IllegalArgumentException(
                    "expected a projected reference system of EPSG as PROJJSON, found %s"
                            .formatted(projJson));
        }
        projJson = json.toString();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "expected PROJJSON, found %s".formatted(e.getOriginalMessage()), e);
        }
    }

    private static int code(JsonNode json) {
        return json.path("id").path("code").asInt();
    }

    /// The code, such as 23031.
    public int epsg() {
        return code(json());
    }

    /// The name, such as `ED50 / UTM zone 31N`.
    public String name() {
        return json().path("name").asText("EPSG:" + epsg());
    }

    /// What its axes count, such as `m`.
    public String unit() {
        JsonNode unit = json().path("coordinate_system").path("axis").path(0).path("unit");
        String name = unit.isTextual() ? unit.asText() : unit.path("name").asText("");
        return switch (name) {
            case "metre" -> "m";
            case "foot" -> "ft";
            case "US survey foot" -> "US survey ft";
            case "" -> "units of EPSG:" + epsg();
            default -> name;
        };
    }

    /// The definition as a tree of its own.
    JsonNode json() {
        return parse(projJson);
    }

    /// Such as `ED50 / UTM zone 31N (EPSG:23031)`.
    @Override
    public String toString() {
        return "%s (EPSG:%d)".formatted(name(), epsg());
    }
}
