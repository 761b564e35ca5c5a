package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.PluginJar;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is done with a job's results, and jobs on many files.
class JobCommandsTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... words) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    }

    private int runAnswering(String answer, Object... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(words);
        } finally {
            System.setIn(before);
        }
    }

    private Path survey(String name, SampleEncoding encoding) {
        SegyFixture fixture = SegyFixture.of(encoding).sampleIntervalMicros(4000);
        for (int trace = 0; trace < 60; trace++) {
            fixture.trace(
                    TraceFixture.of(new double[] {trace, -trace, trace + 1})
                            .line(1 + trace / 10, 1 + trace % 10)
                            .word(17, 4, 500 + trace / 10)
                            .word(13, 4, 700 + trace % 10));
        }
        return fixture.writeTo(folder.resolve(name));
    }

    private Path survey(String name, TraceFixture trace) {
        return SegyFixture.of(SampleEncoding.INT16)
                .sampleIntervalMicros(4000)
                .trace(trace)
                .writeTo(folder.resolve(name));
    }

    private Path survey() {
        return survey("survey.sgy", SampleEncoding.IBM_FLOAT32);
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// As `docs/plugin.md` says.
    @Test
    void anAttributeOfAUsersOwnComesFromAJar() throws Exception {
        Path survey = survey();
        Path table = folder.resolve("table.csv");
        assertThat(run("attributes", survey, "-a", "max,peak_to_trough", "-o", table)).isEqualTo(2);
        assertThat(err.toString()).contains("peak_to_trough");

        assertThat(
                        run(
                                "attributes",
                                survey,
                                "--plugin",
                                PluginJar.ofTheDocument(folder.resolve("peak.jar")),
                                "-a",
                                "max,peak_to_trough",
                                "-o",
                                table))
                .isZero();
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(0)).endsWith(",max,peak_to_trough");
        assertThat(lines.get(1)).endsWith(",1.0,");
        assertThat(lines.get(5)).endsWith(",5.0,1.25");
    }

    @Test
    void anAttributeOfAUsersOwnIsCheckedAgainstTheSource() throws Exception {
        Path jar = PluginJar.ofTheDocument(folder.resolve("peak.jar"));
        Path table = folder.resolve("table.parquet");
        assertThat(
                        run(
                                "attributes",
                                survey(),
                                "--plugin",
                                jar,
                                "-a",
                                "peak_to_trough",
                                "-o",
                                table))
                .isZero();

        assertThat(run("check", table, "--sample", "50%", "--plugin", jar)).isZero();
        assertThat(out.toString()).contains("30 traces computed again are the same");

        assertThat(run("check", table)).isZero();
        assertThat(run("check", table, "--sample", "50%")).isEqualTo(1);
        assertThat(out.toString()).contains("Name that jar with --plugin");
    }

    @Test
    void whatASalvagedFileLeavesOutIsSaid() throws Exception {
        byte[] sound = Files.readAllBytes(survey());
        Path cut = Files.write(folder.resolve("cut.sgy"), Arrays.copyOf(sound, sound.length - 2));

        assertThat(
                        run(
                                "attributes",
                                cut,
                                "--salvage",
                                "--summary",
                                "json",
                                "-o",
                                folder.resolve("cut.parquet")))
                .isZero();
        assertThat(err.toString())
                .contains("59 traces, ")
                .contains("250 bytes belong to no whole trace and were left out.");
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.get("left_out_bytes").asLong()).isEqualTo(250);
    }

    @Test
    void aWindowOutsideEveryTraceIsSaid() {
        Path table = folder.resolve("table.parquet");
        assertThat(run("attributes", survey(), "--window", "8ms..99ms", "-o", table)).isZero();
        assertThat(err.toString()).doesNotContain("No trace has");

        assertThat(run("attributes", survey(), "--window", "100ms..200ms", "-o", table)).isZero();
        assertThat(err.toString()).contains("No trace has a value in the window 100ms..200ms.");
    }

    @Test
    void checkSaysThatResultsAreWholeAndRecomputesASample() {
        Path results = folder.resolve("results");
        Path table = folder.resolve("table.parquet");
        Path survey = survey();
        run("attributes", survey, "-o", results);
        run("attributes", survey, "-o", table);

        assertThat(run("check", results, table, "--sample", "10%")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("  whole: 60 traces")))
                .hasSize(2)
                .allMatch(line -> line.contains("6 traces computed again"));
    }

    @Test
    void checkFailsOnResultsThatWereHarmed() throws Exception {
        Path results = folder.resolve("results");
        run("attributes", survey(), "-o", results);
        Path part = results.resolve("part-000000.parquet");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        assertThat(run("check", results)).isEqualTo(1);
        assertThat(out.toString()).contains("error").contains("part-000000.parquet");
    }

    @Test
    void checkOfAJobThatDidNotFinishSaysHowToGoOn() throws Exception {
        Path results = folder.resolve("results");
        run("attributes", survey(), "-o", results);
        Files.delete(results.resolve("manifest.json"));

        assertThat(run("check", results)).isEqualTo(1);
        assertThat(out.toString()).contains("did not finish").contains("--resume");
    }

    @Test
    void checkOfAnythingButAShareIsWrongUsage() {
        assertThat(run("check", "x.parquet", "--sample", "2")).isEqualTo(2);
        assertThat(run("check", "x.parquet", "--sample", "0%")).isEqualTo(2);
        assertThat(err.toString()).contains("such as 1%");
    }

    @Test
    void cleanShowsWhatItDeletesAsksAndLeavesTheRest() throws Exception {
        Path results = folder.resolve("results");
        run("attributes", survey(), "-o", results);
        Files.writeString(results.resolve("notes.txt"), "mine");
        Files.writeString(results.resolve("part-000007.parquet"), "not in the plan");
        Files.createDirectory(results.resolve("more"));

        assertThat(runAnswering("n\n", "clean", results)).isEqualTo(1);
        assertThat(err.toString())
                .contains("4 objects")
                .contains("manifest.json")
                .contains("part-000000.parquet")
                .contains("survey.sgy")
                .contains("Nothing was deleted");
        assertThat(results.resolve("manifest.json")).exists();

        assertThat(runAnswering("", "clean", results)).isEqualTo(1);
        assertThat(err.toString()).contains("--yes");

        assertThat(runAnswering("y\n", "clean", results)).isZero();
        assertThat(names(results)).containsExactly("more", "notes.txt", "part-000007.parquet");
    }

    @Test
    void cleanWorksAfterAJobThatFailedHalfWay() throws Exception {
        Path results = folder.resolve("results");
        run("attributes", survey(), "-o", results);
        Files.delete(results.resolve("manifest.json"));
        Files.delete(results.resolve("part-000000.json"));
        Files.writeString(results.resolve(".part-000001.parquet.0a1b2c3d.tmp"), "half");

        assertThat(run("clean", results, "--yes")).isZero();
        assertThat(results).doesNotExist();
    }

    @Test
    void cleanDeletesNothingWhereNoJobIs() throws Exception {
        Files.writeString(folder.resolve("part-000000.parquet"), "mine");

        assertThat(run("clean", folder, "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("no plan.json").contains("Nothing was deleted");
        assertThat(folder.resolve("part-000000.parquet")).exists();
    }

    @Test
    void cleanDoesNotFollowALink() throws Exception {
        Path results = folder.resolve("results");
        run("attributes", survey(), "-o", results);
        Path precious = Files.writeString(folder.resolve("precious.txt"), "mine");
        Files.delete(results.resolve("part-000000.parquet"));
        Files.createSymbolicLink(results.resolve("part-000000.parquet"), precious);

        assertThat(run("clean", results, "--yes")).isZero();
        assertThat(precious).hasContent("mine");
        assertThat(names(results)).containsExactly("part-000000.parquet");
    }

    @Test
    void manyFilesGetAFolderEachAndABadOneDoesNotStopTheOthers() throws Exception {
        survey("a.sgy", SampleEncoding.IEEE_FLOAT32);
        Files.write(folder.resolve("b.sgy"), new byte[5000]);
        survey("c.SEGY", SampleEncoding.INT16);
        Files.writeString(folder.resolve("notes.txt"), "no survey");
        Path results = folder.resolve("results");

        assertThat(run("attributes", folder, "-o", results, "--summary", "json")).isEqualTo(1);

        assertThat(names(results)).containsExactly("a", "c");
        assertThat(run("check", results.resolve("a"), results.resolve("c"))).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("{"))).hasSize(2);
        assertThat(err.toString())
                .contains("1 of 3 files failed")
                .contains("  " + folder + "/b.sgy");

        survey("b.sgy", SampleEncoding.INT8);
        assertThat(run("attributes", folder + "/*.{sgy,SEGY}", "-o", results, "--resume")).isZero();
        assertThat(names(results)).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsOutOfTheOrdinaryIsSaidOfEachOfManyFiles() throws Exception {
        Path one = survey("one.sgy", SampleEncoding.INT16);
        byte[] sound = Files.readAllBytes(one);
        Path cut = Files.write(folder.resolve("cut.sgy"), Arrays.copyOf(sound, sound.length - 2));
        Path results = folder.resolve("results");

        assertThat(
                        run(
                                "attributes",
                                one,
                                cut,
                                "-o",
                                results,
                                "--salvage",
                                "--window",
                                "100ms..200ms"))
                .isZero();

        assertThat(err.toString().lines().filter(line -> line.contains("  No trace has a value")))
                .hasSize(2);
        assertThat(err.toString()).containsOnlyOnce("bytes belong to no whole trace");
    }

    @Test
    void aFileThatBreaksTheProgramDoesNotStopTheOthers() throws Exception {
        List<String> words = List.of(folder.resolve("a.sgy").toString(), folder + "/b.sgy");
        ManyFiles many =
                new ManyFiles(
                        words,
                        folder.toString(),
                        1,
                        Stratus.commandLine().setErr(new PrintWriter(err, true)));
        List<String> begun = new ArrayList<>();

        ExitCode code =
                many.run(
                        (file, target, threads) -> {
                            begun.add(file);
                            throw new StackOverflowError();
                        },
                        ProgressReport.quiet(),
                        false,
                        false);

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(begun).isEqualTo(words);
        assertThat(err.toString()).contains("2 of 2 files failed").contains("StackOverflowError");
    }

    @Test
    void filesThatWouldShareResultsAreRefused() {
        Path one = survey();
        assertThat(run("attributes", one, one, "-o", folder.resolve("results"))).isEqualTo(2);
        assertThat(run("attributes", one, folder, "-o", folder.resolve("x.parquet"))).isEqualTo(2);
        assertThat(err.toString()).contains("the same results").contains("need a folder");
    }

    @Test
    void aListGivesEachSurveyItsOwnSettings() throws Exception {
        Path one = survey("one.sgy", SampleEncoding.IBM_FLOAT32);
        Path two = survey("two.sgy", SampleEncoding.IBM_FLOAT32);
        Path list =
                Files.writeString(
                        folder.resolve("surveys.toml"),
                        """
                        [defaults]
                        header = "inline=17:int32"

                        [[survey]]
                        file = "%s"

                        [[survey]]
                        file = "%s"
                        header = "crossline=13:int32"
                        """
                                .formatted(one, two));
        Path yaml =
                Files.writeString(
                        folder.resolve("surveys.yaml"),
                        """
                        defaults: {header: "inline=17:int32"}
                        survey:
                          - file: %s
                          - file: %s
                            header: crossline=13:int32
                        """
                                .formatted(one, two));

        for (Path config : List.of(list, yaml)) {
            out.getBuffer().setLength(0);
            Path results = folder.resolve("results-" + config.getFileName());
            assertThat(run("attributes", "--config", config, "-o", results))
                    .as(err.toString())
                    .isZero();
            assertThat(plan(results.resolve("one")).at("/layout/inline").asText())
                    .isEqualTo("17:int32");
            assertThat(plan(results.resolve("one")).at("/layout/crossline").asText())
                    .isEqualTo("193:int32");
            assertThat(plan(results.resolve("two")).at("/layout/crossline").asText())
                    .isEqualTo("13:int32");
            assertThat(run("headers", two, "--config", config, "--traces", "0")).isZero();
            assertThat(out.toString()).contains("500").contains("700");
        }
        assertThat(run("info", folder.resolve("three.sgy"), "--config", list)).isEqualTo(2);
        assertThat(err.toString()).contains("three.sgy is not in the list");
    }

    @Test
    void aListMayNameFoldersAndPatterns() throws Exception {
        Files.createDirectory(folder.resolve("lines"));
        Path one = survey("lines/one.sgy", SampleEncoding.IBM_FLOAT32);
        Path two = survey("lines/two.sgy", SampleEncoding.IBM_FLOAT32);
        for (String several : List.of(folder + "/lines", folder + "/./lines/*.sgy")) {
            Path list =
                    Files.writeString(
                            folder.resolve("several.toml"),
                            "[[survey]]\nfile = \"%s\"\nheader = \"inline=17:int32\"\n"
                                    .formatted(several));
            Path results = folder.resolve("results-" + several.length());

            assertThat(run("attributes", "--config", list, "-o", results)).isZero();

            assertThat(plan(results.resolve("two")).at("/layout/inline").asText())
                    .isEqualTo("17:int32");
            String other = folder + "/lines/../lines/./two.sgy";
            assertThat(run("headers", other, "--config", list)).isZero();
            Files.writeString(
                    list,
                    "[[survey]]\nfile = \"%s\"\nheader = \"inline=13:int32\"\n".formatted(two),
                    StandardOpenOption.APPEND);
            out.getBuffer().setLength(0);
            assertThat(run("headers", other, "--config", list, "--fields", "inline")).isZero();
            assertThat(out.toString()).contains("700");
            assertThat(run("headers", one.toUri(), "--config", list)).isZero();
        }
    }

    @Test
    void noSalvageInAListWinsOverTheCommandLine() throws Exception {
        Path whole = survey();
        Path cut = folder.resolve("cut.sgy");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 5));
        Path list = folder.resolve("surveys.toml");
        for (boolean salvage : new boolean[] {true, false}) {
            Files.writeString(
                    list,
                    "[defaults]\nsalvage = true\n[[survey]]\nfile = \"%s\"\nsalvage = %s\n"
                            .formatted(cut, salvage));
            assertThat(run("headers", cut, "--config", list, "--salvage"))
                    .isEqualTo(salvage ? 0 : 3);
        }
    }

    @Test
    void namesInAFolderAreNoPartsOfAUri() throws Exception {
        Path lines = Files.createDirectory(folder.resolve("lines"));
        for (String name : List.of("a b.sgy", "a%20b.sgy", "c#1.sgy", "d%.sgy", "e{1}.sgy")) {
            survey("lines/" + name, SampleEncoding.INT16);
        }
        String uri = "file://" + lines + "/";

        assertThat(run("attributes", uri, "-o", folder.resolve("results"))).isZero();
        assertThat(run("attributes", uri + "*.sgy", "-o", folder.resolve("more"))).isZero();

        for (String results : List.of("results", "more")) {
            assertThat(names(folder.resolve(results)))
                    .containsExactly("a b", "a%20b", "c#1", "d%", "e{1}");
        }
        assertThat(plan(folder.resolve("results/a%20b")).at("/source/location").asText())
                .endsWith("a%20b.sgy");
    }

    @Test
    void allWordsThatNameNothingAreSaidBeforeAnythingIsComputed() {
        Path results = folder.resolve("results");
        String patterns = folder + "/L*.sgy";
        String others = folder + "/M?.sgy";

        assertThat(run("attributes", survey(), patterns, others, "-o", results)).isEqualTo(4);

        assertThat(err.toString()).contains(patterns + ", " + others + ": there is no SEG-Y file");
        assertThat(results).doesNotExist();
        assertThat(run("attributes", folder + "/L[7.sgy", "-o", results)).isEqualTo(4);
        assertThat(err.toString()).contains("/L[7.sgy: there is no such file, and as a pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "HTTP", "HttpS"})
    void aUrlIsNoPattern(String scheme) throws IOException {
        String url = scheme + "://127.0.0.1/a.sgy?signature=[x]*";
        assertThat(SourceNames.isSeveral(url, StorageOptions.STANDARD)).isFalse();
        assertThat(SourceNames.resultsName(url)).isEqualTo("a");
    }

    private static JsonNode plan(Path results) throws IOException {
        return new ObjectMapper().readTree(results.resolve("plan.json").toFile());
    }

    @Test
    void aListThatIsWrongIsExplained() throws Exception {
        Path list = folder.resolve("surveys.toml");
        for (String[] wrong :
                new String[][] {
                    {"[[survey]]\nfile = ", "line 2"},
                    {"", "no survey"},
                    {"[[survey]]\nheader='inline=9'", "survey 1 has no file"},
                    {"[[survey]]\nfile='a'\nheadre='inline=9'", "Unknown option"},
                    {"[[survey]]\nfile='a'\nsample-format='half'", "sample format"},
                    {"[[survey]]\nfile='a'\n[[survey]]\nfile='a'", "twice"},
                    {"[[surveys]]\nfile='a'", "'surveys' is unknown"},
                    {"[[survey]]\nfile='a'\nconfig='b'", "cannot stand there"},
                    {"[[survey]]\nfile='a'\n[[survey]]\nfile='./a'", "./a is there twice"},
                    {
                        "[[survey]]\nfile='https://h/x?sig'\n[[survey]]\nfile='https://h/x?sig'",
                        "https://h/x?… is there twice"
                    },
                    {"[[survey]]\nfile='https://h/x?sig'\nheadre='a'", "https://h/x?…: Unknown"},
                    {"[survey]\nfile='a'", "survey is one table, expected a list: [[survey]]"},
                    {"\uFEFF[[surveys]]\nfile='a'", "'surveys' is unknown"}
                }) {
            Files.writeString(list, wrong[0]);
            err.getBuffer().setLength(0);
            assertThat(run("attributes", "--config", list, "-o", folder.resolve("r")))
                    .as(wrong[0])
                    .isEqualTo(2);
            assertThat(err.toString()).contains("surveys.toml").contains(wrong[1]);
        }
    }

    @Test
    void aListThatCannotBeReadIsExplained() throws Exception {
        Path latin = Files.write(folder.resolve("latin.toml"), new byte[] {'#', (byte) 0xfc});
        Path yaml =
                Files.writeString(
                        folder.resolve("twice.yaml"), "survey:\n  - file: a\n    file: b\n");
        assertThat(run("info", "a", "--config", folder)).isEqualTo(2);
        assertThat(run("info", "a", "--config", latin)).isEqualTo(2);
        assertThat(run("info", "a", "--config", yaml)).isEqualTo(2);
        assertThat(run("info", "a", "--config", folder.resolve("no.toml"))).isEqualTo(4);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(folder + ": is a directory"),
                        line -> assertThat(line).contains(latin + ": is no text in UTF-8"),
                        line -> assertThat(line).contains(yaml + ": line 3: Duplicate"),
                        line -> assertThat(line).contains("no.toml: there is no such file"));
    }

    @Test
    void aSchedulerLearnsThatTheMapFailedAfterTheTable() throws Exception {
        Path dead = survey("dead.sgy", TraceFixture.of(new double[] {0, 0, 0}).line(1, 1));
        Path table = folder.resolve("dead.parquet");
        Path map = folder.resolve("dead.png");

        assertThat(run("attributes", dead, "-o", table, "--map", map, "--progress", "json"))
                .isEqualTo(3);

        assertThat(table).exists();
        assertThat(events()).containsExactly("started", "failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SURVEY -o r.csv --workers 0",
                "SURVEY -o r.csv --map m.png",
                "SURVEY SURVEY -o r.csv",
                "SURVEY -o r.csv -a nothing",
                "-o r.csv"
            })
    void aSchedulerLearnsThatTheCommandWasCalledWrongly(String line) {
        String words = "attributes --progress json " + line.replace("SURVEY", survey().toString());
        assertThat(run((Object[]) words.split(" "))).isEqualTo(2);
        assertThat(events()).containsExactly("failed");
        assertThat(err.toString()).contains("\"exit_code\":2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSchedulerLearnsThatAJobWasInterrupted(int files) {
        List<Object> words = new ArrayList<>(List.of("attributes", "--progress", "json"));
        for (int file = 0; file < files; file++) {
            words.add(survey(file + ".sgy", SampleEncoding.INT16));
        }
        words.addAll(List.of("-o", folder.resolve("results")));

        Thread.currentThread().interrupt();
        int code;
        try {
            code = run(words.toArray());
        } finally {
            Thread.interrupted();
        }

        assertThat(code).isEqualTo(130);
        assertThat(events()).contains("failed").doesNotContain("finished");
        assertThat(err.toString()).contains("\"message\":\"interrupted.\"");
    }

    /// The names of the events on standard error.
    private List<String> events() {
        return err.toString()
                .lines()
                .filter(line -> line.startsWith("{\"event\":"))
                .map(line -> line.split("\"", -1)[3])
                .toList();
    }

    @Test
    void aSchedulerGetsEvents() throws Exception {
        Path results = folder.resolve("results");
        assertThat(run("attributes", survey(), "-o", results, "--progress", "json")).isZero();

        List<String> lines = err.toString().lines().toList();
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        JsonNode last = new ObjectMapper().readTree(lines.getLast());
        assertThat(first.path("event").asText()).isEqualTo("started");
        assertThat(first.path("traces").asInt()).isEqualTo(60);
        assertThat(last.path("event").asText()).isEqualTo("finished");
        assertThat(last.path("tasks_done").asInt()).isEqualTo(1);
        assertThat(last.path("tasks_running").asInt()).isZero();
        assertThat(last.path("bytes_done")).isEqualTo(last.path("bytes"));

        err.getBuffer().setLength(0);
        Path cut = Files.write(folder.resolve("cut.sgy"), new byte[3700]);
        assertThat(run("attributes", cut, "-o", results, "--progress", "json")).isEqualTo(3);
        JsonNode failed = new ObjectMapper().readTree(err.toString().lines().findFirst().get());
        assertThat(failed.path("event").asText()).isEqualTo("failed");
        assertThat(failed.path("exit_code").asInt()).isEqualTo(3);
    }
}
