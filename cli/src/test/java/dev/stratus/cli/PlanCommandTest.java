package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final long TRACES = 16_000_000;
    private static final int TRACE_BYTES = 240 + 4 * 1500;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Stratus.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    /// A file of 100 GB of which nearly nothing is on the disk.
    private String survey() throws IOException {
        Path path =
                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                        .sampleIntervalMicros(4000)
                        .trace(TraceFixture.of(new double[1500]))
                        .writeTo(folder.resolve("survey.sgy"));
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(3600 + TRACES * TRACE_BYTES);
        }
        return path.toString();
    }

    @Test
    void aHundredGigabytesCostAtMostThreeCentsAndTakeAtMostAMinute() throws IOException {
        assertThat(run("plan", survey(), "--budget", "0.03", "--json")).isZero();

        JsonNode plan = new ObjectMapper().readTree(out.toString());
        JsonNode chosen = plan.at("/lambda/chosen");
        assertThat(plan.get("bytes").longValue()).isEqualTo(3600 + TRACES * TRACE_BYTES);
        assertThat(chosen.get("dollars").doubleValue()).isLessThanOrEqualTo(0.03);
        assertThat(chosen.get("seconds").doubleValue()).isLessThanOrEqualTo(60);
        assertThat(plan.at("/lambda/assumed/functions_at_once").intValue()).isEqualTo(1000);
    }

    @Test
    void aFileIsReadAsItsOptionsSay() throws IOException {
        assertThat(run("plan", survey(), "--samples", "3000", "--salvage", "--json")).isZero();

        assertThat(new ObjectMapper().readTree(out.toString()).get("traces").longValue())
                .isLessThan(TRACES);
    }

    @Test
    void theModelIsNearJobsThatWerePublished() throws IOException {
        assertThat(run("plan", survey(), "--json")).isZero();

        JsonNode published = new ObjectMapper().readTree(out.toString()).get("published");
        for (JsonNode job : published) {
            assertThat(job.at("/modelled/dollars").doubleValue() / job.get("dollars").doubleValue())
                    .isBetween(0.9, 1.1);
        }
        assertThat(published.at("/0/modelled/seconds").doubleValue()).isBetween(216.0, 264.0);
    }

    @Test
    void timeIsBoughtWithinABudgetAndTheCurveIsDrawn() throws IOException {
        Path picture = folder.resolve("curve.png");
        assertThat(
                        run(
                                "plan",
                                survey(),
                                "--optimise",
                                "time",
                                "--budget",
                                "0.03",
                                "-o",
                                picture.toString()))
                .isZero();

        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(900);
        assertThat(out.toString())
                .containsPattern("(?m)^> +\\d+ +\\d+ MB ")
                .containsPattern(
                        "chosen: \\d+ tasks with \\d+ MB: about \\d+\\.\\d s and \\$0\\.0(?:[0-2]|30)")
                .contains("assuming 1000 functions at once")
                .contains("published: 240 s and $0.35");
    }

    @Test
    void aBudgetThatIsTooSmallIsRefused() throws IOException {
        assertThat(run("plan", survey(), "--budget", "0.0001")).isEqualTo(2);
        assertThat(err.toString()).contains("--budget: $0.000100 is less than the $0.0");
    }

    @Test
    void theSharesOfWorkersAreListed() throws IOException {
        assertThat(run("plan", survey(), "--workers", "3", "--json")).isZero();

        JsonNode workers = new ObjectMapper().readTree(out.toString()).get("workers");
        assertThat(workers).hasSize(3);
        assertThat(workers.at("/0/first_byte").longValue()).isEqualTo(3600);
    }

    @Test
    void theTimeAndCostOfSoManyFunctionsIsEstimated() throws IOException {
        assertThat(run("plan", survey(), "--workers", "100", "--json")).isZero();

        JsonNode lambda = new ObjectMapper().readTree(out.toString()).get("lambda");
        assertThat(lambda.at("/shared/tasks").intValue()).isEqualTo(100);
        assertThat(lambda.at("/shared/dollars").doubleValue()).isPositive();
        assertThat(lambda.at("/assumed/functions_at_once").intValue()).isEqualTo(100);
    }

    /// A part holds 262144 rows at most.
    @Test
    void noSplitHasFewerTasksThanTheJobWillHave() throws IOException {
        assertThat(run("plan", survey(), "--json")).isZero();

        JsonNode lambda = new ObjectMapper().readTree(out.toString()).get("lambda");
        assertThat(lambda.findValuesAsText("tasks"))
                .allMatch(tasks -> Integer.parseInt(tasks) >= 62);
    }
}
