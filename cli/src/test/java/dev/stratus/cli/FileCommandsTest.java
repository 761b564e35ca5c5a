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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that describe a file: info, check, headers, trace.
class FileCommandsTest {
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

    private SegyFixture survey() {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(1, 0);
        for (int trace = 0; trace < 60; trace++) {
            fixture.trace(
                    TraceFixture.of(trace, -trace, 7)
                            .word(233, 4, 1 + trace / 10)
                            .word(237, 4, 1 + trace % 10)
                            .word(71, 2, -10)
                            .word(181, 4, 1000L + 25L * (trace / 10))
                            .word(185, 4, 2000L + 25L * (trace % 10)));
        }
        return fixture;
    }

    private Path file() {
        return survey().writeTo(folder.resolve("survey.sgy"));
    }

    @Test
    void infoProposesWhereLineNumbersAre() {
        assertThat(run("info", file())).isZero();
        assertThat(out.toString())
                .contains("sample format  3 (int16)")
                .contains("inline is at byte 233 (confidence ");
    }

    @Test
    void infoSaysWhatWouldComputeIfMoreIsAskedFor() {
        assertThat(run("info", file())).isZero();
        assertThat(out.toString()).doesNotContain("kernels");
        assertThat(run("info", "--verbose", file())).isZero();
        assertThat(out.toString()).contains("kernels        plain Java: there is little to read");
    }

    @Test
    void infoIsAlsoOneJsonObjectALine() throws IOException {
        assertThat(run("info", "--json", "--header", "auto", file(), file())).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode info = new ObjectMapper().readTree(lines.getFirst());
        assertThat(info.get("traces").asInt()).isEqualTo(60);
        assertThat(info.at("/survey/kind").asText()).isEqualTo("3-D post-stack");
        assertThat(info.at("/survey/grid/inline_spacing").asDouble()).isEqualTo(2.5);
        assertThat(info.at("/findings/0/field").asText()).isEqualTo("the place of inline");
    }

    @Test
    void infoSaysThatHolesWereNotCountedWhereThatCannotBe() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16);
        for (int inline : new int[] {Integer.MIN_VALUE, 0, 1, Integer.MAX_VALUE}) {
            for (int crossline : new int[] {Integer.MIN_VALUE, 0, 1, Integer.MAX_VALUE}) {
                fixture.trace(TraceFixture.of(1, 2).line(inline, crossline));
            }
        }
        Path file = fixture.writeTo(folder.resolve("wide.sgy"));
        assertThat(run("info", file)).isZero();
        assertThat(out.toString()).contains(", holes not counted, 0 repeated,");
        out.getBuffer().setLength(0);
        assertThat(run("info", "--json", file)).isZero();
        JsonNode survey = new ObjectMapper().readTree(out.toString()).get("survey");
        assertThat(survey.has("locations")).isTrue();
        assertThat(survey.has("holes")).isFalse();
    }

    @Test
    void checkFailsOnlyWhereAFindingIsAnError() {
        assertThat(run("check", file())).isZero();
        assertThat(out.toString()).contains("the place of inline is perhaps byte 233");

        Path cut = survey().truncatedTo(3600 + 5 * 246 + 241).writeTo(folder.resolve("cut.sgy"));
        assertThat(run("check", cut)).isEqualTo(ExitCode.FAILED.code());
        assertThat(out.toString())
                .contains("error    byte 4831: the last trace is cut after 241 bytes");
        assertThat(run("headers", cut)).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(run("headers", "--salvage", cut)).isZero();
    }

    @Test
    void headersAreATableOfWhatIsThere() {
        assertThat(run("headers", file(), "--traces", "58..59", "--header", "iline=233,xline=237"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("trace  ").contains("cdp_x").doesNotContain("year");
        assertThat(lines.get(2).strip().split("\\s+", -1))
                .contains("59", "112.5", "222.5", "6", "10");
    }

    @Test
    void headersAreWrittenAsCsvAndParquet() throws IOException {
        Path csv = folder.resolve("h.csv");
        Path parquet = folder.resolve("h.parquet");
        assertThat(run("headers", file(), "--fields", "cdp_x,ns", "-o", csv)).isZero();
        assertThat(Files.readAllLines(csv))
                .hasSize(61)
                .startsWith("trace,cdp_x,samples_per_trace", "0,100,3");
        assertThat(run("headers", file(), "-o", parquet)).isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
    }

    @Test
    void aMisspeltFieldIsCorrected() {
        assertThat(run("headers", file(), "--fields", "inlien")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("did you mean inline?");
    }

    @Test
    void aHeaderThatIsNoNumberIsNullInJson() throws IOException {
        Path file =
                SegyFixture.of(SampleEncoding.INT16)
                        .trace(TraceFixture.of(1, 2).word(181, 4, 0x7fc00000))
                        .writeTo(folder.resolve("nan.sgy"));

        assertThat(run("trace", file, 0, "--json", "--header", "cdp_x=181:float32")).isZero();

        assertThat(new ObjectMapper().readTree(out.toString()).at("/header/cdp_x").isNull())
                .isTrue();
    }

    @Test
    void aTraceIsItsHeaderAndItsSamples() throws IOException {
        assertThat(run("trace", file(), 59, "--json")).isZero();
        JsonNode trace = new ObjectMapper().readTree(out.toString());
        assertThat(trace.at("/header/cdp_x").asDouble()).isEqualTo(112.5);
        assertThat(trace.get("samples").toString()).isEqualTo("[59.0,-59.0,7.0]");
        assertThat(run("trace", file(), 60)).isEqualTo(ExitCode.USAGE.code());
    }
}
