package dev.stratus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stratus.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/// A list of surveys with file options for each: `[[survey]]` tables with a `file` and options as
/// on the command line without their dashes, over those of a table `[defaults]`.
final class SurveyList {
    private static final long MOST_BYTES = 16L << 20;

    private final Path path;
    private final FileOptions defaults;
    private final Map<String, FileOptions> surveys = new LinkedHashMap<>();

    private SurveyList(Path path, JsonNode root) {
        this.path = path;
        for (String key : (Iterable<String>) root::fieldNames) {
            if (!key.equals("defaults") && !key.equals("survey")) {
                throw malformed("'%s' is unknown, expected defaults and survey".formatted(key));
            }
        }
        this.defaults = options("defaults", root.path("defaults"));
        for (JsonNode survey : root.path("survey")) {
            String file = survey.path("file").asText("");
            if (file.isEmpty()) {
                throw malformed("survey %d has no file".formatted(surveys.size() + 1));
            }
            if (surveys.put(file, options(file, survey)) != null) {
                throw malformed("%s is there twice".formatted(file));
            }
        }
        if (surveys.isEmpty()) {
            throw malformed("it has no survey, expected such as [[survey]] file = \"line7.sgy\"");
        }
    }

    /// Reads a list.
    ///
    /// @throws IllegalArgumentException if it is none
    static SurveyList read(Path path) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s: has %d bytes, expected a list of at most %d."
                            .formatted(path, Files.size(path), MOST_BYTES));
        }
        String name = path.toString().toLowerCase(Locale.ROOT);
        ObjectMapper mapper =
                name.endsWith(".yaml") || name.endsWith(".yml")
                        ? new YAMLMapper()
                        : new TomlMapper();
        try {
            return new SurveyList(path, mapper.readTree(Files.readString(path)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s: line %d: %s."
                            .formatted(
                                    path,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    /// The files, in the order of the list.
    List<String> files() {
        return List.copyOf(surveys.keySet());
    }

    /// What the list says of a file; a later one wins over an earlier one.
    ///
    /// @throws IllegalArgumentException if the file is not in the list
    List<FileOptions> optionsOf(String file) {
        FileOptions own = surveys.get(file);
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
            if (!entry.getValue().isBoolean()) {
                words.add("--%s=%s".formatted(entry.getKey(), entry.getValue().asText()));
            } else if (entry.getValue().asBoolean()) {
                words.add("--" + entry.getKey());
            }
        }
        FileOptions options = new FileOptions();
        try {
            new CommandLine(options).parseArgs(words.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw malformed("%s: %s".formatted(of, e.getMessage()));
        }
        return options;
    }

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException("%s: %s.".formatted(path, why));
    }
}
