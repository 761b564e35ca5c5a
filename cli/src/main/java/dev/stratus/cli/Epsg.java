package dev.stratus.cli;

import dev.stratus.job.ReferenceSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.TypeConversionException;

/// Reads a reference system such as `EPSG:23031`. The definitions of all that EPSG has come along:
/// `epsg.txt.gz` beside this class, which `src/main/epsg/epsg.py` makes.
final class Epsg {
    private static final Pattern CODE = Pattern.compile("(?i:EPSG:)?([1-9][0-9]{3,4})");

    private Epsg() {}

    static ReferenceSystem read(String text) {
        Matcher matcher = CODE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is no reference system, expected such as EPSG:23031".formatted(text));
        }
        String code = matcher.group(1);
        return definition(code)
                .map(ReferenceSystem::new)
                .orElseThrow(() ->
                        new TypeConversionException(
                                "EPSG:%s is none of EPSG's projected reference systems, expected one such as EPSG:23031 (ED50 / UTM zone 31N)"
                                        .formatted(code)));
    }

    /// The definition of a system, as PROJJSON.
    private static Optional<String> definition(String code) {
        String start = code + " ";
        try (var dataset =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Objects.requireNonNull(
                                                Epsg.class.getResourceAsStream("epsg.txt.gz"))),
                                StandardCharsets.UTF_8))) {
            return dataset.lines()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
