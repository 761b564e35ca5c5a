package dev.stratus.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the bytes that a location names: a path, or a `file:` URI.
public final class Storage {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

    private Storage() {}

    /// Opens the object at `location`.
    ///
    /// @throws StorageException if nothing can be read there
    public static ByteSource open(String location) throws IOException {
        return LocalByteSource.open(localPath(location));
    }

    /// The local path that `location` names.
    ///
    /// @throws StorageException if it names none
    public static Path localPath(String location) throws StorageException {
        Matcher matcher = SCHEME.matcher(location);
        try {
            if (!matcher.matches()) {
                return Path.of(location);
            }
            if (matcher.group(1).toLowerCase(Locale.ROOT).equals("file")) {
                return Path.of(URI.create(location));
            }
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "%s: is no path: %s.".formatted(location, e.getMessage()), e);
        }
        throw new StorageException(
                "%s: storage of this kind (%s:) is not known, expected a path or file:///path."
                        .formatted(location, matcher.group(1)));
    }
}
