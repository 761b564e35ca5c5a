package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of the extended textual headers or of the data trailer that starts with `((owner:
/// title))` or `((owner: title:content-type:bytes))` (SEG-Y rev 2.1, annex D).
///
/// @param owner such as `SEG`; empty for text that does not start with a name
/// @param title such as `EndText`
/// @param contentType such as `text/xml`; empty if it is not said
/// @param declaredBytes how many bytes of data it says that follow
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

    private static final Pattern NAME =
            Pattern.compile("^\\(\\(([^:]*):(.*?)\\)\\)", Pattern.DOTALL);
    private static final Pattern TYPE_AND_BYTES =
            Pattern.compile("(?:(.*?):)?([^:/ ]+/[^:]+?)(?::\\s*(\\d{1,18}))?");

    /// The stanza whose name stands at the start of `record`.
    static Stanza named(byte[] record, TextEncoding encoding, long offset) {
        Matcher name = NAME.matcher(new String(record, encoding.charset()));
        if (!name.find()) {
            return unnamed(encoding, offset);
        }
        String title = name.group(2).strip();
        String contentType = "";
        OptionalLong bytes = OptionalLong.empty();
        Matcher typed = TYPE_AND_BYTES.matcher(title);
        if (typed.matches()) {
            title = typed.group(1) == null ? "" : typed.group(1).strip();
            contentType = typed.group(2).strip();
            if (typed.group(3) != null) {
                bytes = OptionalLong.of(Long.parseLong(typed.group(3)));
            }
        }
        return new Stanza(name.group(1).strip(), title, contentType, bytes, encoding, offset, 1);
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
