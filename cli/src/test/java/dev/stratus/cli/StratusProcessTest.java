package dev.stratus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own: what it has to do with the system around it.
class StratusProcessTest {
    @TempDir private Path folder;

    private ProcessBuilder stratus(List<String> java, Object... words) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC"));
        command.addAll(java);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Stratus.class.getName()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectError(errors().toFile());
    }

    private Path errors() {
        return folder.resolve("err.txt");
    }

    private Path survey() {
        return SegyFixture.of(SampleEncoding.INT16)
                .sampleIntervalMicros(4000)
                .trace(TraceFixture.of(new double[2500]).line(1, 1))
                .writeTo(folder.resolve("survey.sgy"));
    }

    @Test
    void outputThatIsLostIsAFailure() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();

        Process process =
                stratus(List.of(), "info", survey()).redirectOutput(full.toFile()).start();

        assertThat(process.waitFor()).isEqualTo(4);
        assertThat(Files.readString(errors()))
                .startsWith("stratus: standard output cannot be written: ")
                .hasLineCount(1);
    }

    @Test
    void numbersLookTheSameInEveryCountry() throws Exception {
        for (List<String> java :
                List.of(
                        List.of("-Duser.language=ar", "-Duser.country=EG"),
                        List.of("-Duser.language=de", "-Duser.country=DE"))) {
            Process process = stratus(java, "info", survey()).start();

            assertThat(process.getInputStream())
                    .asString(StandardCharsets.UTF_8)
                    .contains("size           8,840 bytes");
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
        Process process = stratus(List.of(), "trace", survey(), 0).start();
        process.getInputStream().close();

        assertThat(process.waitFor()).isZero();
        assertThat(errors()).isEmptyFile();
    }
}
