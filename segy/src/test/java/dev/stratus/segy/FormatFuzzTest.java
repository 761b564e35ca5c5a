package dev.stratus.segy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stratus.testkit.MalformedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are, what comes out is a file or a [SegyException]: no other exception, no
/// hang, no memory beyond what the bytes themselves justify (the tests run with a small heap). Each
/// target is fuzzed for a few seconds where `JAZZER_FUZZ=1` is set, and else replays its seeds.
class FormatFuzzTest {
    static Stream<byte[]> files() {
        return MalformedFile.all().stream()
                .flatMap(file -> Stream.of(file.bytes(), file.oddBytes()));
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAFileOrAreRefused(byte[] bytes) throws IOException {
        if (bytes != null) {
            readAll(bytes, SegyOptions.none());
        }
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "5s")
    void anyBytesCanBeSalvaged(byte[] bytes) throws IOException {
        if (bytes != null) {
            readAll(bytes, SegyOptions.none().withDamage(Damage.SALVAGE));
        }
    }

    private static void readAll(byte[] bytes, SegyOptions options) throws IOException {
        try (SegyFile file = SegyFile.open(new MemoryByteSource("fuzz.sgy", bytes), options)) {
            file.findings().forEach(Finding::sentence);
            for (Stanza stanza : file.stanzas()) {
                file.text(stanza);
            }
            file.readTraces(file.traces(), file.newBlock(), FormatFuzzTest::decode);
        } catch (SegyException e) {
            e.finding().sentence();
        }
    }

    private static void decode(Trace trace) {
        for (TraceHeaderField field : TraceHeaderField.values()) {
            if (field.type() == FieldType.CHAR8) {
                trace.header().text(field);
            } else {
                trace.header().value(field);
                trace.header().number(field);
            }
        }
    }

    static Stream<String> documents() {
        return Stream.of(
                "<segy-layout name=\"rev2\"><entry name=\"iline\" byte=\"189\" type=\"int4\"/></segy-layout>",
                "<segy-layout><extension name=\"SEG00001\"><entry name=\"cdp_x\" byte=\"161\" type=\"ieee64\" if-non-zero=\"1\"/></extension></segy-layout>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><segy-layout>&b;</segy-layout>");
    }

    @MethodSource("documents")
    @FuzzTest(maxDuration = "5s")
    void anyTextIsALayoutOrIsMalformed(String xml) {
        try {
            if (xml != null) {
                LayoutXml.parse(List.of(xml));
            }
        } catch (LayoutXml.Malformed e) {
            // Refused in words, as it should be.
        }
    }

    static Stream<byte[]> indexes() throws IOException {
        Path sidecar = Files.createTempFile("index", ".idx");
        try {
            Files.delete(sidecar);
            IndexSidecarTest.openVariableFile(sidecar).close();
            return Stream.of(Files.readAllBytes(sidecar));
        } finally {
            Files.deleteIfExists(sidecar);
        }
    }

    @MethodSource("indexes")
    @FuzzTest(maxDuration = "5s")
    void anySidecarIsAnIndexOrIsBuiltAnew(byte[] bytes) throws IOException {
        Path sidecar = Files.createTempFile("index", ".idx");
        try {
            if (bytes != null) {
                Files.write(sidecar, bytes);
            }
            IndexSidecarTest.openVariableFile(sidecar).close();
        } finally {
            Files.deleteIfExists(sidecar);
        }
    }
}
