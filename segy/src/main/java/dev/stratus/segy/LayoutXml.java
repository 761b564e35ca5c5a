package dev.stratus.segy;

import dev.stratus.segy.HeaderLayout.Wins;
import dev.stratus.storage.Printable;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The trace header layout of a `((SEG:Layout:text/xml))` stanza (SEG-Y rev 2.1, D8): where fields
/// stand in the standard header and in the additional ones.
///
/// The document is hostile input: there is no DTD, no entity but the five of XML itself, and an end
/// to how much of everything there is.
final class LayoutXml {
    /// More fields than headers have bytes make no sense.
    private static final int MOST_ENTRIES = 20_000;

    private static final int MOST_DEPTH = 8;

    /// The XML is none, or says what cannot be. The message is for the `found` of a [Finding].
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /// How a layout's type reads and scales.
    private record Type(FieldType type, Scaling scaling) {}

    private final HeaderLayout.Builder layout = new HeaderLayout.Builder();
    private final Map<String, FieldPlace> places = new HashMap<>();
    private String extension = "";
    private int header;
    private int entries;

    private LayoutXml() {}

    /// Parses the documents of a file, which add to each other.
    ///
    /// @throws Malformed if one is not well-formed, has a DTD, or holds an entry that cannot be, or
    ///   if one field has two places
    static HeaderLayout parse(List<String> documents) throws Malformed {
        LayoutXml parser = new LayoutXml();
        for (String xml : documents) {
            parser.parse(xml);
        }
        return parser.layout.build();
    }

    private void parse(String xml) throws Malformed {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("an external entity");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            document(reader);
            reader.close();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new Malformed("no well-formed XML at its line %d".formatted(line));
        }
    }

    private void document(XMLStreamReader reader) throws XMLStreamException, Malformed {
        int depth = 0;
        while (reader.hasNext()) {
            switch (next(reader)) {
                case XMLStreamConstants.DTD -> throw new Malformed("XML with a DTD");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Malformed("XML with an entity of its own");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MOST_DEPTH) {
                        throw new Malformed("XML nested deeper than %d".formatted(MOST_DEPTH));
                    }
                    start(reader, depth);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth == 0) {
                        return;
                    }
                    if (reader.getLocalName().equals("extension")) {
                        extension = "";
                    }
                }
                default -> {}
            }
        }
    }

    /// The JDK's parser reports some errors of a DTD with unchecked exceptions of its own.
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            throw new XMLStreamException(e);
        }
    }

    private void start(XMLStreamReader reader, int depth) throws Malformed {
        String element = reader.getLocalName();
        if (depth == 1 && !element.equals("segy-layout")) {
            throw new Malformed(
                    "XML of a <%s>, not of a <segy-layout>".formatted(shortened(element)));
        }
        switch (element) {
            case "extension" -> {
                header++;
                extension = shortened(attribute(reader, "name"));
                if (extension.isEmpty()) {
                    throw new Malformed("an extension without a name");
                }
            }
            case "entry" -> {
                if (++entries > MOST_ENTRIES) {
                    throw new Malformed("a layout of more than %d entries".formatted(MOST_ENTRIES));
                }
                entry(reader);
            }
            default -> {}
        }
    }

    private void entry(XMLStreamReader reader) throws Malformed {
        String name = shortened(attribute(reader, "name"));
        if (name.isEmpty()) {
            throw new Malformed("an entry without a name");
        }
        Type type = type(name, shortened(attribute(reader, "type")).toLowerCase(Locale.ROOT));
        FieldPlace place;
        try {
            place =
                    new FieldPlace(
                            Integer.parseInt(attribute(reader, "byte").strip()), type.type());
        } catch (NumberFormatException e) {
            throw new Malformed("an entry %s without a byte".formatted(name));
        } catch (IllegalArgumentException e) {
            throw new Malformed("an entry %s that cannot be: %s".formatted(name, e.getMessage()));
        }
        Optional<TraceHeaderField> field =
                Arrays.stream(TraceHeaderField.values())
                        .filter(f -> f.layoutName().filter(name::equals).isPresent())
                        .findFirst();
        if (field.equals(Optional.of(TraceHeaderField.SAMPLES_PER_TRACE))
                && type.type() == FieldType.INT16) {
            // Annex D8 says int2, but counts above 32767 exist.
            place = new FieldPlace(place.firstByte(), FieldType.UINT16);
        }
        FieldPlace before = places.put(extension + ":" + name, place);
        if (before != null && !before.equals(place)) {
            throw new Malformed(
                    "an entry %s at byte %d and at byte %d"
                            .formatted(name, before.firstByte(), place.firstByte()));
        }
        if (before != null) {
            return;
        }
        boolean inStandardHeader = extension.isEmpty();
        if (field.isPresent() && inStandardHeader) {
            layout.place(field.get(), place, type.scaling());
        } else if (field.isPresent() && extension.equals("SEG00001")) {
            Wins wins =
                    attribute(reader, "if-non-zero").matches("\\s*(1|true)\\s*")
                            ? Wins.UNLESS_ZERO
                            : Wins.ALWAYS;
            layout.override(field.get(), header, place, type.scaling(), wins);
        } else {
            layout.other(
                    new LayoutField(
                            name, inStandardHeader ? 0 : header, extension, place, type.scaling()));
        }
    }

    private static Type type(String name, String type) throws Malformed {
        return switch (type) {
            case "int1" -> new Type(FieldType.INT8, Scaling.UNSCALED);
            case "uint1" -> new Type(FieldType.UINT8, Scaling.UNSCALED);
            case "int2" -> new Type(FieldType.INT16, Scaling.UNSCALED);
            case "uint2" -> new Type(FieldType.UINT16, Scaling.UNSCALED);
            case "int4", "linetrc", "reeltrc" -> new Type(FieldType.INT32, Scaling.UNSCALED);
            case "uint4" -> new Type(FieldType.UINT32, Scaling.UNSCALED);
            case "int8" -> new Type(FieldType.INT64, Scaling.UNSCALED);
            case "uint8", "linetrc8", "reeltrc8" -> new Type(FieldType.UINT64, Scaling.UNSCALED);
            case "ibmfp" -> new Type(FieldType.IBM_FLOAT32, Scaling.UNSCALED);
            case "ieee32" -> new Type(FieldType.FLOAT32, Scaling.UNSCALED);
            case "ieee64" -> new Type(FieldType.FLOAT64, Scaling.UNSCALED);
            case "coor4" -> new Type(FieldType.INT32, Scaling.BY_COORDINATE_SCALAR);
            case "elev4" -> new Type(FieldType.INT32, Scaling.BY_ELEVATION_SCALAR);
            case "time2" -> new Type(FieldType.INT16, Scaling.BY_TIMES_SCALAR);
            case "spnum4" -> new Type(FieldType.INT32, Scaling.BY_SHOT_POINT_SCALAR);
            case "scale6" -> new Type(FieldType.SCALE6, Scaling.UNSCALED);
            default ->
                    throw new Malformed("an entry %s of the unknown type %s".formatted(name, type));
        };
    }

    /// As much as belongs into a message, and nothing that a terminal obeys.
    private static String shortened(String text) {
        String stripped = Printable.of(text.strip());
        return stripped.length() <= 40 ? stripped : stripped.substring(0, 40) + "…";
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
