package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the user knows better than the file. What is empty is found in the file.
///
/// @param samplesPerTrace at least 1
/// @param firstTraceOffset the zero-based byte at which the first trace header starts; below 3600
///   the file has no headers of its own, as in Seismic Unix
/// @param preset where header fields stand
/// @param places where single fields stand, over the preset
/// @param index where the index of a file of variable-length traces is kept, so that the next run
///   need not build it again
public record SegyOptions(
        Optional<SampleFormat> sampleFormat,
        Optional<SegyByteOrder> byteOrder,
        OptionalInt samplesPerTrace,
        Optional<TextEncoding> textEncoding,
        OptionalLong firstTraceOffset,
        HeaderPreset preset,
        Map<TraceHeaderField, FieldPlace> places,
        Damage damage,
        Optional<Path> index) {

    private static final SegyOptions NONE =
            new SegyOptions(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    HeaderPreset.FILE,
                    Map.of(),
                    Damage.REFUSE,
                    Optional.empty());

    public SegyOptions {
        places = Map.copyOf(places);
        if (samplesPerTrace.isPresent() && samplesPerTrace.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "a trace cannot have %d samples".formatted(samplesPerTrace.getAsInt()));
        }
        if (firstTraceOffset.isPresent() && firstTraceOffset.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "no trace can start at byte %d".formatted(firstTraceOffset.getAsLong()));
        }
    }

    /// Everything as the file says.
    public static SegyOptions none() {
        return NONE;
    }

    public SegyOptions withSampleFormat(SampleFormat format) {
        return new SegyOptions(
                Optional.of(format),
                byteOrder,
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                preset,
                places,
                damage,
                index);
    }

    public SegyOptions withByteOrder(SegyByteOrder order) {
        return new SegyOptions(
                sampleFormat,
                Optional.of(order),
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                preset,
                places,
                damage,
                index);
    }

    public SegyOptions withSamplesPerTrace(int samples) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                OptionalInt.of(samples),
                textEncoding,
                firstTraceOffset,
                preset,
                places,
                damage,
                index);
    }

    public SegyOptions withTextEncoding(TextEncoding encoding) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                Optional.of(encoding),
                firstTraceOffset,
                preset,
                places,
                damage,
                index);
    }

    public SegyOptions withFirstTraceOffset(long offset) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                textEncoding,
                OptionalLong.of(offset),
                preset,
                places,
                damage,
                index);
    }

    public SegyOptions withPreset(HeaderPreset chosen) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                chosen,
                places,
                damage,
                index);
    }

    /// With one more place.
    public SegyOptions withPlace(TraceHeaderField field, FieldPlace place) {
        Map<TraceHeaderField, FieldPlace> more = new LinkedHashMap<>(places);
        more.put(field, place);
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                preset,
                more,
                damage,
                index);
    }

    public SegyOptions withDamage(Damage treatment) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                preset,
                places,
                treatment,
                index);
    }

    public SegyOptions withIndex(Path sidecar) {
        return new SegyOptions(
                sampleFormat,
                byteOrder,
                samplesPerTrace,
                textEncoding,
                firstTraceOffset,
                preset,
                places,
                damage,
                Optional.of(sidecar));
    }
}
