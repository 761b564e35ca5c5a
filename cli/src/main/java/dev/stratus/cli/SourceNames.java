package dev.stratus.cli;

import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.Store;
import dev.stratus.storage.StoredObject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The SEG-Y files that words of a command line name: a file, all SEG-Y files in a folder or under
/// a prefix, or those whose name fits a pattern.
final class SourceNames {
    private static final Pattern WEB = Pattern.compile("(?i)https?:.*");
    private static final Pattern QUERY = Pattern.compile("\\?.*");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(sgy|segy)$");
    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private SourceNames() {}

    /// Whether a word may name several files. What is there under that very name is one.
    static boolean isSeveral(String word, StorageOptions options) throws StorageException {
        return several(word, options).isPresent();
    }

    /// Whether `word` names `location` itself.
    static boolean isSame(String word, String location) throws StorageException {
        return normal(word).equals(normal(location));
    }

    /// Whether `word` is a folder, a prefix or a pattern that `location` is in.
    static boolean isAmong(String word, String location) throws StorageException {
        Optional<Several> several = several(word);
        String path = path(location);
        String folder = path.substring(0, folderEnd(path));
        return several.isPresent()
                && isSame(several.get().folder, folder)
                && several.get().wanted().test(path.substring(folderEnd(path)));
    }

    /// A location under the one name that all ways to write it have.
    static String normal(String location) throws StorageException {
        return Storage.isPath(location)
                ? Storage.localPath(location).toAbsolutePath().normalize().toString()
                : location;
    }

    /// A word without `file:`: the names in a folder are no parts of a URI.
    private static String path(String word) throws StorageException {
        if (!word.regionMatches(true, 0, "file:", 0, "file:".length())) {
            return word;
        }
        return Storage.localPath(word) + (word.endsWith("/") ? "/" : "");
    }

    private static Optional<Several> several(String word, StorageOptions options)
            throws StorageException {
        Optional<Several> several = several(word);
        boolean isThere =
                several.isPresent()
                        && several.get().pattern.isPresent()
                        && !Storage.isPath(word)
                        && isThere(word, options);
        return isThere ? Optional.empty() : several;
    }

    /// The same without a look at any storage but this machine's.
    private static Optional<Several> several(String word) throws StorageException {
        String path = path(word);
        if (isFolder(path)) {
            return Optional.of(
                    new Several(path.endsWith("/") ? path : path + "/", Optional.empty()));
        }
        String folder = path.substring(0, folderEnd(path));
        String name = path.substring(folder.length());
        if (isWeb(path) || !WILD.matcher(name).find() || isThere(path)) {
            return Optional.empty();
        }
        return Optional.of(new Several(folder, Optional.of(name)));
    }

    private static boolean isFolder(String path) throws StorageException {
        return path.endsWith("/")
                || (Storage.isPath(path) && Files.isDirectory(Storage.localPath(path)));
    }

    private static boolean isThere(String path) throws StorageException {
        return Storage.isPath(path) && Files.exists(Storage.localPath(path));
    }

    private static boolean isThere(String location, StorageOptions options) {
        try {
            Storage.open(location, options).close();
            return true;
        } catch (IOException e) {
            return false; // Whoever lists what is there says what is wrong.
        }
    }

    private static boolean isWeb(String word) {
        return WEB.matcher(word).matches();
    }

    /// The locations that `words` name, in their order, those of a folder by name.
    ///
    /// @throws StorageException if folders or patterns have no SEG-Y file; it names all of them
    static List<String> expand(List<String> words, StorageOptions options) throws IOException {
        List<String> locations = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (String word : words) {
            Optional<Several> several = several(word, options);
            List<String> found =
                    several.isPresent() ? list(several.get(), options) : List.of(path(word));
            if (found.isEmpty()) {
                empty.add(Storage.displayName(word));
            }
            locations.addAll(found);
        }
        if (!empty.isEmpty()) {
            throw new StorageException(
                    "%s: there is no SEG-Y file, expected names that end in .sgy or .segy, or that fit the pattern."
                            .formatted(String.join(", ", empty)));
        }
        return locations;
    }

    private static List<String> list(Several several, StorageOptions options) throws IOException {
        String folder = several.folder;
        Predicate<String> wanted = several.wanted();
        try (Store store = Storage.store(folder.isEmpty() ? "." : folder, options)) {
            return store.list().stream()
                    .map(StoredObject::name)
                    .filter(wanted)
                    .map(name -> folder + name)
                    .toList();
        }
    }

    private static int folderEnd(String word) {
        return word.lastIndexOf('/') + 1;
    }

    /// What the results of a file are called among those of others: its name without `.sgy`.
    static String resultsName(String location) {
        String path = isWeb(location) ? QUERY.matcher(location).replaceFirst("") : location;
        return ENDING.matcher(path.substring(folderEnd(path))).replaceFirst("");
    }

    /// What a word that names several files means.
    ///
    /// @param folder or prefix, with a slash at its end; empty for the current one
    /// @param pattern of the names in it, or none for all that end as SEG-Y files do
    private record Several(String folder, Optional<String> pattern) {
        Predicate<String> wanted() throws StorageException {
            if (pattern.isEmpty()) {
                return name -> ENDING.matcher(name).find();
            }
            try {
                PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern.get());
                return name -> glob.matches(Path.of(name));
            } catch (PatternSyntaxException e) {
                throw new StorageException(
                        "%s%s: there is no such file, and as a pattern it is wrong: %s."
                                .formatted(folder, pattern.get(), e.getDescription()),
                        e);
            }
        }
    }
}
