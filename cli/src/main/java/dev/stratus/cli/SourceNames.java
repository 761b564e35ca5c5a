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

/// The SEG-Y files that words of a command line name: a file, all SEG-Y files in a folder or under
/// a prefix, or those whose name fits a pattern.
final class SourceNames {
    private static final Pattern QUERY = Pattern.compile("\\?.*");
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(sgy|segy)$");

    private SourceNames() {}

    /// Whether a word may name several files.
    static boolean isSeveral(String word) throws StorageException {
        return several(word).isPresent();
    }

    /// Whether `location` is what `word` names, or one of the files that it names.
    static boolean names(String word, String location) throws StorageException {
        Optional<Several> several = several(word);
        if (several.isEmpty()) {
            return normal(word).equals(normal(location));
        }
        String path = path(location);
        String folder = path.substring(0, folderEnd(path));
        return normal(several.get().folder).equals(normal(folder))
                && several.get().wanted.test(path.substring(folderEnd(path)));
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

    private static Optional<Several> several(String word) throws StorageException {
        String path = path(word);
        String folder = path.substring(0, folderEnd(path));
        String name = path.substring(folder.length());
        if (isFolder(path)) {
            return Optional.of(
                    new Several(
                            path.endsWith("/") ? path : path + "/",
                            each -> ENDING.matcher(each).find()));
        }
        if (isWeb(path) || isThere(path) || !name.matches(".*[*?\\[{].*")) {
            return Optional.empty();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
        return Optional.of(new Several(folder, each -> matcher.matches(Path.of(each))));
    }

    private static boolean isFolder(String path) throws StorageException {
        return path.endsWith("/")
                || (Storage.isPath(path) && Files.isDirectory(Storage.localPath(path)));
    }

    private static boolean isThere(String path) throws StorageException {
        return Storage.isPath(path) && Files.exists(Storage.localPath(path));
    }

    private static boolean isWeb(String word) {
        return word.startsWith("https:") || word.startsWith("http:");
    }

    /// The locations that `words` name, in their order, those of a folder by name.
    ///
    /// @throws StorageException if a folder or a pattern has no SEG-Y file
    static List<String> expand(List<String> words, StorageOptions options) throws IOException {
        List<String> locations = new ArrayList<>();
        for (String word : words) {
            Optional<Several> several = several(word);
            if (several.isPresent()) {
                locations.addAll(list(word, several.get(), options));
            } else {
                locations.add(path(word));
            }
        }
        return locations;
    }

    private static List<String> list(String word, Several several, StorageOptions options)
            throws IOException {
        String folder = several.folder;
        try (Store store = Storage.store(folder.isEmpty() ? "." : folder, options)) {
            List<String> found =
                    store.list().stream()
                            .map(StoredObject::name)
                            .filter(several.wanted)
                            .map(name -> folder + name)
                            .toList();
            if (found.isEmpty()) {
                throw new StorageException(
                        "%s: there is no SEG-Y file, expected names that end in .sgy or .segy, or that fit the pattern."
                                .formatted(Storage.displayName(word)));
            }
            return found;
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
    /// @param wanted which names in it
    private record Several(String folder, Predicate<String> wanted) {}
}
