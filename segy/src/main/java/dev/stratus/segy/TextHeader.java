package dev.stratus.segy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A 3200-byte textual header: 40 lines of 80 characters.
///
/// @param lines without the blanks at their ends; a byte that is no printable character of the
///   encoding is a replacement character (U+FFFD)
public record TextHeader(TextEncoding encoding, List<String> lines) {
    /// Its length.
    public static final int BYTES = 3200;

    static final int LINES = 40;
    static final int COLUMNS = 80;

    public TextHeader {
        lines = List.copyOf(lines);
    }

    /// Decodes the 3200 bytes at `index` of `file`; the encoding is found by content.
    static TextHeader decode(ByteBuffer file, int index) {
        byte[] bytes = new byte[BYTES];
        file.get(index, bytes);
        TextEncoding encoding = TextEncoding.of(bytes);
        String text = new String(bytes, encoding.charset());
        List<String> lines = new ArrayList<>(LINES);
        for (int line = 0; line < LINES; line++) {
            lines.add(printable(text.substring(line * COLUMNS, (line + 1) * COLUMNS)));
        }
        return new TextHeader(encoding, lines);
    }

    private static String printable(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        line.chars()
                .forEach(c -> shown.append((c >= ' ' && c < 0x7F) || c > 0xA0 ? (char) c : '�'));
        return shown.toString().stripTrailing();
    }

    /// Encodes lines as a file has them, padded with blanks.
    ///
    /// @throws IllegalArgumentException if there are more than 40 lines or one has more than 80
    ///   characters
    static byte[] encode(List<String> lines, TextEncoding encoding) {
        if (lines.size() > LINES) {
            throw new IllegalArgumentException(
                    "a textual header has %d lines, not %d".formatted(LINES, lines.size()));
        }
        StringBuilder text = new StringBuilder(BYTES);
        for (int line = 0; line < LINES; line++) {
            String content = line < lines.size() ? lines.get(line) : "C%2d".formatted(line + 1);
            if (content.length() > COLUMNS) {
                throw new IllegalArgumentException(
                        "a line of a textual header has %d characters, not %d: %s"
                                .formatted(COLUMNS, content.length(), content));
            }
            text.append(content).append(" ".repeat(COLUMNS - content.length()));
        }
        return text.toString().getBytes(encoding.charset());
    }

    /// The encodings of textual headers.
    public enum TextEncoding {
        /// Code page 500, which agrees with 037 in all but a few punctuation marks.
        EBCDIC(Charset.forName("IBM500"), 0x40),
        ASCII(StandardCharsets.ISO_8859_1, 0x20);

        private final Charset charset;
        private final int blank;

        TextEncoding(Charset charset, int blank) {
            this.charset = charset;
            this.blank = blank;
        }

        Charset charset() {
            return charset;
        }

        /// Most of a textual header is blanks and letters, and those tell the encodings apart; a
        /// file of any revision may use either.
        static TextEncoding of(byte[] bytes) {
            int ebcdic = 0;
            int ascii = 0;
            for (byte b : bytes) {
                int value = Byte.toUnsignedInt(b);
                if (value == EBCDIC.blank || value >= 0x81) {
                    ebcdic++;
                } else if (value == ASCII.blank || (value >= 0x41 && value <= 0x7A)) {
                    ascii++;
                }
            }
            return ascii > ebcdic ? ASCII : EBCDIC;
        }
    }
}
