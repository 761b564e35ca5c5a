package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private Path survey() {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IBM_FLOAT32).sampleIntervalMicros(4000);
        for (int trace = 0; trace < 60; trace++) {
            fixture.trace(
                    TraceFixture.of(trace, -trace, 0.5 * trace)
                            .line(1 + trace / 10, 1 + trace % 10)
                            .word(181, 4, 1000L + 25L * (trace / 10))
                            .word(185, 4, 2000L + 25L * (trace % 10)));
        }
        return fixture.writeTo(folder.resolve("survey.sgy"));
    }

    @Test
    void attributesWritesTableAndMapAndSaysWhatItDid() throws IOException {
        Path table = folder.resolve("t.parquet");
        Path map = folder.resolve("t.png");

        assertThat(run("attributes", survey(), "-a", "mean_abs,rms", "-o", table, "--map", map))
                .isZero();

        assertThat(table).exists();
        assertThat(ImageIO.read(map.toFile()).getWidth()).isGreaterThan(400);
        assertThat(err.toString())
                .contains("60 traces, 1 of them dead, in ")
                .contains(" GB/s.")
                .contains("The table is in " + table)
                .contains("The map is in " + map);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theSummaryIsOneJsonObjectOnStandardOutput() throws IOException {
        assertThat(
                        run(
                                "attributes",
                                survey(),
                                "-o",
                                folder.resolve("t.csv"),
                                "--quiet",
                                "--summary",
                                "json"))
                .isZero();

        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.get("traces").asLong()).isEqualTo(60);
        assertThat(summary.get("dead_traces").asLong()).isEqualTo(1);
        assertThat(summary.get("engine").asText()).isEqualTo("local");
        assertThat(summary.get("mean_abs").get("count").asLong()).isEqualTo(60);
        assertThat(summary.get("mean_abs").get("max").asDouble()).isEqualTo(2.5 * 59 / 3);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPathThatDoesNotExistIsSaidSo() {
        Path missing = folder.resolve("no.sgy");

        assertThat(run("attributes", missing, "-o", folder.resolve("t.csv"))).isEqualTo(4);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "stratus: %s: there is no such file. Check the path.".formatted(missing));
    }

    @Test
    void oneFileOfSeveralThatCannotBeReadDoesNotStopTheOthers() throws IOException {
        Path good = survey();
        Path bad = Files.write(folder.resolve("bad.sgy"), new byte[3600]);
        Path missing = folder.resolve("no.sgy");

        assertThat(run("info", missing, bad, good, "--json")).isEqualTo(4);

        assertThat(out.toString()).hasLineCount(1).contains(good.toString());
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("stratus: " + missing + ": there is"),
                        line -> assertThat(line).startsWith("stratus: " + bad + ": "));
        assertThat(run("info", bad, good)).isEqualTo(3);
        assertThat(run("check", bad, good)).isEqualTo(1);

        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);
        assertThat(run("check", missing, bad, "s3:///no", good)).isEqualTo(4);
        assertThat(out.toString()).contains(bad.toString(), "error", good.toString());
        assertThat(err.toString()).hasLineCount(2).contains(missing + ": there is", "no bucket");
    }

    @Test
    void wrongUsageIsSaidOnceForAllFiles() {
        Path one = survey();
        assertThat(run("check", one, one, "--header", "nothing=1:int32")).isEqualTo(2);
        assertThat(err.toString()).containsOnlyOnce("nothing");
    }

    @Test
    void aDirectoryIsSaidToBeOne() {
        assertThat(run("info", folder)).isEqualTo(4);
        assertThat(err.toString()).startsWith("stratus: " + folder + ": is a directory");
    }

    @Test
    void aNameCannotCommandTheTerminal() {
        assertThat(run("info", "a\u001b[31m\u0007.sgy")).isEqualTo(4);
        assertThat(err.toString()).startsWith("stratus: a\ufffd[31m\ufffd.sgy: there is no such");
    }

    @Test
    void norCanTheNameOfAResult() {
        String name = folder + "/\u001b[31m";
        Path file = survey();
        assertThat(run("attributes", file, "-o", name + ".parquet", "--map", name + ".png"))
                .isZero();
        assertThat(run("trace", file, 0, "--plot", name + "2.png")).isZero();
        assertThat(run("attributes", file, file, "-o", name)).isEqualTo(2);
        assertThat(err.toString()).contains("\ufffd[31m").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info x.sgy --\u001b[31m",
                "\u001b[31m",
                "info x.sgy --samples \u001b[31m",
                "headers x.sgy --traces \u001b[31m",
                "section x.sgy --inline 1 -o \u001b[31m",
            })
    void norCanAWordThatIsWrong(String line) {
        assertThat(run((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("\ufffd[31m").doesNotContain("\u001b");
    }

    @Test
    void anErrorOfTheProgramIsASentence() {
        CommandLine line = Stratus.commandLine();
        line.addSubcommand("broken", new Broken());

        assertThat(line.setErr(new PrintWriter(err, true)).execute("broken")).isEqualTo(1);

        assertThat(err.toString())
                .hasLineCount(1)
                .startsWith("stratus: the program is at fault: java.lang.NoClassDefFoundError: x.");
    }

    @CommandLine.Command
    private static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new NoClassDefFoundError("x");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsExplained() {
        Path file = survey();
        assertThat(run("demo", "-o", file)).isEqualTo(4);
        assertThat(err.toString()).startsWith("stratus: " + file + ": is there already. ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3599})
    void aFileThatEndsBeforeItsHeadersIsBadInput(int bytes) throws IOException {
        Path file = Files.write(folder.resolve("short.sgy"), new byte[bytes]);

        assertThat(run("attributes", file, "-o", folder.resolve("t.csv"))).isEqualTo(3);

        assertThat(err.toString()).startsWith("stratus: " + file + ": ").contains("3600");
    }

    @Test
    void aFileThatIsNoSegyIsBadInput() throws IOException {
        Path file = Files.writeString(folder.resolve("text.sgy"), "no survey ".repeat(1000));

        assertThat(run("attributes", file, "-o", folder.resolve("t.csv"))).isEqualTo(3);

        assertThat(err.toString())
                .startsWith("stratus: " + file + ": byte 3225: ")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("t.csv")).doesNotExist();
    }

    @Test
    void anUnknownAttributeIsWrongUsageAndNamesThoseThatThereAre() {
        assertThat(run("attributes", survey(), "-o", folder.resolve("t.csv"), "-a", "men_abs"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'men_abs'").contains("mean_abs").contains("--help");
    }

    @Test
    void aFolderIsRefusedUntilItIsSaidWhatToDoWithTheJobInIt() {
        Path file = survey();
        Path results = folder.resolve("results");
        assertThat(run("attributes", file, "-o", results)).isZero();

        assertThat(run("attributes", file, "-o", results)).isEqualTo(1);
        assertThat(err.toString()).contains("--resume").contains("--overwrite");

        assertThat(run("attributes", file, "-o", results, "--resume")).isZero();
        assertThat(err.toString()).contains("1 parts were done before");
        assertThat(run("map", results, "-o", folder.resolve("m.png"))).isZero();
        assertThat(run("attributes", file, "-o", results, "--overwrite")).isZero();
        assertThat(run("attributes", file, "-o", results, "--overwrite", "--resume")).isEqualTo(2);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (CommandLine command : Stratus.commandLine().getSubcommands().values()) {
            String help = command.getUsageMessage();
            assertThat(help)
                    .as(command.getCommandName())
                    .contains("Example")
                    .contains("  stratus " + command.getCommandName());
        }
    }

    /// Longer lines are wrapped in the middle of words, so that they cannot be pasted.
    @Test
    void examplesFitIntoALineAndTheListHasWholeSentences() {
        for (CommandLine command : Stratus.commandLine().getSubcommands().values()) {
            CommandLine.Model.UsageMessageSpec help = command.getCommandSpec().usageMessage();
            assertThat(help.footer()).allMatch(line -> line.length() < 80);
            assertThat(help.description()[0]).endsWith(".");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    attributes @ -o r.csv --workers 0        | --workers: expected at least 1
                    attributes @ @ -o r --workers 0          | --workers: expected at least 1
                    attributes @ -o r.csv --engine spark     | there is no engine
                    attributes @ -o EMPTY                    | -o: the name is empty
                    headers @ -o EMPTY                       | the name is empty
                    headers @ --plot cdp_x,trace_header_name -o x.png | trace_header_name is text
                    section @ --inline 1 --top trace_header_name -o x.png | trace_header_name is text
                    attributes @ -o r.csv --window centre=trace_header_name:half=10ms | is text
                    map r.parquet -o m.png --axes lines --x inline --y crossline | Say one
                    map r.parquet -o s3://bucket/m.png       | is no local file
                    """)
    void whatCannotBeMeantIsWrongUsage(String words, String sentence) {
        String file = survey().toString();
        String[] line = words.strip().split(" ");
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i].replace("@", file).replace("EMPTY", "");
        }

        assertThat(run((Object[]) line)).isEqualTo(2);

        assertThat(err.toString()).contains(sentence).doesNotContain("Exception");
    }

    @Test
    void aMapIsOfTheAttributeHoweverItWasWritten() {
        Path table = folder.resolve("t.parquet");
        Path map = folder.resolve("t.png");
        assertThat(run("attributes", survey(), "-a", "RMS", "-o", table, "--map", map)).isZero();
        assertThat(map).isNotEmptyFile();
    }

    @Test
    void aMapThatCannotBeWrittenIsSaidSoBeforeTheJob() {
        Path table = folder.resolve("t.parquet");
        Path map = folder.resolve("no/t.png");
        assertThat(run("attributes", survey(), "-o", table, "--map", map)).isEqualTo(4);
        assertThat(err.toString()).contains("no/t.png: its folder does not exist");
        assertThat(table).doesNotExist();
    }

    @Test
    void whatIsWrittenMayBeAUri() {
        String uri = folder.toUri().toString();
        assertThat(run("headers", survey(), "-o", uri + "h%20h.csv")).isZero();
        assertThat(run("trace", survey(), 0, "--plot", uri + "t.png")).isZero();
        assertThat(folder.resolve("h h.csv")).isNotEmptyFile();
        assertThat(folder.resolve("t.png")).isNotEmptyFile();
    }

    @Test
    void infoShowsTheHeadersAndTheLayout() {
        assertThat(run("info", survey())).isZero();
        assertThat(out.toString())
                .contains("ibm-float32")
                .contains("60 of 252 bytes")
                .contains("cdp_x");
    }

    @Test
    void synthWritesASurveyThatTheMainJobComputes() {
        Path file = folder.resolve("s.sgy");
        assertThat(
                        run(
                                "synth",
                                "-o",
                                file,
                                "--inlines",
                                20,
                                "--crosslines",
                                30,
                                "--samples",
                                100,
                                "--sample-format",
                                "ibm-float32",
                                "--quiet"))
                .isZero();
        assertThat(
                        run(
                                "attributes",
                                file,
                                "-o",
                                folder.resolve("s.parquet"),
                                "--map",
                                folder.resolve("s.png")))
                .isZero();
        assertThat(folder.resolve("s.png")).isNotEmptyFile();
    }

    @Test
    void demoSaysWhereTheTableAndTheMapAre() {
        assertThat(run("demo", "-o", folder.resolve("demo"))).isZero();
        assertThat(folder.resolve("demo/demo.parquet")).isNotEmptyFile();
        assertThat(folder.resolve("demo/demo.png")).isNotEmptyFile();
        assertThat(err.toString()).contains("demo.parquet").contains("demo.png");
    }

    /// A start describes the command that was asked for alone.
    @Test
    void everyCommandIsTheSameAloneAndAmongTheOthers() {
        Stratus.commandLine()
                .getSubcommands()
                .forEach((name, command) -> {
                    Map<String, CommandLine> alone =
                            Stratus.commandLine(name, "--help").getSubcommands();
                    assertThat(alone).containsOnlyKeys(name);
                    assertThat(alone.values())
                            .extracting(CommandLine::getUsageMessage)
                            .containsExactly(command.getUsageMessage());
                    assertThat(command.getUsageMessage()).contains("Usage: stratus " + name + " ");
                });
    }
}
