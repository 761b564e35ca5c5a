package dev.stratus.storage;

import java.net.HttpURLConnection;

/// Which version of a file a web server handed out: its strong entity tag, or else when it was last
/// modified (RFC 9110, section 8.8). A server that tells neither is only held to the file's size.
final class HttpVersion {
    private static final String UNKNOWN = "unknown";

    private HttpVersion() {}

    static String of(HttpURLConnection answer) {
        String tag = answer.getHeaderField("ETag");
        if (tag != null && tag.startsWith("\"")) {
            return tag;
        }
        String modified = answer.getHeaderField("Last-Modified");
        return modified == null ? UNKNOWN : modified;
    }

    /// Makes a request hold for one version only.
    static void requireSame(HttpURLConnection request, String version) {
        if (version.startsWith("\"")) {
            request.setRequestProperty("If-Match", version);
        } else if (!version.equals(UNKNOWN)) {
            request.setRequestProperty("If-Unmodified-Since", version);
        }
    }
}
