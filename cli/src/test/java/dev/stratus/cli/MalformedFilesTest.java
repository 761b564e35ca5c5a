package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.storage.LocalByteSource;
import dev.stratus.testkit.MalformedFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the commands make of the catalogue of malformed files, and of what is no file at all. What
/// is said about each, word by word, is tested where it is read.
class MalformedFilesTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    static Stream<MalformedFile> files() {
        return MalformedFile.all().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatCannotBeComputedOnEndsWith3AndTheSentence(MalformedFile file) throws IOException {
        for (byte[] bytes : List.of(file.bytes(), file.oddBytes())) {
            Path path = Files.write(folder.resolve("x.sgy"), bytes);
            Optional<String> refused = refusal(path);
            err.getBuffer().setLength(0);
            int code = run("headers", path.toString());
            if (refused.isEmpty()) {
                assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE.code());
                assertThat(err.toString()).isEmpty();
            } else {
                assertThat(code).isEqualTo(ExitCode.BAD_INPUT.code());
                assertThat(err.toString().strip()).isEqualTo("stratus: " + refused.get());
            }
            assertThat(run("check", path.toString()))
                    .as(err.toString())
                    .isIn(
                            refused.isEmpty()
                                    ? List.of(ExitCode.DONE.code())
                                    : List.of(ExitCode.FAILED.code(), ExitCode.BAD_INPUT.code()));
            assertThat(run("info", path.toString()))
                    .isIn(ExitCode.DONE.code(), ExitCode.BAD_INPUT.code());
        }
    }

    /// Why the file cannot be computed on, if it cannot.
    private static Optional<String> refusal(Path path) throws IOException {
        try (SegyFile file = SegyFile.open(LocalByteSource.open(path))) {
            file.traces();
            return Optional.empty();
        } catch (SegyException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        ". , is a directory",
        "missing.sgy, there is no such file",
        "/dev/zero, is neither a regular file nor a link to one",
        "ftp://host/x.sgy, is not known"
    })
    void whatIsNoFileEndsWith4AndTheSentence(String what, String sentence) {
        String location = what.contains(":") ? what : folder.resolve(what).toString();
        for (String command : List.of("info", "headers")) {
            assertThat(run(command, location)).isEqualTo(ExitCode.STORAGE.code());
            assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
        }
    }
}
