package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;

/// Files whose stanzas are not what their first line says.
final class WrongStanzas {
    private static final String LAYOUT = "((SEG:Layout:text/xml";

    private WrongStanzas() {}

    static List<MalformedFile> all() {
        return List.of(
                named(
                                "stanza-longer-than-file",
                                "a layout of 999999999 bytes, in one record",
                                layout(LAYOUT + ":999999999))\n" + good()))
                        .beside(
                                "a stanza of 999999999 bytes that nobody needs, in one record",
                                stanza("((Us: Blob:application/octet-stream:999999999))")),
                named(
                                "stanza-longer-than-any",
                                "a layout of more bytes than 64 bits count",
                                layout(LAYOUT + ":99999999999999999999999))\n" + good()))
                        .beside(
                                "a stanza that says 3 bytes and holds more",
                                stanza("((Us: Blob:text/plain:3))abcdef")),
                named(
                                "stanza-of-negative-length",
                                "a layout of -1 bytes",
                                layout(LAYOUT + ":-1))\n" + good()))
                        .beside("a stanza of 0 bytes", stanza("((Us: Blob:text/plain:0))")),
                named(
                                "stanza-unclosed",
                                "the name of a layout stanza never ends",
                                layout(LAYOUT + "\n" + good()))
                        .beside("the name of another stanza never ends", stanza("((Survey: Notes")),
                named(
                                "stanza-layout-of-another-type",
                                "a layout that says it is a picture",
                                layout("((SEG:Layout:image/png))\n" + good()))
                        .beside("a stanza without owner and title", stanza("(())")));
    }

    private static String good() {
        return LayoutXml.named("moved").entry("iline", 9, "int4").xml();
    }

    private static SegyFixture layout(String stanza) {
        return SoundFile.ofRevision(2, 1).textEncoding(TextEncoding.ASCII).stanza(stanza);
    }

    private static SegyFixture stanza(String stanza) {
        return SoundFile.ofRevision(2, 1).stanza(stanza);
    }
}
