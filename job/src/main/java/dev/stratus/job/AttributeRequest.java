package dev.stratus.job;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.segy.Scaling;
import dev.stratus.segy.TraceHeaderField;
import java.util.ArrayList;
import java.util.List;

/// What a job computes of every trace.
///
/// @param attributes in the order of their columns; at least one, none twice
/// @param fields more header fields that become columns, before the attributes
/// @param window which samples of a trace count
/// @param geometry whether the table gets a column of points
public record AttributeRequest(
        List<Attribute> attributes,
        List<TraceHeaderField> fields,
        Window window,
        Geometry geometry) {
    /// The header fields that every table starts with, after the trace's number.
    static final List<TraceHeaderField> LOCATION =
            List.of(
                    TraceHeaderField.INLINE,
                    TraceHeaderField.CROSSLINE,
                    TraceHeaderField.CDP_X,
                    TraceHeaderField.CDP_Y,
                    TraceHeaderField.SOURCE_TO_RECEIVER_DISTANCE);

    public AttributeRequest {
        attributes = List.copyOf(attributes);
        fields = fields.stream().filter(field -> !LOCATION.contains(field)).distinct().toList();
        if (attributes.isEmpty() || attributes.stream().distinct().count() < attributes.size()) {
            throw new IllegalArgumentException(
                    "expected at least one attribute and none twice, found " + attributes);
        }
    }

    /// Attributes of whole traces.
    public AttributeRequest(
            List<Attribute> attributes, List<TraceHeaderField> fields, Geometry geometry) {
        this(attributes, fields, new Window.Whole(), geometry);
    }

    /// All header fields of the table, in the order of their columns.
    List<TraceHeaderField> allFields() {
        List<TraceHeaderField> all = new ArrayList<>(LOCATION);
        all.addAll(fields);
        return all;
    }

    /// The columns of the results table, in order.
    public List<ResultColumn> columns() {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("trace", ResultColumn.Type.INT64));
        allFields().forEach(field -> columns.add(new ResultColumn(field.label(), typeOf(field))));
        attributes.forEach(attribute ->
                columns.add(new ResultColumn(attribute.label(), ResultColumn.Type.FLOAT64)));
        if (geometry == Geometry.POINT) {
            columns.add(new ResultColumn("geometry", ResultColumn.Type.POINT));
        }
        return columns;
    }

    static ResultColumn.Type typeOf(TraceHeaderField field) {
        if (field.scaling() != Scaling.UNSCALED) {
            return ResultColumn.Type.FLOAT64;
        }
        return switch (field.type()) {
            case INT8, UINT8, INT16, UINT16, INT32 -> ResultColumn.Type.INT32;
            case UINT32, INT64, UINT64 -> ResultColumn.Type.INT64;
            case FLOAT32, FLOAT64, IBM_FLOAT32, SCALE6 -> ResultColumn.Type.FLOAT64;
            case CHAR8 ->
                    throw new IllegalArgumentException(
                            "%s is text and cannot be a column of the results"
                                    .formatted(field.label()));
        };
    }

    /// Whether the results have a column of points.
    public enum Geometry {
        NONE,
        POINT
    }
}
