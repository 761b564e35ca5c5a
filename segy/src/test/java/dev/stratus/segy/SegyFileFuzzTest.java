package dev.stratus.segy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stratus.testkit.MalformedFile;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes are, what comes out is a file or a [SegyException]: no other exception, no
/// hang, no memory beyond what the bytes themselves justify (the tests run with a small heap).
class SegyFileFuzzTest {
    static Stream<byte[]> files() {
        return MalformedFile.all().stream()
                .flatMap(file -> Stream.of(file.bytes(), file.oddBytes()));
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAFileOrAreRefused(byte[] bytes) throws IOException {
        if (bytes != null) {
            readAll(bytes, SegyOptions.none());
            readAll(bytes, SegyOptions.none().withDamage(Damage.SALVAGE));
        }
    }

    private static void readAll(byte[] bytes, SegyOptions options) throws IOException {
        try (SegyFile file = SegyFile.open(new MemoryByteSource("fuzz.sgy", bytes), options)) {
            file.findings().forEach(Finding::sentence);
            for (Stanza stanza : file.stanzas()) {
                file.text(stanza);
            }
            file.readTraces(file.traces(), file.newBlock(), SegyFileFuzzTest::decode);
            TraceFindings.of(file).forEach(Finding::sentence);
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
}
