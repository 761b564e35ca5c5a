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
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// A picture of a section through a survey.
@Command(
        name = "section",
        description = "A picture of a section: a line, a slice or some traces.",
        footer = {
            "",
            "Examples:",
            "  stratus section survey.sgy --inline 1024 -o inline.png",
            "  stratus section survey.sgy --crossline 300 --style both --agc 500ms -o xl.svg",
            "  stratus section survey.sgy --line 100/300,150/420 -o line.png",
            "  stratus section survey.sgy --slice 1200ms -o slice.png"
        })
final class SectionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A SEG-Y file.")
    private String location = "";

    @ArgGroup(exclusive = true, multiplicity = "1", heading = "What to show:%n")
    private What what = new What();

    static final class What {
        @Option(names = "--inline", paramLabel = "N", description = "The inline of that number.")
        private @Nullable Long inline;

        @Option(
                names = "--crossline",
                paramLabel = "N",
                description = "The crossline of that number.")
        private @Nullable Long crossline;

        @Option(
                names = "--slice",
                paramLabel = "LENGTH",
                description = "All traces at a time or depth, such as 1200ms, as a map.",
                converter = LengthConverter.class)
        private @Nullable Length slice;

        @Option(
                names = "--traces",
                paramLabel = "A..B",
                description = "Traces as they stand in the file, from 0; or all.",
                converter = Names.TracesConverter.class)
        private @Nullable TraceRange traces;

        @Option(
                names = "--line",
                paramLabel = "IL/XL",
                split = ",",
                description = "Along a line through points: 100/300,150/420.",
                converter = PointConverter.class)
        private List<LinePoint> line = List.of();
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The picture: x.png or x.svg.")
    private @Nullable Path target;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the samples as x.csv, one a line, as they are in the file.")
    private @Nullable Path csv;

    @Option(
            names = "--style",
            defaultValue = "density",
            paramLabel = "STYLE",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private SectionStyle.Drawing style = SectionStyle.Drawing.DENSITY;

    @Option(
            names = "--colours",
            paramLabel = "MAP",
            description = "red_white_blue, grey or batlow; by default what suits the amplitudes.")
    private @Nullable ColourMap colours;

    @Option(
            names = "--clip",
            paramLabel = "RANGE",
            description =
                    "Where the colours end: 98%% of all samples, symmetrically about zero; 2..98%%; or -500..500 as values.",
            converter = ClipConverter.class)
    private @Nullable Clip clip;

    @ArgGroup(exclusive = true)
    private @Nullable GainChoice gain;

    static final class GainChoice {
        @Option(
                names = "--agc",
                paramLabel = "LENGTH",
                description = "Even out amplitudes over a window, such as 500ms.",
                converter = LengthConverter.class)
        private @Nullable Length agc;

        @Option(
                names = "--gain",
                paramLabel = "POWER",
                description = "Multiply by time or depth to that power, such as 2.")
        private @Nullable Double power;
    }

    @Option(
            names = "--axis",
            paramLabel = "UNIT",
            description =
                    "What runs along a trace, which a SEG-Y file does not say: ms, m, ft or samples; default ms.")
    private @Nullable LengthUnit axis;

    @Option(
            names = "--top",
            split = ",",
            paramLabel = "FIELD",
            converter = Names.NumberFieldConverter.class,
            description =
                    "Header fields whose values stand along the top, such as cdp_x; by default line or trace numbers.")
    private List<TraceHeaderField> top = List.of();

    @Mixin private FileOptions fileOptions = new FileOptions();

    @Mixin private StorageChoice storage = new StorageChoice();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (target == null && csv == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say where the section goes: -o line.png for a picture, --csv line.csv for the samples, or both.");
        }
        if (target != null) {
            Picture.requireKind(target);
        }
        if (csv != null && !csv.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--csv %s: expected a name that ends in .csv.".formatted(csv));
        }
        try (SegyFile file = fileOptions.open(location, storage.options(), target, csv)) {
            if (what.slice == null) {
                write(section(file));
            } else {
                write(slice(file, what.slice));
            }
        }
        for (Path written : Stream.of(target, csv).filter(Objects::nonNull).toList()) {
            Outputs.say("The section", written, spec.commandLine().getErr());
        }
        return ExitCode.DONE.code();
    }

    private void write(Section section) throws IOException {
        if (target != null) {
            var sectionStyle =
                    new SectionStyle(
                            style, gain(), Optional.ofNullable(clip), Optional.ofNullable(colours));
            SectionPicture.of(section, sectionStyle).draw().write(target);
        }
        if (csv != null) {
            SectionFile.writeCsv(section, csv);
        }
    }

    private void write(MapGrid grid) throws IOException {
        if (target != null) {
            MapPicture picture = clip == null ? MapPicture.of(grid) : MapPicture.of(grid, clip);
            (colours == null ? picture : picture.in(colours)).draw().write(target);
        }
        if (csv != null) {
            GridFile.write(grid, csv);
        }
    }

    private MapGrid slice(SegyFile file, Length place) throws IOException {
        if (gain != null || !top.isEmpty() || style != SectionStyle.Drawing.DENSITY) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--slice is drawn as a map: --style, --agc, --gain and --top do not fit it.");
        }
        TraceTable slice = TraceTable.ofSlice(file, place);
        return MapGrid.of(slice, MapRequest.of(slice.sampleColumn()));
    }

    private Section section(SegyFile file) throws IOException {
        SectionAxes axes = new SectionAxes(unit(), top);
        if (what.inline != null) {
            return SectionReader.inline(file, what.inline, axes);
        }
        if (what.crossline != null) {
            return SectionReader.crossline(file, what.crossline, axes);
        }
        if (what.traces != null) {
            boolean all = what.traces.equals(Names.ALL_TRACES);
            return SectionReader.traces(file, all ? file.traces() : what.traces, axes);
        }
        if (what.line.size() < 2) {
            throw new ParameterException(
                    spec.commandLine(), "--line needs two points or more: 100/300,150/420.");
        }
        return SectionReader.along(file, what.line, axes);
    }

    private LengthUnit unit() {
        if (axis != null) {
            return axis;
        }
        return gain != null && gain.agc != null && gain.agc.unit() != LengthUnit.SAMPLES
                ? gain.agc.unit()
                : LengthUnit.MS;
    }

    private Gain gain() {
        if (gain == null) {
            return new Gain.None();
        }
        if (gain.agc == null) {
            return new Gain.Power(gain.power == null ? 0 : gain.power);
        }
        if (gain.agc.unit() != unit()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--agc is in %s, but the axis in %s."
                            .formatted(gain.agc.unit().label(), unit().label()));
        }
        return new Gain.Agc(gain.agc);
    }

    private static final class LengthConverter implements ITypeConverter<Length> {
        @Override
        public Length convert(String text) {
            try {
                return Length.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class PointConverter implements ITypeConverter<LinePoint> {
        private static final Pattern POINT = Pattern.compile("(-?[0-9]{1,10})/(-?[0-9]{1,10})");

        @Override
        public LinePoint convert(String text) {
            Matcher matcher = POINT.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'%s' is no point of a line, expected inline/crossline such as 100/300"
                                .formatted(text));
            }
            return new LinePoint(
                    Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        }
    }
}
