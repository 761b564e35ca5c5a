package dev.stratus.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the Parquet file says of itself beside its columns.
final class TableMetadata {
    /// The key of the source's name.
    static final String SOURCE = "stratus.source";

    /// The key of the plan without its tasks, as [PlanJson] writes it.
    static final String PLAN = "stratus.plan";

    /// The key of the totals of a whole table, as [Manifest] writes them.
    static final String TOTALS = "stratus.totals";

    private TableMetadata() {}

    /// Of a whole table.
    static Map<String, String> of(JobPlan plan, Manifest manifest) {
        Map<String, String> metadata = of(plan);
        metadata.put(TOTALS, manifest.writeTotals(plan).toString());
        return metadata;
    }

    /// Of a part.
    static Map<String, String> of(JobPlan plan) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SOURCE, plan.source().name());
        metadata.put("stratus.source_bytes", Long.toString(plan.source().bytes()));
        metadata.put("stratus.source_version", plan.source().version());
        metadata.put("stratus.header_layout", layout(plan));
        metadata.put("stratus.window", plan.request().window().toString());
        metadata.put("stratus.version", plan.program());
        metadata.put(PLAN, PlanJson.writeWithoutTasks(plan).toString());
        if (plan.request().geometry() == AttributeRequest.Geometry.POINT) {
            metadata.put("geo", geoParquet(plan.request().system()));
        }
        return metadata;
    }

    private static String layout(JobPlan plan) {
        ObjectNode layout = JsonNodeFactory.instance.objectNode();
        plan.layout().forEach(layout::put);
        return layout.toString();
    }

    /// GeoParquet 1.1.0. The `crs` must be there and null when it is unknown: left out, it would
    /// mean longitude and latitude. It is a whole definition, since readers that use PROJ
    /// (GeoPandas, GDAL) do not look a code up, and refuse an object that is nothing but a name and
    /// a code.
    private static String geoParquet(Optional<ReferenceSystem> system) {
        ObjectNode column = JsonNodeFactory.instance.objectNode();
        column.put("encoding", "WKB");
        column.putArray("geometry_types").add("Point");
        column.set("crs", system.map(ReferenceSystem::json).orElse(NullNode.getInstance()));
        ObjectNode geo = JsonNodeFactory.instance.objectNode();
        geo.put("version", "1.1.0");
        geo.put("primary_column", TableSchema.POINTS);
        geo.putObject("columns").set(TableSchema.POINTS, column);
        return geo.toString();
    }
}
