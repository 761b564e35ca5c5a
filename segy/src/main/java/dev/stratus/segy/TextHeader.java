package dev.stratus.segy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return decode(file, index, Optional.empty());
    }

    /// Decodes the 3200 bytes at `index` of `file`.
    static TextHeader decode(ByteBuffer file, int index, Optional<TextEncoding> known) {
        byte[] bytes = new byte[BYTES];
        file.get(index, bytes);
        TextEncoding encoding = known.orElseGet(() -> TextEncoding.of(bytes));
        String text = encoding.decode(bytes);
        List<String> lines = new ArrayList<>(LINES);
        for (int line = 0; line < LINES; line++) {
            lines.add(text.substring(line * COLUMNS, (line + 1) * COLUMNS).stripTrailing());
        }
        return new TextHeader(encoding, lines);
    }

    /// A word of a header, in EBCDIC or ASCII, whichever makes all of it letters, digits and
    /// blanks; without its blanks and zeros, and empty if it is no text at all.
    static String word(ByteBuffer bytes, int index, int length) {
        byte[] word = new byte[length];
        bytes.get(index, word);
        for (TextEncoding encoding : List.of(TextEncoding.ASCII, TextEncoding.EBCDIC)) {
            String text = new String(word, encoding.charset()).replace('\0', ' ').strip();
            if (text.matches("[A-Za-z0-9_ .-]+")) {
                return text;
            }
        }
        return "";
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
        /// Code page 500, which agrees with 037 and 1047 in all but a few punctuation marks.
        EBCDIC("IBM500", 0x40),
        /// Code page 037.
        EBCDIC_037("IBM037", 0x40),
        /// Code page 1047, in which brackets are AD and BD.
        EBCDIC_1047("IBM1047", 0x40),
        ASCII("ISO-8859-1", 0x20);

        private final Charset charset;
        private final int blank;

        TextEncoding(String charset, int blank) {
            this.charset = Charset.forName(charset);
            this.blank = blank;
        }

        /// As on the command line, such as `ebcdic-037`.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Charset charset() {
            return charset;
        }

        /// One character a byte; a replacement character for what cannot be printed.
        String decode(byte[] bytes) {
            StringBuilder shown = new StringBuilder(bytes.length);
            new String(bytes, charset)
                    .chars()
                    .forEach(c ->
                            shown.append(
                                    (c >= ' ' && c < 0x7F) || (c > 0xA0 && c != 0xAD)
                                            ? (char) c
                                            : '\uFFFD'));
            return shown.toString();
        }

        /// Most of a textual header is blanks and letters, and those tell EBCDIC from ASCII; a file
        /// of any revision may use either. The code pages are told apart by where their brackets
        /// are.
        static TextEncoding of(byte[] bytes) {
            int ebcdic = 0;
            int ascii = 0;
            boolean[] seen = new boolean[256];
            for (byte b : bytes) {
                int value = Byte.toUnsignedInt(b);
                seen[value] = true;
                if (value == EBCDIC.blank || value >= 0x81) {
                    ebcdic++;
                } else if (value == ASCII.blank || (value >= 0x41 && value <= 0x7A)) {
                    ascii++;
                }
            }
            if (ascii > ebcdic) {
                return ASCII;
            }
            if (seen[0xAD] || seen[0xBD]) {
                return EBCDIC_1047;
            }
            return seen[0xBA] || seen[0xBB] ? EBCDIC_037 : EBCDIC;
        }
    }
}
