package dev.stratus.job;

import dev.stratus.segy.FieldType;
import dev.stratus.segy.LayoutField;
import dev.stratus.segy.Scaling;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderExtensionField;
import dev.stratus.segy.TraceHeaderField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A column of a table of trace headers: what it is called, what it holds, and where it is taken
/// from.
public sealed interface HeaderColumn {
    /// Letters, digits and underscores.
    String name();

    /// One of all types but [ResultColumn.Type#POINT].
    ResultColumn.Type type();

    /// For columns of integers.
    long number(TraceHeader header);

    /// For columns of fractions, scalars applied.
    double value(TraceHeader header);

    /// For columns of text, as it comes from the file.
    String words(TraceHeader header);

    /// Every field of the standard header, of extension 1 where traces have additional headers, and
    /// of the file's own layout.
    static List<HeaderColumn> all(SegyFile file) {
        List<HeaderColumn> columns = new ArrayList<>();
        for (TraceHeaderField field : TraceHeaderField.values()) {
            columns.add(of(file, field));
        }
        Set<String> names = columns.stream().map(HeaderColumn::name).collect(Collectors.toSet());
        if (file.additionalTraceHeaders() > 0) {
            Arrays.stream(TraceHeaderExtensionField.values())
                    .filter(field -> names.add(field.label()))
                    .map(field -> new OfExtension(field.label(), typeOf(field.type()), field))
                    .forEach(columns::add);
        }
        for (LayoutField field : file.headerLayout().others()) {
            columns.add(new OfLayout(unusedName(field, names), ResultColumn.Type.FLOAT64, field));
        }
        return columns;
    }

    /// A field of the standard header, as wide as the file's layout has it.
    static HeaderColumn of(SegyFile file, TraceHeaderField field) {
        return new OfStandard(
                field.label(), typeOf(field, file.headerLayout().types(field)), field);
    }

    /// Names in a file's layout can be anything, also each other's.
    private static String unusedName(LayoutField field, Set<String> names) {
        String said =
                field.extension().isEmpty() ? field.name() : field.extension() + "_" + field.name();
        String name = said.replaceAll("[^A-Za-z0-9_]", "_");
        String unused = name;
        for (int i = 2; !names.add(unused); i++) {
            unused = name + "_" + i;
        }
        return unused;
    }

    /// What holds the values of a field of the standard header, wherever they stand.
    ///
    /// @param places the types that a file's layout has for it
    static ResultColumn.Type typeOf(TraceHeaderField field, List<FieldType> places) {
        if (field.type() == FieldType.CHAR8) {
            return ResultColumn.Type.TEXT;
        }
        if (field.scaling() != Scaling.UNSCALED) {
            return ResultColumn.Type.FLOAT64;
        }
        Set<ResultColumn.Type> types = new HashSet<>();
        types.add(typeOf(field.type()));
        places.forEach(type -> types.add(typeOf(type)));
        return types.contains(ResultColumn.Type.FLOAT64)
                ? ResultColumn.Type.FLOAT64
                : types.contains(ResultColumn.Type.INT64)
                        ? ResultColumn.Type.INT64
                        : ResultColumn.Type.INT32;
    }

    private static ResultColumn.Type typeOf(FieldType type) {
        return switch (type) {
            case INT8, UINT8, INT16, UINT16, INT32 -> ResultColumn.Type.INT32;
            case UINT32, INT64, UINT64 -> ResultColumn.Type.INT64;
            case FLOAT32, FLOAT64, IBM_FLOAT32, SCALE6 -> ResultColumn.Type.FLOAT64;
            case CHAR8 -> ResultColumn.Type.TEXT;
        };
    }

    /// The value as it is printed: a fraction without an exponent.
    default String text(TraceHeader header) {
        return switch (type()) {
            case INT32, INT64 -> Long.toString(number(header));
            case FLOAT64 -> decimal(value(header));
            case TEXT -> words(header);
            case POINT -> throw new IllegalStateException("a header field is no point");
        };
    }

    private static String decimal(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    /// A field of the standard header, or what wins over it in an additional one.
    record OfStandard(String name, ResultColumn.Type type, TraceHeaderField field)
            implements HeaderColumn {
        @Override
        public long number(TraceHeader header) {
            return header.number(field);
        }

        @Override
        public double value(TraceHeader header) {
            return header.value(field);
        }

        @Override
        public String words(TraceHeader header) {
            return header.text(field);
        }
    }

    /// A field that only extension 1 has.
    record OfExtension(String name, ResultColumn.Type type, TraceHeaderExtensionField field)
            implements HeaderColumn {
        @Override
        public long number(TraceHeader header) {
            return header.raw(field);
        }

        @Override
        public double value(TraceHeader header) {
            return number(header);
        }

        @Override
        public String words(TraceHeader header) {
            return Long.toString(number(header));
        }
    }

    /// A field that only the file's layout has.
    record OfLayout(String name, ResultColumn.Type type, LayoutField field)
            implements HeaderColumn {
        @Override
        public long number(TraceHeader header) {
            return (long) value(header);
        }

        @Override
        public double value(TraceHeader header) {
            return header.value(field);
        }

        @Override
        public String words(TraceHeader header) {
            return Double.toString(value(header));
        }
    }
}
