package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.testkit.HeaderWords;
import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Findings about values that are odd by themselves, and the bytes that they name.
class FindingsTest {
    @Test
    void theByteOfAValueIsThatOfTheHeaderItIsTakenFrom() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(2, 1);
        for (int i = 0; i < 4; i++) {
            HeaderWords extension = HeaderWords.named("SEG00001");
            fixture.trace(
                    TraceFixture.of(1, 2, 3)
                            .additionalHeader(i == 2 ? extension.word(137, 4, 5) : extension));
        }
        long extensionOfTrace2 = fixture.offsetOfTrace(2) + 240;
        SegyFile file = open(fixture);
        assertThat(TraceFindings.of(file))
                .filteredOn(finding -> finding.field().startsWith("samples_per_trace"))
                .singleElement()
                .matches(finding -> finding.firstByte().getAsLong() == extensionOfTrace2 + 137);
    }

    @Test
    void theByteOfTheByteOrderConstantCountsTheTapeLabel() throws IOException {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.INT16).revision(2, 1).trace(1, 2);
        assertThat(open(fixture).byteOrderEvidence()).isEqualTo("bytes 3297-3300 hold 01020304");
        fixture.tapeLabel("   1SY1.0");
        assertThat(open(fixture).byteOrderEvidence()).isEqualTo("bytes 3425-3428 hold 01020304");
    }

    private static SegyFile open(SegyFixture fixture) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", fixture.toBytes()));
    }
}
