package dev.stratus.cli;

import dev.stratus.segy.Damage;
import dev.stratus.segy.HeaderPreset;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.SegyOptions;
import dev.stratus.segy.TextHeader.TextEncoding;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that reads a SEG-Y file: what the file says wrongly or not at all.
final class FileOptions {
    @Option(
            names = "--sample-format",
            paramLabel = "FORMAT",
            converter = Names.SampleFormatConverter.class,
            description = "How samples are encoded, such as ibm-float32, whatever the file says.")
    private @Nullable SampleFormat sampleFormat;

    @Option(
            names = "--byte-order",
            paramLabel = "ORDER",
            converter = Names.ByteOrderConverter.class,
            description = "big, little or pair-swapped, whatever the file says.")
    private @Nullable SegyByteOrder byteOrder;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Samples a trace, whatever the file says.")
    private @Nullable Integer samples;

    @Option(
            names = "--text-encoding",
            paramLabel = "ENCODING",
            converter = Names.TextEncodingConverter.class,
            description = "Of the textual header: ebcdic, ebcdic-037, ebcdic-1047 or ascii.")
    private @Nullable TextEncoding textEncoding;

    @Option(
            names = "--first-trace-offset",
            paramLabel = "BYTES",
            description =
                    "Where the first trace header starts, counted from 0; 0 for a Seismic Unix file.")
    private @Nullable Long firstTraceOffset;

    @Option(
            names = "--header",
            paramLabel = "FIELD=BYTE:TYPE",
            description =
                    "Where trace header fields stand, such as inline=233:int32,crossline=237:int32; auto finds out.")
    private @Nullable String header;

    @Option(
            names = "--header-preset",
            paramLabel = "PRESET",
            converter = Names.HeaderPresetConverter.class,
            description = "Where a program puts them: file, standard, petrel, tail or auto.")
    private @Nullable HeaderPreset preset;

    @Option(
            names = "--salvage",
            description = "Take what is whole in a damaged file, and count the rest.")
    private @Nullable Boolean salvage;

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description =
                    "Where the index of a file of variable-length traces is kept for the next time.")
    private @Nullable Path index;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A list of surveys with options of their own for each, as TOML or YAML; see docs/many-files.md.")
    private @Nullable Path config;

    private @Nullable SurveyList surveyList;

    /// Opens the file at a location as these options say. Closing it closes its source.
    ///
    /// @param outputs what the command writes, where it writes anything
    /// @throws IllegalArgumentException if one of them would replace what is read
    SegyFile open(String location, StorageOptions storage, @Nullable Object... outputs)
            throws IOException {
        SegyOptions options = optionsOf(location);
        Outputs.requireApart(
                Stream.of(location, config).filter(Objects::nonNull).map(Object::toString).toList(),
                Stream.concat(Stream.of(outputs), options.index().stream())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList());
        ByteSource source = Storage.open(location, storage);
        try {
            return SegyFile.open(source, options);
        } catch (IOException | RuntimeException e) {
            try (source) {
                throw e;
            }
        }
    }

    /// The files that the list of surveys names; none without one.
    List<String> listed() throws IOException {
        Optional<SurveyList> surveys = surveys();
        return surveys.isPresent() ? surveys.get().files() : List.of();
    }

    /// These options, with what the list of surveys says of a file over them.
    private SegyOptions optionsOf(String location) throws IOException {
        SegyOptions options = over(SegyOptions.none());
        Optional<SurveyList> surveys = surveys();
        if (surveys.isPresent()) {
            for (FileOptions listed : surveys.get().optionsOf(location)) {
                options = listed.over(options);
            }
        }
        return options;
    }

    private synchronized Optional<SurveyList> surveys() throws IOException {
        if (surveyList == null && config != null) {
            surveyList = SurveyList.read(config);
        }
        return Optional.ofNullable(surveyList);
    }

    /// @throws IllegalArgumentException if they do not fit together
    private SegyOptions over(SegyOptions base) {
        SegyOptions options = base;
        if (sampleFormat != null) {
            options = options.withSampleFormat(sampleFormat);
        }
        if (byteOrder != null) {
            options = options.withByteOrder(byteOrder);
        }
        if (samples != null) {
            options = options.withSamplesPerTrace(samples);
        }
        if (textEncoding != null) {
            options = options.withTextEncoding(textEncoding);
        }
        if (firstTraceOffset != null) {
            options = options.withFirstTraceOffset(firstTraceOffset);
        }
        if (preset != null) {
            options = options.withPreset(preset);
        }
        if (header != null) {
            options = options.withHeader(header);
        }
        if (salvage != null) {
            options = options.withDamage(salvage ? Damage.SALVAGE : Damage.REFUSE);
        }
        if (index != null) {
            options = options.withIndex(index);
        }
        return options;
    }
}
