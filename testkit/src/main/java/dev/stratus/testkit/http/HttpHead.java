package dev.stratus.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The first line and the header lines of a request or an answer (RFC 9112, section 2), kept as
/// they came so that signatures stay valid.
record HttpHead(String startLine, List<String> headerLines) {
    private static final int MOST_BYTES = 64 * 1024;

    HttpHead {
        headerLines = List.copyOf(headerLines);
    }

    /// Reads up to the empty line.
    ///
    /// @return nothing if `in` ends before the first byte
    static Optional<HttpHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        for (int total = 0; total < MOST_BYTES; total++) {
            int next = in.read();
            if (next < 0) {
                if (total == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection ended within a head");
            }
            if (next != '\n') {
                bytes.write(next);
                continue;
            }
            String line = bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            bytes.reset();
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return Optional.of(new HttpHead(lines.get(0), lines.subList(1, lines.size())));
            }
        }
        throw new IOException("a head of more than " + MOST_BYTES + " bytes");
    }

    static HttpHead of(String startLine, String... headerLines) {
        return new HttpHead(startLine, List.of(headerLines));
    }

    /// The n-th word of the first line, such as a request's method (0) or an answer's status (1).
    String word(int n) {
        String[] words = startLine.split(" ", 3);
        return n < words.length ? words[n] : "";
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headerLines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    OptionalLong contentLength() {
        return header("Content-Length").stream().mapToLong(Long::parseLong).findFirst();
    }

    boolean isChunked() {
        return header("Transfer-Encoding").filter(coding -> coding.endsWith("chunked")).isPresent();
    }

    HttpHead without(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return new HttpHead(
                startLine,
                headerLines.stream()
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                        .toList());
    }

    HttpHead with(String name, String value) {
        List<String> lines = new ArrayList<>(without(name).headerLines);
        lines.add(name + ": " + value);
        return new HttpHead(startLine, lines);
    }

    HttpHead withStartLine(String line) {
        return new HttpHead(line, headerLines);
    }

    byte[] bytes() {
        String lines = headerLines.isEmpty() ? "" : String.join("\r\n", headerLines) + "\r\n";
        return (startLine + "\r\n" + lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
