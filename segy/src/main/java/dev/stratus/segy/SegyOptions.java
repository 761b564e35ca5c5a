package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern PLACE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(\\d{1,3})(?::(\\w+))?");

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
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
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
    ///
    /// @throws IllegalArgumentException if a number is to be read as text
    public SegyOptions withPlace(TraceHeaderField field, FieldPlace place) {
        if (place.type() == FieldType.CHAR8 && field.type() != FieldType.CHAR8) {
            throw new IllegalArgumentException(
                    "%s is a number and cannot be read as char8, expected a type such as %s"
                            .formatted(field.label(), field.type().label()));
        }
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

    /// With what `--header` says: `auto`, or places such as `inline=233:int32,crossline=237`.
    /// Without a type a field has its standard one.
    ///
    /// @throws IllegalArgumentException if a field or a type is unknown, or does not fit
    public SegyOptions withHeader(String description) {
        SegyOptions options = this;
        if (description.strip().equals(HeaderPreset.AUTO.label())) {
            return withPreset(HeaderPreset.AUTO);
        }
        for (String part : description.split(",", -1)) {
            Matcher matcher = PLACE.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "%s says no place, expected FIELD=BYTE or FIELD=BYTE:TYPE, for example inline=233:int32"
                                .formatted(part));
            }
            TraceHeaderField field = TraceHeaderField.named(matcher.group(1));
            String type = matcher.group(3) == null ? field.type().label() : matcher.group(3);
            FieldType known =
                    FieldType.named(type)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "there is no type %s, expected one of %s"
                                                    .formatted(type, FieldType.labels())));
            options =
                    options.withPlace(
                            field, new FieldPlace(Integer.parseInt(matcher.group(2)), known));
        }
        return options;
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
