package dev.stratus.cli;

import dev.stratus.attributes.Length;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.picture.Clip;
import dev.stratus.picture.ColourMap;
import dev.stratus.picture.Gain;
import dev.stratus.picture.GridFile;
import dev.stratus.picture.MapGrid;
import dev.stratus.picture.MapPicture;
import dev.stratus.picture.MapRequest;
import dev.stratus.picture.Picture;
import dev.stratus.picture.Section;
import dev.stratus.picture.SectionAxes;
import dev.stratus.picture.SectionFile;
import dev.stratus.picture.SectionPicture;
import dev.stratus.picture.SectionReader;
import dev.stratus.picture.SectionReader.LinePoint;
import dev.stratus.picture.SectionStyle;
import dev.stratus.picture.TraceTable;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// A picture of a section through a survey.
final class SectionCommand extends Command {
    private static final Pattern POINT = Pattern.compile("(-?[0-9]{1,10})/(-?[0-9]{1,10})");

    SectionCommand() {
        super(
                "A picture of a section: a line, a slice or some traces.",
                """

                Examples:
                  stratus section survey.sgy --inline 1024 -o inline.png
                  stratus section survey.sgy --crossline 300 --style both --agc 500ms -o xl.svg
                  stratus section survey.sgy --line 100/300,150/420 -o line.png
                  stratus section survey.sgy --slice 1200ms -o slice.png
                """);
    }

    private final Argument<String> location = parameter("FILE", String.class, "A SEG-Y file.");

    private final What what = oneOf("What to show:%n", new What());

    private final Argument<@Nullable Path> target =
            option("-o,--output", "FILE", Names::path, "The picture: x.png or x.svg.");

    private final Argument<@Nullable Path> csv =
            option(
                    "--csv",
                    "FILE",
                    Names::path,
                    "Write the samples as x.csv, one a line, as they are in the file.");

    private final Argument<SectionStyle.Drawing> style =
            usual(
                    "--style",
                    "STYLE",
                    "density",
                    SectionStyle.Drawing.class,
                    "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.");

    private final Argument<@Nullable ColourMap> colours =
            option(
                    "--colours",
                    "MAP",
                    ColourMap.class,
                    "red_white_blue, grey or batlow; by default what suits the amplitudes.");

    private final Argument<@Nullable Clip> clip =
            option(
                    "--clip",
                    "RANGE",
                    Clips::read,
                    "Where the colours end: 98%% of all samples, symmetrically about zero; 2..98%%; or -500..500 as values.");

    private final GainChoice gain = atMostOneOf(new GainChoice());

    private final Argument<@Nullable LengthUnit> axis =
            option(
                    "--axis",
                    "UNIT",
                    LengthUnit.class,
                    "What runs along a trace, which a SEG-Y file does not say: ms, m, ft or samples; default ms.");

    private final Argument<List<TraceHeaderField>> top =
            list(
                    "--top",
                    "FIELD",
                    Names::numberField,
                    "Header fields whose values stand along the top, such as cdp_x; by default line or trace numbers.");

    private final FileOptions fileOptions = with(new FileOptions());

    private final StorageChoice storage = with(new StorageChoice());

    @Override
    public Integer call() throws IOException {
        Path target = this.target.value();
        Path csv = this.csv.value();
        Length slice = what.slice.value();
        if (target == null && csv == null) {
            throw new ParameterException(
                    commandLine(),
                    "Say where the section goes: -o line.png for a picture, --csv line.csv for the samples, or both.");
        }
        if (target != null) {
            Picture.requireKind(target);
        }
        if (csv != null && !csv.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new ParameterException(
                    commandLine(), "--csv %s: expected a name that ends in .csv.".formatted(csv));
        }
        try (SegyFile file = fileOptions.open(location.value(), storage.options(), target, csv)) {
            if (slice == null) {
                write(section(file));
            } else {
                write(slice(file, slice));
            }
        }
        for (Path written : Stream.of(target, csv).filter(Objects::nonNull).toList()) {
            Outputs.say("The section", written, commandLine().getErr());
        }
        return ExitCode.DONE.code();
    }

    private void write(Section section) throws IOException {
        Path target = this.target.value();
        Path csv = this.csv.value();
        if (target != null) {
            var sectionStyle =
                    new SectionStyle(
                            style.value(),
                            gain(),
                            Optional.ofNullable(clip.value()),
                            Optional.ofNullable(colours.value()));
            SectionPicture.of(section, sectionStyle).draw().write(target);
        }
        if (csv != null) {
            SectionFile.writeCsv(section, csv);
        }
    }

    private void write(MapGrid grid) throws IOException {
        Path target = this.target.value();
        Path csv = this.csv.value();
        Clip clip = this.clip.value();
        ColourMap colours = this.colours.value();
        if (target != null) {
            MapPicture picture = clip == null ? MapPicture.of(grid) : MapPicture.of(grid, clip);
            (colours == null ? picture : picture.in(colours)).draw().write(target);
        }
        if (csv != null) {
            GridFile.write(grid, csv);
        }
    }

    private MapGrid slice(SegyFile file, Length place) throws IOException {
        if (gain.isThere()
                || !top.value().isEmpty()
                || style.value() != SectionStyle.Drawing.DENSITY) {
            throw new ParameterException(
                    commandLine(),
                    "--slice is drawn as a map: --style, --agc, --gain and --top do not fit it.");
        }
        TraceTable slice = TraceTable.ofSlice(file, place);
        return MapGrid.of(slice, MapRequest.of(slice.sampleColumn()));
    }

    private Section section(SegyFile file) throws IOException {
        SectionAxes axes = new SectionAxes(unit(), top.value());
        Long inline = what.inline.value();
        if (inline != null) {
            return SectionReader.inline(file, inline, axes);
        }
        Long crossline = what.crossline.value();
        if (crossline != null) {
            return SectionReader.crossline(file, crossline, axes);
        }
        TraceRange traces = what.traces.value();
        if (traces != null) {
            boolean all = traces.equals(Names.ALL_TRACES);
            return SectionReader.traces(file, all ? file.traces() : traces, axes);
        }
        if (what.line.value().size() < 2) {
            throw new ParameterException(
                    commandLine(), "--line needs two points or more: 100/300,150/420.");
        }
        return SectionReader.along(file, what.line.value(), axes);
    }

    private LengthUnit unit() {
        LengthUnit said = axis.value();
        if (said != null) {
            return said;
        }
        Length agc = gain.agc.value();
        return agc != null && agc.unit() != LengthUnit.SAMPLES ? agc.unit() : LengthUnit.MS;
    }

    private Gain gain() {
        Double power = gain.power.value();
        if (power != null) {
            return new Gain.Power(power);
        }
        Length agc = gain.agc.value();
        if (agc == null) {
            return new Gain.None();
        }
        if (agc.unit() != unit()) {
            throw new ParameterException(
                    commandLine(),
                    "--agc is in %s, but the axis in %s."
                            .formatted(agc.unit().label(), unit().label()));
        }
        return new Gain.Agc(agc);
    }

    private static Length length(String text) {
        try {
            return Length.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static LinePoint point(String text) {
        Matcher matcher = POINT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'%s' is no point of a line, expected inline/crossline such as 100/300"
                            .formatted(text));
        }
        return new LinePoint(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /// What is shown.
    private static final class What extends Options {
        private final Argument<@Nullable Long> inline =
                option("--inline", "N", Long.class, "The inline of that number.");

        private final Argument<@Nullable Long> crossline =
                option("--crossline", "N", Long.class, "The crossline of that number.");

        private final Argument<@Nullable Length> slice =
                option(
                        "--slice",
                        "LENGTH",
                        SectionCommand::length,
                        "All traces at a time or depth, such as 1200ms, as a map.");

        private final Argument<@Nullable TraceRange> traces =
                option(
                        "--traces",
                        "A..B",
                        Names::traces,
                        "Traces as they stand in the file, from 0; or all.");

        private final Argument<List<LinePoint>> line =
                list(
                        "--line",
                        "IL/XL",
                        SectionCommand::point,
                        "Along a line through points: 100/300,150/420.");
    }

    /// How amplitudes are evened out.
    private static final class GainChoice extends Options {
        private final Argument<@Nullable Length> agc =
                option(
                        "--agc",
                        "LENGTH",
                        SectionCommand::length,
                        "Even out amplitudes over a window, such as 500ms.");

        private final Argument<@Nullable Double> power =
                option(
                        "--gain",
                        "POWER",
                        Double.class,
                        "Multiply by time or depth to that power, such as 2.");

        boolean isThere() {
            return agc.value() != null || power.value() != null;
        }
    }
}
