package dev.stratus.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The answer to one request for a range, as the store gave it; nothing of it was checked against
/// what was asked.
///
/// @param first the first byte in the body, zero-based
/// @param length how many bytes the body should have; 0 for an empty object
/// @param size the whole object's length in bytes
/// @param version the object's version, in the words of [ByteSource#version]
/// @param abandon breaks the connection off; called instead of reading a body to its end
public record RangeResponse(
        long first, long length, long size, String version, InputStream body, Runnable abandon)
        implements Closeable {

    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /// Reads the `Content-Range` of an answer with the status 206 (RFC 9110, section 14.4).
    ///
    /// @throws TransientException if there is none, or none that makes sense
    public static RangeResponse partial(
            String contentRange, String version, InputStream body, Runnable abandon)
            throws TransientException {
        Matcher matcher = CONTENT_RANGE.matcher(contentRange);
        if (matcher.matches()) {
            long first = Long.parseLong(matcher.group(1));
            long last = Long.parseLong(matcher.group(2));
            long size = Long.parseLong(matcher.group(3));
            if (first <= last && last < size) {
                return new RangeResponse(first, last - first + 1, size, version, body, abandon);
            }
        }
        abandon.run();
        throw new TransientException(
                "answered with Content-Range '%s', expected 'bytes first-last/size'"
                        .formatted(Printable.shortened(contentRange)));
    }

    /// The answer for an object without a byte.
    public static RangeResponse empty(String version) {
        return new RangeResponse(0, 0, 0, version, InputStream.nullInputStream(), () -> {});
    }

    /// Gives the connection back. A body that was not read to its end is broken off.
    @Override
    public void close() throws IOException {
        body.close();
    }
}
