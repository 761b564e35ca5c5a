package dev.stratus.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Passes bodies on as they are (RFC 9112, sections 6 and 7).
final class HttpBody {
    private static final byte FILLER = (byte) 0xEE;
    private static final int BUFFER_BYTES = 64 * 1024;

    private HttpBody() {}

    /// Copies exactly `count` bytes.
    static void copy(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException(left + " bytes of a body are missing");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }

    /// Copies chunks and trailer fields up to their end.
    static void copyChunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String size = copyLine(in, out);
            long count = Long.parseLong(size.split(";", 2)[0].strip(), 16);
            if (count == 0) {
                break;
            }
            copy(in, out, count);
            copyLine(in, out);
        }
        while (!copyLine(in, out).isEmpty()) {
            // Trailer fields end with an empty line.
        }
        out.flush();
    }

    /// Writes `count` bytes that mean nothing.
    static void fill(OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        Arrays.fill(buffer, FILLER);
        for (long left = count; left > 0; left -= buffer.length) {
            out.write(buffer, 0, (int) Math.min(buffer.length, left));
        }
    }

    private static String copyLine(InputStream in, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("a chunked body ended early");
            }
            line.append((char) next);
            next = in.read();
        }
        String text = line.toString().stripTrailing();
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return text;
    }
}
