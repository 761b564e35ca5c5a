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
        return word.endsWith("/")
                || isPattern(word)
                || (Storage.isPath(word) && Files.isDirectory(Storage.localPath(word)));
    }

    private static boolean isPattern(String word) throws StorageException {
        boolean there = Storage.isPath(word) && Files.exists(Storage.localPath(word));
        return !isWeb(word) && !there && word.substring(folderEnd(word)).matches(".*[*?\\[{].*");
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
            if (!isSeveral(word)) {
                locations.add(word);
            } else if (isPattern(word)) {
                String folder = word.substring(0, folderEnd(word));
                PathMatcher matcher =
                        FileSystems.getDefault()
                                .getPathMatcher("glob:" + word.substring(folderEnd(word)));
                locations.addAll(
                        list(word, folder, options, name -> matcher.matches(Path.of(name))));
            } else {
                String folder = word.endsWith("/") ? word : word + "/";
                locations.addAll(list(word, folder, options, name -> ENDING.matcher(name).find()));
            }
        }
        return locations;
    }

    private static List<String> list(
            String word, String folder, StorageOptions options, Predicate<String> wanted)
            throws IOException {
        try (Store store = Storage.store(folder.isEmpty() ? "." : folder, options)) {
            List<String> found =
                    store.list().stream()
                            .map(StoredObject::name)
                            .filter(wanted)
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
}
