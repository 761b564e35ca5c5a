package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.util.Locale;
import java.util.OptionalLong;

/// A part of the extended textual headers or of the data trailer that starts with `((owner:
/// title))` or `((owner: title:content-type:bytes))` (SEG-Y rev 2.1, annex D).
///
/// @param owner such as `SEG`; empty for text that does not start with a name
/// @param title such as `EndText`
/// @param contentType such as `text/xml`; empty if it is not said
/// @param declaredBytes how many bytes of data it says that follow; -1 if what it says is no number
/// @param encoding of its own: stanzas of one file may differ
/// @param offset the zero-based byte in the file at which it starts
/// @param records how many records of 3200 bytes it takes
public record Stanza(
        String owner,
        String title,
        String contentType,
        OptionalLong declaredBytes,
        TextEncoding encoding,
        long offset,
        int records) {

    /// The stanza whose name stands at the start of `record`. Without an end of the name it has
    /// none.
    static Stanza named(byte[] record, TextEncoding encoding, long offset) {
        String text = new String(record, encoding.charset());
        int end = text.indexOf("))");
        if (end < 0) {
            return unnamed(encoding, offset);
        }
        // `))` may belong to the title: ((owner: a title (in brackets) ))
        while (end + 2 < text.length() && text.charAt(end + 2) == ')') {
            end++;
        }
        String[] parts = text.substring(2, end).split(":", 4);
        return new Stanza(
                parts[0].strip(),
                parts.length > 1 ? parts[1].strip() : "",
                parts.length > 2 ? parts[2].strip() : "",
                parts.length > 3 ? bytes(parts[3].strip()) : OptionalLong.empty(),
                encoding,
                offset,
                1);
    }

    /// What is no number is -1, what is too large for one the largest.
    private static OptionalLong bytes(String text) {
        if (!text.matches("\\d+")) {
            return OptionalLong.of(-1);
        }
        return OptionalLong.of(text.length() > 18 ? Long.MAX_VALUE : Long.parseLong(text));
    }

    /// Text before any stanza: a plain page of 40 lines.
    static Stanza unnamed(TextEncoding encoding, long offset) {
        return new Stanza("", "", "", OptionalLong.empty(), encoding, offset, 1);
    }

    Stanza withOneMoreRecord() {
        return new Stanza(
                owner,
                title,
                contentType,
                declaredBytes,
                encoding,
                offset,
                Math.addExact(records, 1));
    }

    /// Blanks and case do not count in names.
    boolean is(String ownerName, String titleName) {
        return squeezed(owner).equals(squeezed(ownerName))
                && squeezed(title).equals(squeezed(titleName));
    }

    private static String squeezed(String name) {
        return name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }
}
