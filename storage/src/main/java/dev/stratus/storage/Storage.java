package dev.stratus.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the bytes that a location names: a path, a `file:` or `https:` URI, or a URI of a scheme
/// that a [StorageProvider] on the class path serves.
public final class Storage {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
    private static final Pattern USER_INFO = Pattern.compile("^([^/?#]*//)[^/?#]*@");

    private static final StorageProvider LOCAL = new LocalStorage();
    private static final StorageProvider HTTP = new HttpStorage();
    private static final ConcurrentMap<String, StorageProvider> FOUND = new ConcurrentHashMap<>();

    private Storage() {}

    /// Opens the object at `location`.
    ///
    /// @throws StorageException if nothing can be read there
    public static ByteSource open(String location) throws IOException {
        return open(location, StorageOptions.STANDARD);
    }

    /// Opens the object at `location`.
    ///
    /// @throws StorageException if nothing can be read there
    public static ByteSource open(String location, StorageOptions options) throws IOException {
        return providerOf(location).open(location, options);
    }

    /// The folder or prefix at `location`, which need not exist.
    ///
    /// @throws StorageException if there can be none
    public static Store store(String location, StorageOptions options) throws IOException {
        return providerOf(location).store(location, options);
    }

    /// Starts the object at `location`, in place of one that may be there. The folder it is in must
    /// exist.
    ///
    /// @throws StorageException if nothing can be written there
    public static NewObject create(String location, StorageOptions options) throws IOException {
        return providerOf(location).create(location, options);
    }

    /// A location as it may be shown and written down: without what stands before `@` and after
    /// `?`, which may be passwords and signatures.
    public static String displayName(String location) {
        if (isPath(location)) {
            return location;
        }
        String bare = USER_INFO.matcher(location).replaceFirst("$1");
        String scheme = schemeOf(location).orElse("");
        int query = bare.indexOf('?');
        boolean hidden = query >= 0 && HTTP.schemes().contains(scheme);
        return hidden ? bare.substring(0, query) + "?…" : bare;
    }

    /// Whether `location` names a local file or folder.
    public static boolean isPath(String location) {
        return schemeOf(location).map(LOCAL.schemes()::contains).orElse(true);
    }

    /// The local path that `location` names.
    ///
    /// @throws StorageException if it names none
    public static Path localPath(String location) throws StorageException {
        if (!isPath(location)) {
            throw new StorageException(
                    "%s: is no local file, expected a path or file:///path."
                            .formatted(displayName(location)));
        }
        try {
            return schemeOf(location).isPresent()
                    ? Path.of(URI.create(location))
                    : Path.of(location);
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    "%s: is no path: %s.".formatted(location, e.getMessage()), e);
        }
    }

    private static Optional<String> schemeOf(String location) {
        Matcher matcher = SCHEME.matcher(location);
        return matcher.matches()
                ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static StorageProvider providerOf(String location) throws StorageException {
        if (isPath(location)) {
            return LOCAL;
        }
        String scheme = schemeOf(location).orElseThrow();
        if (HTTP.schemes().contains(scheme)) {
            return HTTP;
        }
        StorageProvider provider = FOUND.computeIfAbsent(scheme, Storage::find);
        if (provider == null) {
            throw new StorageException(
                    "%s: storage of this kind (%s:) is not known, expected a path, file:///path, https://… or s3://bucket/key."
                            .formatted(displayName(location), scheme));
        }
        return provider;
    }

    private static @Nullable StorageProvider find(String scheme) {
        return ServiceLoader.load(StorageProvider.class, Storage.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.schemes().contains(scheme))
                .findFirst()
                .orElse(null);
    }
}
