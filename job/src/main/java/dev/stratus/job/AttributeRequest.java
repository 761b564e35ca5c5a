package dev.stratus.job;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.segy.FieldType;
import dev.stratus.segy.HeaderLayout;
import dev.stratus.segy.TraceHeaderField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a job computes of every trace.
///
/// @param attributes in the order of their columns; at least one, none twice
/// @param fields more header fields that become columns, before the attributes
/// @param window which samples of a trace count
/// @param geometry whether the table gets a column of points
/// @param system what the coordinates are in, if that is known
public record AttributeRequest(
        List<Attribute> attributes,
        List<PluginAttribute> own,
        List<TraceHeaderField> fields,
        Window window,
        Geometry geometry,
        Optional<ReferenceSystem> system) {
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
        own = List.copyOf(own);
        if (attributes.isEmpty() && own.isEmpty()) {
            throw new IllegalArgumentException("expected at least one attribute, found none");
        }
        fields.forEach(AttributeRequest::requireNumber);
        requireDifferent(columns(attributes, own, fields, geometry, HeaderLayout.standard()));
    }

    private static void requireNumber(TraceHeaderField field) {
        if (field.type() == FieldType.CHAR8) {
            throw new IllegalArgumentException(
                    "%s is text and cannot be a column of the results".formatted(field.label()));
        }
    }

    private static void requireDifferent(List<ResultColumn> columns) {
        Set<String> names = new HashSet<>();
        for (ResultColumn column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "expected columns of different names, found two that are called "
                                + column.name());
            }
        }
    }

    /// Of coordinates in a system that is not known.
    public AttributeRequest(
            List<Attribute> attributes,
            List<PluginAttribute> own,
            List<TraceHeaderField> fields,
            Window window,
            Geometry geometry) {
        this(attributes, own, fields, window, geometry, Optional.empty());
    }

    /// Attributes that the program knows.
    public AttributeRequest(
            List<Attribute> attributes,
            List<TraceHeaderField> fields,
            Window window,
            Geometry geometry) {
        this(attributes, List.of(), fields, window, geometry);
    }

    /// Attributes of whole traces.
    public AttributeRequest(
            List<Attribute> attributes, List<TraceHeaderField> fields, Geometry geometry) {
        this(attributes, List.of(), fields, new Window.Whole(), geometry);
    }

    /// The same of coordinates in `found`.
    public AttributeRequest in(Optional<ReferenceSystem> found) {
        return new AttributeRequest(attributes, own, fields, window, geometry, found);
    }

    /// All header fields of the table, in the order of their columns.
    List<TraceHeaderField> allFields() {
        return allFields(fields);
    }

    private static List<TraceHeaderField> allFields(List<TraceHeaderField> fields) {
        List<TraceHeaderField> all = new ArrayList<>(LOCATION);
        all.addAll(fields);
        return all;
    }

    /// The names of all attributes, the user's own included, in the order of their columns.
    public List<String> names() {
        return names(attributes, own);
    }

    private static List<String> names(List<Attribute> attributes, List<PluginAttribute> own) {
        return Stream.concat(
                        attributes.stream().map(Attribute::label),
                        own.stream().map(PluginAttribute::name))
                .toList();
    }

    /// The columns of the results table of a file, in order.
    ///
    /// @param layout of the file: what it has for a field that was asked for fits into its column
    List<ResultColumn> columns(HeaderLayout layout) {
        return columns(attributes, own, fields, geometry, layout);
    }

    private static List<ResultColumn> columns(
            List<Attribute> attributes,
            List<PluginAttribute> own,
            List<TraceHeaderField> fields,
            Geometry geometry,
            HeaderLayout layout) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(new ResultColumn("trace", ResultColumn.Type.INT64));
        for (TraceHeaderField field : allFields(fields)) {
            // The first columns have the same types in every table.
            List<FieldType> places = LOCATION.contains(field) ? List.of() : layout.types(field);
            columns.add(new ResultColumn(field.label(), HeaderColumn.typeOf(field, places)));
        }
        names(attributes, own)
                .forEach(name -> columns.add(new ResultColumn(name, ResultColumn.Type.FLOAT64)));
        if (geometry == Geometry.POINT) {
            columns.add(new ResultColumn(TableSchema.POINTS, ResultColumn.Type.POINT));
        }
        return columns;
    }

    /// Whether the results have a column of points.
    public enum Geometry {
        NONE,
        POINT
    }
}
