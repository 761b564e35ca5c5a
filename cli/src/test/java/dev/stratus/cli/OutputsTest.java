package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written never replaces what is read.
class OutputsTest {
    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    /// Runs a command whose words are in one line, `@` being the folder of the test.
    private int run(String line) {
        String[] words = line.replace("@", folder + "/").split(" ");
        return Stratus.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private Path survey(String name) {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).sampleIntervalMicros(4000);
        for (int trace = 0; trace < 60; trace++) {
            fixture.trace(TraceFixture.of(trace, -trace, 7).line(1 + trace / 10, 1 + trace % 10));
        }
        return fixture.writeTo(folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attributes @in.csv -o @in.csv",
                "attributes @in.csv -o @in.csv --overwrite",
                "attributes @in.csv -o @r.parquet --map @in.csv",
                "attributes @in.csv -o @r.parquet --index @./in.csv",
                "headers @in.csv -o @../in.csv",
                "headers @in.png --plot inline,crossline -o @in.png",
                "section @in.csv --inline 1 --csv @in.csv",
                "section @in.png --inline 1 -o @link.png",
                "trace @in.png 0 --plot @in.png",
                "plan @in.png -o @in.png",
                "info @in.csv --index @in.csv"
            })
    void aFileThatIsReadIsNotReplaced(String line) throws IOException {
        byte[] csv = Files.readAllBytes(survey("in.csv"));
        byte[] png = Files.readAllBytes(survey("in.png"));
        Files.createSymbolicLink(folder.resolve("link.png"), folder.resolve("in.png"));

        assertThat(run(line.replace("@../", "@../" + folder.getFileName() + "/"))).isEqualTo(2);

        assertThat(err.toString()).contains("is read, and would be replaced");
        assertThat(folder.resolve("in.csv")).hasBinaryContent(csv);
        assertThat(folder.resolve("in.png")).hasBinaryContent(png);
        assertThat(folder.resolve("link.png")).isSymbolicLink();
        assertThat(folder.resolve("r.parquet")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map @r -o @r/part-000000.parquet",
                "map @r -o @r/grid.parquet",
                "headers @in.sgy -o @r/part-000000.parquet",
                "attributes @in.sgy -o @r/part-000000.parquet --overwrite"
            })
    void aPartOfResultsIsNotReplaced(String line) throws IOException {
        survey("in.sgy");
        assertThat(run("attributes @in.sgy -o @r")).isZero();

        assertThat(run(line)).isEqualTo(2);

        assertThat(err.toString()).contains("is in a folder of results");
        assertThat(run("check @r")).isZero();
        assertThat(run("map @r -o @r/map.png")).isZero();
    }

    @Test
    void aTableIsNotReplacedByItsMap() throws IOException {
        survey("in.sgy");
        assertThat(run("attributes @in.sgy -o @r.parquet --map @./r.parquet")).isEqualTo(2);
        assertThat(err.toString()).contains("two results");
        assertThat(run("attributes @in.sgy -o @r.parquet")).isZero();
        byte[] table = Files.readAllBytes(folder.resolve("r.parquet"));

        assertThat(run("map @r.parquet -o @r.parquet")).isEqualTo(2);

        assertThat(folder.resolve("r.parquet")).hasBinaryContent(table);
    }
}
