package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsTable;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that draw: map, section, and `--plot` of trace and headers.
class PictureCommandsTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path survey = Path.of("");

    @BeforeEach
    void makeSurvey() {
        SegyFixture fixture =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32).sampleIntervalMicros(4000);
        for (int trace = 0; trace < 120; trace++) {
            double[] samples = new double[40];
            samples[trace % 40] = trace;
            samples[(trace + 7) % 40] = -trace;
            fixture.trace(
                    TraceFixture.of(samples)
                            .line(1 + trace / 12, 1 + trace % 12)
                            .word(181, 4, 1000L + 25L * (trace % 12))
                            .word(185, 4, 2000L + 25L * (trace / 12)));
        }
        survey = fixture.writeTo(folder.resolve("survey.sgy"));
    }

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

    private Path table() {
        Path table = folder.resolve("t.parquet");
        String attributes = "rms,zero_crossings";
        assertThat(run("attributes", survey, "-a", attributes, "-o", table, "--quiet")).isZero();
        return table;
    }

    private List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Runs a command that draws, which must fail and leave no file.
    private void requireRefusal(int code, String sentence, Object... arguments) throws IOException {
        List<String> before = filesIn(folder);
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err.toString()).isEqualTo(code);
        assertThat(err.toString()).contains(sentence).doesNotContain("Exception");
        assertThat(filesIn(folder)).isEqualTo(before);
    }

    @Test
    void traceIsDrawnAlone() throws IOException {
        Path target = folder.resolve("trace.png");
        assertThat(run("trace", survey, 5, "--plot", target)).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("The trace is in " + target);
        BufferedImage alone = ImageIO.read(target.toFile());

        assertThat(run("trace", survey, 5, "--plot", target, "--spectrum", "--axis", "m")).isZero();
        assertThat(ImageIO.read(target.toFile()).getWidth()).isGreaterThan(alone.getWidth() + 400);

        Path vector = folder.resolve("trace.svg");
        assertThat(run("trace", survey, 5, "--plot", vector)).isZero();
        assertThat(vector).content().startsWith("<?xml").contains("<path");
    }

    @Test
    void traceThatIsNotThereIsNotDrawn() throws IOException {
        Path target = folder.resolve("trace.png");
        requireRefusal(
                2,
                "there is no trace 120, expected 0 to 119", //
                "trace",
                survey,
                120,
                "--plot",
                target);
        requireRefusal(
                2, ".png or .svg", "trace", survey, 0, "--plot", folder.resolve("trace.gif"));
    }

    @Test
    void placesOfTracesAreDrawnByTwoFields() throws IOException {
        Path target = folder.resolve("places.png");
        assertThat(run("headers", survey, "--plot", "cdp_x,cdp_y", "-o", target)).isZero();
        assertThat(ImageIO.read(target.toFile()).getWidth()).isGreaterThan(400);
        assertThat(out.toString()).isEmpty();

        requireRefusal(2, "two fields", "headers", survey, "--plot", "cdp_x", "-o", target);
        requireRefusal(2, "where the picture goes", "headers", survey, "--plot", "cdp_x,cdp_y");
        requireRefusal(
                3,
                "no trace has a place by group_coord_x and group_coord_y", //
                "headers",
                survey,
                "--plot",
                "group_coord_x,group_coord_y",
                "-o",
                target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.png", "m.svg", "m.csv", "m.parquet", "m.tif"})
    void mapIsWrittenAsItsNameSays(String name) throws IOException {
        Path target = folder.resolve(name);
        assertThat(run("map", table(), "-a", "rms", "-o", target)).as(err.toString()).isZero();
        assertThat(err.toString()).contains("The map is in " + target);
        assertThat(Files.size(target)).isPositive();
        assertThat(filesIn(folder)).containsExactlyInAnyOrder("survey.sgy", "t.parquet", name);
    }

    @Test
    void gridOfAMapHasTheValuesOfTheTable() throws IOException {
        Path target = folder.resolve("m.csv");
        assertThat(run("map", table(), "-a", "rms", "-o", target, "--axes", "lines")).isZero();
        // Trace 0 is dead.
        assertThat(Files.readAllLines(target))
                .hasSize(1 + 119)
                .startsWith("crossline,inline,rms")
                .contains("2.0,1.0," + Math.sqrt(2 / 40.0));

        assertThat(run("map", table(), "-a", "rms", "-o", target, "--cull", "10")).isZero();
        assertThat(Files.readAllLines(target)).first().isEqualTo("cdp_x,cdp_y,rms");
        assertThat(Files.readAllLines(target)).hasSizeBetween(70, 80);

        assertThat(
                        run(
                                "map", table(), "-a", "rms", "-o", target, "--x", "inline", "--y",
                                "inline", "--fold", "max"))
                .isZero();
        assertThat(Files.readAllLines(target)).hasSizeGreaterThan(10);
    }

    @Test
    void mapThatCannotBeDrawnIsRefusedWithASentence() throws IOException {
        Path table = table();
        Path target = folder.resolve("m.png");
        requireRefusal(2, ".tif", "map", table, "-a", "rms", "-o", folder.resolve("m.xyz"));
        requireRefusal(
                2,
                "has no column mean_abs, expected one of trace, inline", //
                "map",
                table,
                "-o",
                target);
        requireRefusal(
                2,
                "only one of them", //
                "map",
                table,
                "-a",
                "rms",
                "-o",
                target,
                "--x",
                "inline");
        requireRefusal(
                2,
                "has no column group_coord_x", //
                "map",
                table,
                "-a",
                "rms",
                "-o",
                target,
                "--x",
                "group_coord_x",
                "--y",
                "inline");
        requireRefusal(
                3,
                "all 120 traces are dead or have no value in rms", //
                "map",
                table,
                "-a",
                "rms",
                "-o",
                target,
                "--cull",
                "1e9");
        requireRefusal(
                4,
                "there is no such file", //
                "map",
                folder.resolve("no.parquet"),
                "-o",
                target);
        requireRefusal(2, "no clip", "map", table, "-a", "rms", "-o", target, "--clip", "much");
        requireRefusal(
                4,
                "its folder does not exist", //
                "map",
                table,
                "-a",
                "rms",
                "-o",
                folder.resolve("no/m.png"));
    }

    @Test
    void mapIsDrawnStraightAfterTheJobAndFromItsFolder() throws IOException {
        Path results = folder.resolve("results");
        Path target = folder.resolve("m.tif");
        assertThat(run("attributes", survey, "-o", results, "--map", target, "--quiet")).isZero();
        assertThat(Files.size(target)).isPositive();
        assertThat(run("map", results, "-o", folder.resolve("n.png"), "--clip", "0..100%"))
                .isZero();
        assertThat(folder.resolve("n.png")).isNotEmptyFile();
        requireRefusal(
                2,
                "cannot be read back",
                "attributes",
                survey,
                "-o",
                folder.resolve("r.csv"),
                "--map",
                target);
        requireRefusal(
                2,
                ".svg", //
                "attributes",
                survey,
                "-o",
                folder.resolve("u.csv"),
                "--map",
                "m.jpg");
    }

    @Test
    void whatCoordinatesAreInIsSaidOnceAndKept() throws Exception {
        Path table = folder.resolve("t.parquet");
        Path grid = folder.resolve("g.tif");
        assertThat(run("attributes", survey, "-o", table, "--crs", "epsg:23031", "--quiet"))
                .isZero();
        try (ResultsTable results = ResultsTable.open(table.toString(), StorageOptions.STANDARD)) {
            ReferenceSystem system = results.coordinates().system().orElseThrow();
            assertThat(system).hasToString("ED50 / UTM zone 31N (EPSG:23031)");
            assertThat(gdal("gdalsrsinfo", "-e", "-o", "epsg", system.projJson()))
                    .contains("EPSG:23031")
                    .doesNotContain("Confidence");
        }
        assertThat(run("map", table, "-a", "mean_abs", "-o", grid)).isZero();
        assertThat(gdal("gdalinfo", grid.toString())).contains("ED50 / UTM zone 31N");
        assertThat(run("map", table, "-a", "mean_abs", "--crs", "EPSG:32631", "-o", grid)).isZero();
        assertThat(gdal("gdalinfo", grid.toString())).contains("WGS 84 / UTM zone 31N");

        Path other = folder.resolve("u.parquet");
        requireRefusal(
                2, "such as EPSG:23031", "attributes", survey, "-o", other, "--crs", "UTM 31");
        requireRefusal(
                2,
                "EPSG:29999 is none of EPSG's projected reference systems",
                "attributes",
                survey,
                "-o",
                other,
                "--crs",
                "EPSG:29999");
        requireRefusal(
                2, "EPSG:4326 is none", "attributes", survey, "-o", other, "--crs", "EPSG:4326");
    }

    /// What a tool of GDAL says.
    private static String gdal(String... command) throws IOException, InterruptedException {
        boolean installed =
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, command[0])));
        assumeTrue(installed, command[0] + " is not there; install gdal-bin to check the CRS");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void sectionIsDrawnAndItsSamplesAreWritten() throws IOException {
        Path target = folder.resolve("s.png");
        Path csv = folder.resolve("s.csv");
        assertThat(run("section", survey, "--inline", 3, "-o", target, "--csv", csv)).isZero();
        assertThat(err.toString()).contains(target.toString()).contains(csv.toString());
        assertThat(Files.readAllLines(csv))
                .hasSize(1 + 12 * 40)
                .startsWith("crossline,ms,amplitude")
                .contains("2,100,25.0");

        assertThat(run("section", survey, "--crossline", 2, "--csv", csv, "--axis", "m")).isZero();
        assertThat(Files.readAllLines(csv)).startsWith("inline,m,amplitude").contains("3,100,25.0");

        assertThat(run("section", survey, "--line", "1/1,10/10", "--csv", csv)).isZero();
        assertThat(Files.readAllLines(csv)).hasSize(1 + 10 * 40).contains("9,148,117.0");

        assertThat(run("section", survey, "--slice", "100ms", "-o", target, "--csv", csv)).isZero();
        assertThat(Files.readAllLines(csv)).hasSize(1 + 120).contains("1025.0,2050.0,25.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--style wiggle",
                "--style both --agc 40ms",
                "--gain 2 --clip 99%",
                "--clip -5..5 --colours grey",
                "--top cdp_x,cdp_y",
                "--axis samples"
            })
    void sectionIsDrawnAsOptionsSay(String options) throws IOException {
        Path target = folder.resolve("s.svg");
        List<Object> words =
                new ArrayList<>(List.of("section", survey, "--traces", "0..99", "-o", target));
        words.addAll(List.of(options.split(" ", -1)));
        assertThat(run(words.toArray())).as(err.toString()).isZero();
        assertThat(target).content().contains("</svg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "all", "3..3"})
    void aSectionsTracesAreSaidAsThoseOfATable(String traces) throws IOException {
        Path target = folder.resolve("s.svg");
        assertThat(run("section", survey, "--traces", traces, "-o", target)).isZero();
        assertThat(target).content().contains("</svg");
    }

    @Test
    void sectionThatCannotBeDrawnIsRefusedWithASentence() throws IOException {
        Path target = folder.resolve("s.png");
        requireRefusal(3, "has no inline 11", "section", survey, "--inline", 11, "-o", target);
        requireRefusal(
                3,
                "there is no trace 120", //
                "section",
                survey,
                "--traces",
                "0..120",
                "-o",
                target);
        requireRefusal(
                3,
                "its traces run from 0 to 156 ms", //
                "section",
                survey,
                "--slice",
                "160ms",
                "-o",
                target);
        requireRefusal(2, "two points", "section", survey, "--line", "1/1", "-o", target);
        requireRefusal(2, "Say where", "section", survey, "--inline", 1);
        requireRefusal(2, ".csv", "section", survey, "--inline", 1, "--csv", "s.txt");
        requireRefusal(
                2,
                "do not fit it", //
                "section",
                survey,
                "--slice",
                "100ms",
                "--agc",
                "40ms",
                "-o",
                target);
        requireRefusal(2, "Missing required argument", "section", survey, "-o", target);
        requireRefusal(
                3,
                "there is no trace there", //
                "section",
                survey,
                "--line",
                "50/50,60/60",
                "-o",
                target);
    }
}
