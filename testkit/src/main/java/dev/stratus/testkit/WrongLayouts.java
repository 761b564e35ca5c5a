package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Files whose trace layout, an XML document, is broken or hostile.
final class WrongLayouts {
    private static final String START = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    private static final String INLINE = "<entry name=\"iline\" byte=\"189\" type=\"int4\"/>";

    private WrongLayouts() {}

    static List<MalformedFile> all() {
        return List.of(
                named("layout-empty", "no document", xml(""))
                        .beside("a layout without entries", layout("")),
                named("layout-noise", "bytes that are no text", noise())
                        .beside("a byte order mark before the document", byteOrderMark()),
                named(
                                "layout-not-well-formed",
                                "an element that is closed by another's end",
                                layout("<extension name=\"SEG00001\">" + INLINE + "</desc>"))
                        .beside("an element that nobody knows", layout(INLINE + "<colour/>")),
                named("layout-cut", "the document ends in its middle", xml(cut()))
                        .beside("a layout of two records", layout(INLINE + comment(4000))),
                named(
                                "layout-dtd",
                                "a document type definition",
                                xml(document("<!DOCTYPE segy-layout [<!ELEMENT x ANY>]>", INLINE)))
                        .beside("a processing instruction", layout("<?print no?>" + INLINE)),
                named("layout-entity-bomb", "entities that grow to a billion", xml(bomb()))
                        .beside(
                                "entities that every document has",
                                layout("<desc>&lt;&#65;&amp;</desc>" + INLINE)),
                named(
                                "layout-external-entity",
                                "an entity that reads a file of the machine",
                                xml(
                                        document(
                                                "<!DOCTYPE segy-layout [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                                                "<desc>&x;</desc>" + INLINE)))
                        .beside("a CDATA section", layout("<desc><![CDATA[<&]]></desc>" + INLINE)),
                named(
                                "layout-external-dtd",
                                "a document type definition from the network",
                                xml(
                                        document(
                                                "<!DOCTYPE segy-layout SYSTEM \"http://127.0.0.1:9/layout.dtd\">",
                                                INLINE)))
                        .beside(
                                "a location of a schema that is not to be fetched",
                                xml(
                                        START
                                                + "<segy-layout name=\"rev2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:9/layout.xsd\">"
                                                + INLINE
                                                + "</segy-layout>")),
                named(
                                "layout-include",
                                "an entity of parameters from the network",
                                xml(
                                        document(
                                                "<!DOCTYPE segy-layout [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>",
                                                INLINE)))
                        .beside("the same layout twice", twice(INLINE, INLINE)),
                named("layout-another-root", "a page of HTML", xml("<html><body/></html>"))
                        .beside(
                                "a layout without a name",
                                xml("<segy-layout>" + INLINE + "</segy-layout>")),
                named("layout-unknown-type", "a type int3", entry("iline", "189", "int3"))
                        .beside("a type in capitals", entry("iline", "189", "INT4")),
                named("layout-byte-zero", "a field at byte 0", entry("iline", "0", "int4"))
                        .beside("a field that ends with the header", entry("iline", "237", "int4")),
                named("layout-byte-negative", "a field at byte -4", entry("iline", "-4", "int4"))
                        .beside(
                                "blanks around the number of a byte",
                                entry("iline", " 189 ", "int4")),
                named(
                                "layout-byte-beyond-header",
                                "a field that ends behind the header",
                                entry("iline", "238", "int4"))
                        .beside("a field nobody knows", entry("colour", "189", "int4")),
                named(
                                "layout-byte-huge",
                                "a field at byte 99999999999",
                                entry("iline", "99999999999", "int4"))
                        .beside("a byte with leading zeros", entry("iline", "00189", "int4")),
                named(
                                "layout-byte-no-number",
                                "a field at byte 'last'",
                                entry("iline", "last", "int4"))
                        .beside("a field with an attribute too many", layout(colouredInline())),
                named(
                                "layout-entry-without-name",
                                "a field without a name",
                                layout("<entry byte=\"189\" type=\"int4\"/>"))
                        .beside(
                                "two fields that share bytes",
                                layout(
                                        INLINE
                                                + "<entry name=\"low\" byte=\"191\" type=\"int2\"/>")),
                named(
                                "layout-entry-without-byte",
                                "a field without a place",
                                layout("<entry name=\"iline\" type=\"int4\"/>"))
                        .beside("the same field twice at the same place", layout(INLINE + INLINE)),
                named(
                                "layout-entry-without-type",
                                "a field without a type",
                                layout("<entry name=\"iline\" byte=\"189\"/>"))
                        .beside(
                                "an extension that no trace has",
                                layout(INLINE + "<extension name=\"PRIVATE1\"/>")),
                named(
                                "layout-name-twice",
                                "one name for two places",
                                layout(INLINE + "<entry name=\"iline\" byte=\"9\" type=\"int4\"/>"))
                        .beside(
                                "one name in the standard header and in extension 1",
                                layout(
                                        INLINE
                                                + "<extension name=\"SEG00001\"><entry name=\"iline\" byte=\"181\" type=\"int8\" if-non-zero=\"1\"/></extension>")),
                named(
                                "layout-extension-without-name",
                                "an extension without a name",
                                layout(INLINE + "<extension>" + INLINE + "</extension>"))
                        .beside(
                                "a description of 2000 characters",
                                layout("<desc>" + "x".repeat(2000) + "</desc>" + INLINE)),
                named(
                                "layout-nested-deeply",
                                "20000 elements within each other",
                                layout("<a>".repeat(20_000) + "</a>".repeat(20_000)))
                        .beside(
                                "elements within a description",
                                layout("<desc><b>bold</b></desc>" + INLINE)),
                named(
                                "layout-huge-attribute",
                                "an attribute of a megabyte",
                                layout(
                                        "<entry name=\""
                                                + "x".repeat(1 << 20)
                                                + "\" byte=\"1\" type=\"int4\"/>"))
                        .beside("a name of 300 characters", entry("x".repeat(300), "1", "int4")),
                named(
                                "layout-twice",
                                "two layouts that contradict each other",
                                twice(INLINE, INLINE.replace("189", "9")))
                        .beside(
                                "two layouts of different headers",
                                twice(
                                        INLINE,
                                        "<extension name=\"SEG00001\"><entry name=\"cdp_x\" byte=\"161\" type=\"ieee64\"/></extension>")));
    }

    private static String document(String definition, String content) {
        return START + definition + "<segy-layout name=\"rev2\">" + content + "</segy-layout>";
    }

    private static String cut() {
        return START + "<segy-layout name=\"rev2\">" + INLINE + "<entry name=\"xline\" by";
    }

    private static String bomb() {
        StringBuilder definition = new StringBuilder("<!DOCTYPE segy-layout [<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            definition.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        return document(definition.append("]>").toString(), "<desc>&a30;</desc>" + INLINE);
    }

    private static String comment(int length) {
        return "<!--" + "x".repeat(length) + "-->";
    }

    private static String colouredInline() {
        return "<entry name=\"iline\" byte=\"189\" type=\"int4\" colour=\"red\"/>";
    }

    private static SegyFixture entry(String name, String firstByte, String type) {
        return layout(
                "<entry name=\"%s\" byte=\"%s\" type=\"%s\"/>".formatted(name, firstByte, type));
    }

    private static SegyFixture layout(String content) {
        return xml(document("", content));
    }

    private static SegyFixture xml(String document) {
        return stanza(SoundFile.ofRevision(2, 1), document);
    }

    private static SegyFixture twice(String first, String second) {
        return stanza(layout(first), document("", second));
    }

    private static SegyFixture stanza(SegyFixture fixture, String document) {
        return fixture.textEncoding(TextEncoding.ASCII)
                .stanza("((SEG:Layout:text/xml))\n" + document);
    }

    private static SegyFixture noise() {
        byte[] bytes = new byte[2000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7 + (i >> 3));
        }
        return rawLayout(bytes);
    }

    private static SegyFixture byteOrderMark() {
        String document = document("", INLINE);
        byte[] padded =
                ("\uFEFF" + document + " ".repeat(3100 - document.length()))
                        .getBytes(StandardCharsets.UTF_8);
        return rawLayout(padded);
    }

    private static SegyFixture rawLayout(byte[] bytes) {
        return SoundFile.ofRevision(2, 1)
                .textEncoding(TextEncoding.ASCII)
                .stanza("((SEG:Layout:text/xml))\n", bytes);
    }
}
