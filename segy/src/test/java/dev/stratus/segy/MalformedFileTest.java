package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.testkit.MalformedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said about each file of the catalogue of malformed ones, word by word, and about the odd
/// one beside it. The words stand in `malformed-files.txt`.
class MalformedFileTest {
    private static final Map<String, String> EXPECTED = expected();

    static Stream<MalformedFile> files() {
        return MalformedFile.all().stream();
    }

    @Test
    void thereAreManyWaysToBeWrong() {
        assertThat(MalformedFile.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(EXPECTED.keySet())
                .containsExactlyElementsOf(files().map(MalformedFile::name).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsSaidIsExactlyThis(MalformedFile file) throws IOException {
        assertThat(report(file)).isEqualTo(EXPECTED.get(file.name()));
    }

    static String report(MalformedFile file) throws IOException {
        return "wrong: %s%nodd: %s%n"
                .formatted(outcome(file.bytes()), outcome(file.oddBytes()))
                .replace("\r", "");
    }

    /// Whether it can be computed on (the command line's exit code 0) or not (3), and what is said.
    private static String outcome(byte[] bytes) throws IOException {
        try (SegyFile file = SegyFile.open(new MemoryByteSource("x.sgy", bytes))) {
            String said = said(file.findings());
            try {
                long[] traces = {0};
                file.readTraces(file.traces(), file.newBlock(), trace -> traces[0]++);
                return "0, %d traces of %d samples%s"
                        .formatted(traces[0], file.samplesPerTrace(), said);
            } catch (SegyException e) {
                return "3, %s%s".formatted(e.getMessage(), said);
            }
        } catch (SegyException e) {
            return "3, %s".formatted(e.getMessage());
        }
    }

    private static String said(List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        "\n    %s: %s".formatted(finding.severity().label(), finding.sentence()))
                .collect(Collectors.joining());
    }

    private static Map<String, String> expected() {
        try (var in = MalformedFileTest.class.getResourceAsStream("malformed-files.txt")) {
            assertThat(in).isNotNull();
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> reports = new LinkedHashMap<>();
            for (String entry : all.split("(?m)^== ", -1)) {
                if (!entry.isBlank()) {
                    int line = entry.indexOf('\n');
                    reports.put(entry.substring(0, line), entry.substring(line + 1));
                }
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
