package dev.stratus.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How the characters of a textual header are written: ASCII, or one of the EBCDIC code pages that
/// SEG-Y writers use.
public enum TextEncoding {
    ASCII(StandardCharsets.US_ASCII),
    EBCDIC_037(Charset.forName("IBM037")),
    EBCDIC_500(Charset.forName("IBM500")),
    EBCDIC_1047(Charset.forName("IBM1047"));

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /// `text` cut or filled with blanks to `length` bytes.
    public byte[] bytes(String text, int length) {
        return (text.length() > length
                        ? text.substring(0, length)
                        : text + " ".repeat(length - text.length()))
                .getBytes(charset);
    }

    byte[] bytes(String text) {
        return text.getBytes(charset);
    }
}
