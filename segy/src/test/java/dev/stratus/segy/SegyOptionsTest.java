package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.LocalByteSource;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegyOptionsTest {
    @Test
    void placesAreTakenByAnyNameWithAnyType() {
        SegyOptions options = SegyOptions.none().withHeader("iline=233:int32, sx=1:float64,dt=3");
        assertThat(options.places())
                .containsEntry(TraceHeaderField.INLINE, new FieldPlace(233, FieldType.INT32))
                .containsEntry(
                        TraceHeaderField.SOURCE_COORD_X, new FieldPlace(1, FieldType.FLOAT64))
                .containsEntry(
                        TraceHeaderField.SAMPLE_INTERVAL, new FieldPlace(3, FieldType.INT16));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inlien=1 | there is no trace header field inlien, did you mean inline?",
                "inline=1:int33 | there is no type int33, expected one of int8,",
                "inline=238:int32 | a field of type int32 cannot start at byte 238: a trace header has bytes 1 to 240",
                "inline | inline says no place, expected FIELD=BYTE or FIELD=BYTE:TYPE",
                "inline=1:char8 | inline is a number and cannot be read as char8, expected a type such as int32"
            })
    void whatIsNoPlaceIsExplained(String description, String message) {
        assertThatThrownBy(() -> SegyOptions.none().withHeader(description))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aSeismicUnixFileIsReadAsItsReaderSays() throws IOException {
        SegyOptions options =
                SegyOptions.none()
                        .withFirstTraceOffset(0)
                        .withSampleFormat(SampleFormat.IEEE_FLOAT32)
                        .withPreset(HeaderPreset.PETREL);
        try (SegyFile file =
                SegyFile.open(
                        LocalByteSource.open(Shared.path("data/conformance/small.su")), options)) {
            assertThat(file.traceCount()).isEqualTo(25);
            assertThat(file.samplesPerTrace()).isEqualTo(50);
            file.readHeaders(
                    new TraceRange(24, 1),
                    (trace, header) -> {
                        assertThat(header.number(TraceHeaderField.INLINE)).isEqualTo(5);
                        assertThat(header.number(TraceHeaderField.CROSSLINE)).isEqualTo(24);
                    });
        }
    }

    @Test
    void aShiftedLayoutAndAPrivateHeaderAreRead() throws IOException {
        try (SegyFile file = Shared.open("conformance/mapping-shifted.sgy")) {
            assertThat(file.headerLayout().place(TraceHeaderField.INLINE))
                    .isEqualTo(new FieldPlace(190, FieldType.INT32));
        }
        try (SegyFile file = Shared.open("conformance/trace-header-extensions.sgy")) {
            assertThat(file.additionalTraceHeaders()).isEqualTo(2);
            LayoutField precious = file.headerLayout().others().get(2);
            file.readHeaders(
                    new TraceRange(0, 1),
                    (trace, header) -> {
                        assertThat(header.number(TraceHeaderField.TRACE_SEQ_NUM_LINE))
                                .isEqualTo(0x2222222222222222L);
                        assertThat(header.number(TraceHeaderField.CROSSLINE)).isEqualTo(20);
                        assertThat(precious.name()).isEqualTo("precious3");
                        assertThat(header.value(precious)).isEqualTo((double) 0x33333333);
                        assertThat(header.additionalHeaders()).isEqualTo(2);
                    });
        }
    }

    @Test
    void extension1OverridesWhereItIsNotZero() throws IOException {
        try (SegyFile file = Shared.open("conformance/rotated-small-rev2.sgy")) {
            file.readHeaders(
                    new TraceRange(0, 1),
                    (trace, header) -> {
                        assertThat(header.value(TraceHeaderField.CDP_X)).isEqualTo(2100);
                        assertThat(header.raw(TraceHeaderField.CDP_X)).isZero();
                    });
        }
    }
}
