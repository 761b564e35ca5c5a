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

/// The options of every command that reads a SEG-Y file: what the file says wrongly or not at all.
final class FileOptions extends Options {
    private final Argument<@Nullable SampleFormat> sampleFormat =
            option(
                    "--sample-format",
                    "FORMAT",
                    Names::sampleFormat,
                    "How samples are encoded, such as ibm-float32, whatever the file says.");

    private final Argument<@Nullable SegyByteOrder> byteOrder =
            option(
                    "--byte-order",
                    "ORDER",
                    Names::byteOrder,
                    "big, little or pair-swapped, whatever the file says.");

    private final Argument<@Nullable Integer> samples =
            option("--samples", "N", Integer.class, "Samples a trace, whatever the file says.");

    private final Argument<@Nullable TextEncoding> textEncoding =
            option(
                    "--text-encoding",
                    "ENCODING",
                    Names::textEncoding,
                    "Of the textual header: ebcdic, ebcdic-037, ebcdic-1047 or ascii.");

    private final Argument<@Nullable Long> firstTraceOffset =
            option(
                    "--first-trace-offset",
                    "BYTES",
                    Long.class,
                    "Where the first trace header starts, counted from 0; 0 for a Seismic Unix file.");

    private final Argument<@Nullable String> header =
            option(
                    "--header",
                    "FIELD=BYTE:TYPE",
                    String.class,
                    "Where trace header fields stand, such as inline=233:int32,crossline=237:int32; auto finds out.");

    private final Argument<@Nullable HeaderPreset> preset =
            option(
                    "--header-preset",
                    "PRESET",
                    Names::headerPreset,
                    "Where a program puts them: file, standard, petrel, tail or auto.");

    private final Argument<@Nullable Boolean> salvage =
            option(
                    "--salvage",
                    "",
                    Boolean.class,
                    "Take what is whole in a damaged file, and count the rest.");

    private final Argument<@Nullable Path> index =
            option(
                    "--index",
                    "FILE",
                    Names::path,
                    "Where the index of a file of variable-length traces is kept for the next time.");

    private final Argument<@Nullable Path> config =
            option(
                    "--config",
                    "FILE",
                    Names::path,
                    "A list of surveys with options of their own for each, as TOML or YAML; see docs/many-files.md.");

    private @Nullable SurveyList surveyList;

    /// Opens the file at a location as these options say. Closing it closes its source.
    ///
    /// @param outputs what the command writes, where it writes anything
    /// @throws IllegalArgumentException if one of them would replace what is read
    SegyFile open(String location, StorageOptions storage, @Nullable Object... outputs)
            throws IOException {
        SegyOptions options = optionsOf(location);
        Outputs.requireApart(
                Stream.of(location, config.value())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList(),
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
        Path list = config.value();
        if (surveyList == null && list != null) {
            surveyList = SurveyList.read(list);
        }
        return Optional.ofNullable(surveyList);
    }

    /// @throws IllegalArgumentException if they do not fit together
    private SegyOptions over(SegyOptions base) {
        SegyOptions options = base;
        if (sampleFormat.value() != null) {
            options = options.withSampleFormat(sampleFormat.value());
        }
        if (byteOrder.value() != null) {
            options = options.withByteOrder(byteOrder.value());
        }
        if (samples.value() != null) {
            options = options.withSamplesPerTrace(samples.value());
        }
        if (textEncoding.value() != null) {
            options = options.withTextEncoding(textEncoding.value());
        }
        if (firstTraceOffset.value() != null) {
            options = options.withFirstTraceOffset(firstTraceOffset.value());
        }
        if (preset.value() != null) {
            options = options.withPreset(preset.value());
        }
        if (header.value() != null) {
            options = options.withHeader(header.value());
        }
        if (salvage.value() != null) {
            options = options.withDamage(salvage.value() ? Damage.SALVAGE : Damage.REFUSE);
        }
        if (index.value() != null) {
            options = options.withIndex(index.value());
        }
        return options;
    }
}
