package dev.stratus.testkit.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request as it came in.
///
/// @param target path and query, as in the request's first line
/// @param headerLines such as `Range: bytes=0-3599`, in the order in which they came
public record SeenRequest(String method, String target, List<String> headerLines) {
    public SeenRequest {
        headerLines = List.copyOf(headerLines);
    }

    /// Such as `bytes=0-3599`.
    public Optional<String> range() {
        return header("Range");
    }

    /// The first header of that name, whatever its case.
    public Optional<String> header(String name) {
        return new HttpHead("", headerLines).header(name);
    }

    /// The target without its query.
    public String path() {
        return target.split("\\?", 2)[0];
    }

    /// Such as `GET /survey/line.sgy bytes=0-3599`, for assertions that read like a list.
    @Override
    public String toString() {
        return "%s %s %s"
                .formatted(method.toUpperCase(Locale.ROOT), target, range().orElse(""))
                .strip();
    }
}
