package dev.stratus.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the Parquet file says of itself beside its columns.
final class TableMetadata {
    /// The key of the source's name.
    static final String SOURCE = "stratus.source";

    private TableMetadata() {}

    static Map<String, String> of(JobPlan plan) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SOURCE, plan.source().location());
        metadata.put("stratus.source_bytes", Long.toString(plan.source().bytes()));
        metadata.put("stratus.source_version", plan.source().version());
        metadata.put("stratus.header_layout", layout(plan));
        metadata.put("stratus.window", plan.request().window().toString());
        metadata.put("stratus.version", plan.program());
        if (plan.request().geometry() == AttributeRequest.Geometry.POINT) {
            metadata.put("geo", geoParquet());
        }
        return metadata;
    }

    private static String layout(JobPlan plan) {
        ObjectNode layout = JsonNodeFactory.instance.objectNode();
        plan.layout().forEach(layout::put);
        return layout.toString();
    }

    /// GeoParquet 1.1.0. The `crs` must be there and null when it is unknown: left out, it would
    /// mean longitude and latitude.
    private static String geoParquet() {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        column.put("encoding", "WKB");
        column.putArray("geometry_types").add("Point");
        column.putNull("crs");
        ObjectNode geo = JsonNodeFactory.instance.objectNode();
        geo.put("version", "1.1.0");
        geo.put("primary_column", "geometry");
        geo.putObject("columns").set("geometry", column);
        return geo.toString();
    }
}
