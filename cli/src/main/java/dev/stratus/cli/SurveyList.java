package dev.stratus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/// A list of surveys with file options for each: `[[survey]]` tables with a `file` and options as
/// on the command line without their dashes, over those of a table `[defaults]`.
final class SurveyList {
    private static final long MOST_BYTES = 16L << 20;

    private final Path path;
    private final FileOptions defaults;
    private final List<Survey> surveys = new ArrayList<>();

    private SurveyList(Path path, JsonNode root) throws StorageException {
        this.path = path;
        for (String key : (Iterable<String>) root::fieldNames) {
            if (!key.equals("defaults") && !key.equals("survey")) {
                throw malformed("'%s' is unknown, expected defaults and survey".formatted(key));
            }
        }
        this.defaults = options("defaults", root.path("defaults"));
        if (root.has("survey") && !root.path("survey").isArray()) {
            throw malformed(
                    "survey is one table, expected a list: [[survey]] in TOML, '- file:' in YAML");
        }
        Set<String> files = new HashSet<>();
        for (JsonNode survey : root.path("survey")) {
            String file = survey.path("file").asText("");
            if (file.isEmpty()) {
                throw malformed("survey %d has no file".formatted(surveys.size() + 1));
            }
            if (!files.add(SourceNames.normal(file))) {
                throw malformed("%s is there twice".formatted(Storage.displayName(file)));
            }
            surveys.add(new Survey(file, options(Storage.displayName(file), survey)));
        }
        if (surveys.isEmpty()) {
            throw malformed("it has no survey, expected such as [[survey]] file = \"line7.sgy\"");
        }
    }

    /// Reads a list.
    ///
    /// @throws IllegalArgumentException if it is none
    static SurveyList read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "%s: is a directory, expected a list of surveys in TOML or YAML."
                            .formatted(path));
        }
        if (Files.size(path) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s: has %d bytes, expected a list of at most %d."
                            .formatted(path, Files.size(path), MOST_BYTES));
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        ObjectMapper mapper =
                name.endsWith(".yaml") || name.endsWith(".yml")
                        ? YAMLMapper.builder()
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build()
                        : new TomlMapper();
        try {
            // Editors on Windows begin a file with a byte order mark.
            String text = Files.readString(path);
            return new SurveyList(
                    path, mapper.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "%s: is no text in UTF-8, expected TOML or YAML. Save it as UTF-8."
                            .formatted(path),
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s: line %d: %s."
                            .formatted(
                                    path,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    /// The files, in the order of the list.
    List<String> files() {
        return surveys.stream().map(Survey::file).toList();
    }

    /// What the list says of a file; a later one wins over an earlier one. A survey of that name
    /// comes before a folder, a prefix or a pattern that the file is in.
    ///
    /// @throws IllegalArgumentException if the file is not in the list
    List<FileOptions> optionsOf(String file) throws StorageException {
        FileOptions own = null;
        for (Survey survey : surveys) {
            if (SourceNames.isSame(survey.file, file)) {
                return List.of(defaults, survey.options);
            }
            if (SourceNames.isAmong(survey.file, file)) {
                own = survey.options;
            }
        }
        if (own == null) {
            throw malformed("%s is not in the list".formatted(Storage.displayName(file)));
        }
        return List.of(defaults, own);
    }

    /// The command line's own parser reads them, so that they mean the same here.
    private FileOptions options(String of, JsonNode table) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            if (entry.getKey().equals("file")) {
                continue;
            }
            if (entry.getKey().equals("config") || entry.getValue().isContainerNode()) {
                throw malformed("%s: '%s' cannot stand there".formatted(of, entry.getKey()));
            }
            words.add("--%s=%s".formatted(entry.getKey(), entry.getValue().asText()));
        }
        FileOptions options = new FileOptions();
        try {
            new CommandLine(options.spec()).parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw malformed("%s: %s".formatted(of, e.getMessage()));
        }
        return options;
    }

    /// @param file or several: a folder, a prefix or a pattern
    private record Survey(String file, FileOptions options) {}

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("%s: %s.".formatted(path, why));
    }
}
