package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Files that are no SEG-Y, though somebody may take them for it.
final class OtherFiles {
    private static final int BYTES = 20_000;

    private OtherFiles() {}

    static List<MalformedFile> all() {
        return List.of(
                named("other-zeros", "nothing but zeros", () -> filled(0))
                        .beside("every sample is zero", dead()),
                named("other-ones", "nothing but ones", () -> filled(0xFF))
                        .beside(
                                "unassigned bytes of each trace header are 0xFF",
                                SoundFile.with(1, 0, OtherFiles::withUnassignedBytes)),
                named("other-noise", "nothing but noise", OtherFiles::noise)
                        .beside("samples that are noise", noisySamples()),
                named("other-text", "a page of text", () -> text("Dear reader, "))
                        .beside(
                                "an ASCII textual header",
                                SegyFixture.of(SampleEncoding.INT16)
                                        .textEncoding(TextEncoding.ASCII)
                                        .text("C 1 ASCII")
                                        .trace(1, 2)),
                named(
                                "other-html",
                                "the page that a server shows to those it does not know",
                                () -> text("<html><h1>403 Forbidden</h1></html>\n"))
                        .beside(
                                "a textual header with HTML and terminal codes in it",
                                SoundFile.ofRevision(1, 0)
                                        .text(
                                                "C 1 <script>alert(1)</script>",
                                                "C 2 =HYPERLINK(\"http://127.0.0.1\")",
                                                "C 3 \u001B[2J\u001B[31m")),
                named("other-zip", "a compressed file", OtherFiles::zip)
                        .beside(
                                "a textual header of code page 1047 with brackets",
                                SegyFixture.of(SampleEncoding.INT16)
                                        .textEncoding(TextEncoding.EBCDIC_1047)
                                        .text("C 1 [BRACKETS]")
                                        .trace(1, 2)),
                named(
                                "other-seismic-unix",
                                "a Seismic Unix file: traces without file headers",
                                OtherFiles::seismicUnix)
                        .beside(
                                "samples that are not finite",
                                SegyFixture.of(SampleEncoding.IEEE_FLOAT32)
                                        .revision(1, 0)
                                        .trace(1, Double.NaN, Double.POSITIVE_INFINITY)
                                        .trace(1, 2, 3)));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] noise() {
        byte[] bytes = new byte[BYTES];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.repeat(BYTES / text.length()).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip() {
        byte[] bytes = noise();
        System.arraycopy(new byte[] {'P', 'K', 3, 4, 20, 0, 8, 8}, 0, bytes, 0, 8);
        return bytes;
    }

    private static byte[] seismicUnix() {
        byte[] file = SoundFile.ofRevision(0, 0).toBytes();
        return Arrays.copyOfRange(file, 3600, file.length);
    }

    private static SegyFixture dead() {
        SegyFixture fixture = SoundFile.headers(1, 0);
        for (int i = 0; i < SoundFile.TRACES; i++) {
            fixture.trace(TraceFixture.dead(SoundFile.SAMPLES).line(1, i + 1));
        }
        return fixture;
    }

    private static TraceFixture withUnassignedBytes(TraceFixture trace) {
        return trace.word(233, 8, -1);
    }

    private static SegyFixture noisySamples() {
        Random random = new Random(12);
        SegyFixture fixture = SoundFile.headers(1, 0);
        for (int i = 0; i < SoundFile.TRACES; i++) {
            fixture.trace(
                    TraceFixture.ofWords(random.longs(SoundFile.SAMPLES).toArray()).line(1, i + 1));
        }
        return fixture;
    }
}
