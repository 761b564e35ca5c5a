package dev.stratus.cli;

import dev.stratus.attributes.Attribute;
import dev.stratus.attributes.Window;
import dev.stratus.segy.FieldType;
import dev.stratus.segy.HeaderPreset;
import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.TextHeader.TextEncoding;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// Reads what a user writes: names of attributes, fields and formats, traces and paths.
final class Names {
    /// What `all` stands for as long as the file is not known.
    static final TraceRange ALL_TRACES = new TraceRange(0, Long.MAX_VALUE);

    private static final Pattern TRACES = Pattern.compile("([0-9]{1,18})(?:\\.\\.([0-9]{1,18}))?");

    private Names() {}

    private static <T> T find(
            String what, T[] values, Function<T, Stream<String>> names, String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> names.apply(value).anyMatch(name::equals))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there is no %s '%s', expected one of %s"
                                        .formatted(
                                                what,
                                                name,
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(values)
                                                                .flatMap(names)
                                                                .distinct()
                                                                .toList()))));
    }

    /// The names of all attributes that the program knows.
    static List<String> attributes() {
        return Arrays.stream(Attribute.values()).map(Attribute::label).toList();
    }

    static Attribute attribute(String name) {
        return find("attribute", Attribute.values(), a -> Stream.of(a.label()), name);
    }

    static SampleFormat sampleFormat(String name) {
        return find("sample format", SampleFormat.values(), f -> Stream.of(f.label()), name);
    }

    static SegyByteOrder byteOrder(String name) {
        return find("byte order", SegyByteOrder.values(), o -> Stream.of(o.label()), name);
    }

    static Revision revision(String name) {
        return find("revision", Revision.values(), r -> Stream.of(r.label()), name);
    }

    static TextEncoding textEncoding(String name) {
        return find("text encoding", TextEncoding.values(), e -> Stream.of(e.label()), name);
    }

    static HeaderPreset headerPreset(String name) {
        return find("header preset", HeaderPreset.values(), p -> Stream.of(p.label()), name);
    }

    /// Takes a field by its standard name, its name in a layout or in Seismic Unix.
    static TraceHeaderField field(String name) {
        try {
            return TraceHeaderField.named(name);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /// Takes a field whose value is a number.
    static TraceHeaderField numberField(String name) {
        TraceHeaderField field = field(name);
        if (field.type() == FieldType.CHAR8) {
            throw new TypeConversionException(
                    "%s is text, expected a field that is a number, such as cdp_x"
                            .formatted(field.label()));
        }
        return field;
    }

    /// Reads a time window.
    static Window window(String text) {
        try {
            return Window.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /// Reads traces such as `0..99`, `17` or `all`.
    static TraceRange traces(String text) {
        if (text.equals("all")) {
            return ALL_TRACES;
        }
        Matcher matcher = TRACES.matcher(text.strip());
        if (matcher.matches()) {
            long first = Long.parseLong(matcher.group(1));
            long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
            if (first <= last) {
                return new TraceRange(first, last - first + 1);
            }
        }
        throw new TypeConversionException(
                "'%s' are no traces, expected all, or such as 0..99".formatted(text));
    }

    /// Reads a local path, also one that is written as `file:///…`.
    static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name is empty, expected a path");
        }
        try {
            return Storage.localPath(text);
        } catch (StorageException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
