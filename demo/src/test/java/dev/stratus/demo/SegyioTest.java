package dev.stratus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What segyio, a reader that others wrote, finds in a synthetic survey.
@Timeout(120)
final class SegyioTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir private Path folder;

    @BeforeAll
    static void segyioIsThere() throws Exception {
        assumeTrue(
                Files.isExecutable(PYTHON) && run(Path.of(""), "import segyio, numpy") == 0,
                "skipped: segyio is not installed (Debian: apt install python3-segyio)");
    }

    private static int run(Path folder, String script, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON.toString(), "-c", script));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python ends").isTrue();
        return process.exitValue();
    }

    private SyntheticSurvey write(SurveySpec spec) throws IOException, InterruptedException {
        SyntheticSurvey survey = new SyntheticSurvey(spec);
        survey.write(folder.resolve("survey.sgy"), done -> {});
        return survey;
    }

    private ByteBuffer result(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void segyioReadsEqualSamplesAndHeaders() throws Exception {
        SyntheticSurvey survey = write(SurveySpec.usual().withSize(30, 40, 250));

        int exit =
                run(
                        folder,
                        """
                        import segyio, numpy
                        with segyio.open('survey.sgy', ignore_geometry=True) as f:
                            assert segyio.tools.dt(f) == 4000
                            assert f.samples[-1] == 996.0
                            assert f.text[0][:2] == b'C ' and len(f.text[0]) == 3200
                            f.trace.raw[:].astype('<f4').tofile('samples')
                            for field in (189, 193, 181, 185, 71, 29):
                                f.attributes(field)[:].astype('<i4').tofile('field%d' % field)
                        """);

        assertThat(exit).isZero();
        var floats = result("samples").asFloatBuffer();
        assertThat(floats.remaining()).isEqualTo(250 * survey.traceCount());
        for (long trace = 0; trace < survey.traceCount(); trace++) {
            double[] amplitudes = survey.amplitudes(trace);
            for (double amplitude : amplitudes) {
                assertThat(floats.get()).isEqualTo((float) amplitude);
            }
        }
        for (int trace = 0; trace < survey.traceCount(); trace++) {
            SurveyGrid.Bin bin = survey.grid().bin(trace);
            assertThat(field(189, trace)).isEqualTo(bin.inline());
            assertThat(field(193, trace)).isEqualTo(bin.crossline());
            assertThat(field(181, trace)).isEqualTo((int) Math.round(bin.easting() * 100));
            assertThat(field(185, trace)).isEqualTo((int) Math.round(bin.northing() * 100));
            assertThat(field(71, trace)).isEqualTo(-100);
            assertThat(field(29, trace)).isEqualTo(survey.isDead(trace) ? 2 : 1);
        }
    }

    private int field(int firstByte, int trace) throws IOException {
        return result("field" + firstByte).getInt(4 * trace);
    }

    @Test
    void segyioFindsTheLinesOfARegularSurvey() throws Exception {
        // Too narrow to lose a trace to its outline.
        write(SurveySpec.usual().withSize(9, 3, 100));

        int exit =
                run(
                        folder,
                        """
                        import segyio, numpy
                        with segyio.open('survey.sgy', strict=True) as f:
                            assert f.tracecount == 27
                            assert f.sorting == 2
                            numpy.array(f.ilines, '<i4').tofile('inlines')
                            numpy.array(f.xlines, '<i4').tofile('crosslines')
                            assert f.iline[1003].shape == (3, 100)
                        """);

        assertThat(exit).isZero();
        assertThat(IntStream.range(0, 9).map(i -> intAt("inlines", i)))
                .containsExactly(1001, 1003, 1005, 1007, 1009, 1011, 1013, 1015, 1017);
        assertThat(IntStream.range(0, 3).map(i -> intAt("crosslines", i)))
                .containsExactly(2001, 2002, 2003);
    }

    private int intAt(String name, int index) {
        try {
            return result(name).getInt(4 * index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
