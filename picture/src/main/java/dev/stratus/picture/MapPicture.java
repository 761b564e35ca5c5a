package dev.stratus.picture;

import dev.stratus.attributes.Attribute;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;

/// Draws a grid as a map: north up, one unit as long to the right as upwards, cells without a trace
/// left white, colours clipped at percentiles so that a few extreme traces do not take them all.
public final class MapPicture {
    /// The longer side of the plot, in pixels.
    private static final int LONGER_SIDE = 900;

    private static final int SHORTEST_SIDE = 320;

    /// The plot's height where the axes have nothing in common.
    private static final int STRETCHED_HEIGHT = 600;

    private static final Color OUTLINE = new Color(0x55, 0x55, 0x55);

    /// White space around the cells, as a share of their extent.
    private static final double MARGIN = 0.04;

    private final MapGrid grid;
    private final MapGrid dots;
    private final Clip clip;
    private final ColourScale scale;

    private MapPicture(MapGrid grid, Clip clip, ColourScale scale) {
        this.grid = grid;
        this.dots = grid.withDots();
        this.clip = clip;
        this.scale = scale;
    }

    /// A picture of `grid` with its colours clipped at `clip`.
    public static MapPicture of(MapGrid grid, Clip clip) {
        ColourMap map =
                clip instanceof Clip.Symmetric ? ColourMap.RED_WHITE_BLUE : ColourMap.BATLOW;
        return new MapPicture(grid, clip, clip.scale(map, grid.values()));
    }

    /// A picture of `grid` with its colours clipped as suits its values.
    public static MapPicture of(MapGrid grid) {
        return isOfTraceNumbers(grid)
                ? of(grid, new Clip.AtPercentiles(0, 100))
                : of(grid, Clip.suiting(new Percentiles(grid.values())));
    }

    private static boolean isOfTraceNumbers(MapGrid grid) {
        return grid.column().equals(TraceTable.TRACE);
    }

    /// The same picture in other colours.
    public MapPicture in(ColourMap map) {
        return new MapPicture(grid, clip, new ColourScale(map, scale.low(), scale.high()));
    }

    /// Which colour stands for which value: its ends are the colour bar's.
    public ColourScale scale() {
        return scale;
    }

    /// The picture.
    public Picture draw() {
        Rectangle2D window = window();
        int width = LONGER_SIDE;
        int height = STRETCHED_HEIGHT;
        if (grid.plane().isIsometric()) {
            double larger = Math.max(window.getWidth(), window.getHeight());
            width = (int) Math.round(window.getWidth() / larger * LONGER_SIDE);
            height = (int) Math.round(window.getHeight() / larger * LONGER_SIDE);
        }
        NumberAxis x =
                Page.axis(
                        axisName(grid.plane().x()), window.getMinX(), window.getMaxX(), Page.TICKS);
        NumberAxis y =
                Page.axis(
                        axisName(grid.plane().y()), window.getMinY(), window.getMaxY(), Page.TICKS);
        if (grid.plane().isIsometric()) {
            NumberTickUnit step =
                    x.getTickUnit().getSize() > y.getTickUnit().getSize()
                            ? x.getTickUnit()
                            : y.getTickUnit();
            x.setTickUnit(step);
            y.setTickUnit(step);
        }
        var plot = new XYPlot(null, x, y, null);
        JFreeChart chart = Page.chart(plot, grid.source(), lines());
        Page.addColourBar(chart, scale, valueName());
        if (!isOfTraceNumbers(grid)) {
            Page.addHistogram(chart, Histogram.of(grid.values(), scale));
        }
        plot.addAnnotation(new PixelLayer(this::paint));
        if (grid.plane().isOfCoordinates()) {
            plot.addAnnotation(new MapScale(grid.coordinates().unit()));
        }
        return Page.draw(chart, width, height);
    }

    private int[] paint(AffineTransform toPlane, int width, int height) {
        double[] values = dots.resample(toPlane, width, height);
        int[] colours = scale.coloursOf(values);
        Outline.draw(values, colours, width, OUTLINE.getRGB());
        return colours;
    }

    /// The part of the plane that is shown: all cells, and room beside those of a narrow line.
    private Rectangle2D window() {
        Rectangle2D cells = dots.bounds();
        if (!grid.plane().isIsometric()) {
            double x = MARGIN * cells.getWidth();
            double y = MARGIN * cells.getHeight();
            return new Rectangle2D.Double(
                    cells.getX() - x,
                    cells.getY() - y,
                    cells.getWidth() + 2 * x,
                    cells.getHeight() + 2 * y);
        }
        double larger = Math.max(cells.getWidth(), cells.getHeight());
        double margin = 2 * MARGIN * larger;
        double narrowest = larger * SHORTEST_SIDE / LONGER_SIDE;
        double width = Math.max(cells.getWidth() + margin, narrowest);
        double height = Math.max(cells.getHeight() + margin, narrowest);
        return new Rectangle2D.Double(
                cells.getCenterX() - width / 2, cells.getCenterY() - height / 2, width, height);
    }

    private List<String> lines() {
        MapCounts counts = grid.counts();
        List<String> lines = new ArrayList<>();
        lines.add(
                isOfTraceNumbers(grid)
                        ? "%s, coloured by their order in the file"
                                .formatted(traces(counts.drawn()))
                        : "%s of %s, colours clipped at %s"
                                .formatted(
                                        grid.column(),
                                        traces(counts.drawn()),
                                        clip.inWords(scale, grid.values())));
        if (grid.plane().isOfCoordinates()) {
            grid.coordinates().system().ifPresent(system -> lines.add("coordinates in " + system));
        }
        List<String> facts = new ArrayList<>();
        if (counts.mostInOneCell() > 1) {
            facts.add(
                    "up to %d traces in a cell, shown is their %s"
                            .formatted(counts.mostInOneCell(), grid.fold().label()));
        }
        addCount(facts, counts.culled(), "dead or culled");
        if (counts.dead() == MapCounts.Dead.NOT_KNOWN) {
            facts.add("dead traces are not known: the table has no mean_abs, rms or the like");
        }
        addCount(facts, counts.withoutValue(), "without a value");
        addCount(facts, counts.withoutPlace(), "without a place");
        addCount(facts, counts.farOff(), "far off all others");
        if (!facts.isEmpty()) {
            lines.addAll(Page.lines(facts));
        }
        return lines;
    }

    private static void addCount(List<String> facts, long count, String what) {
        if (count > 0) {
            facts.add("%s left out: %s".formatted(traces(count), what));
        }
    }

    private static String traces(long count) {
        return count == 1 ? "1 trace" : String.format(Locale.ROOT, "%,d traces", count);
    }

    private String valueName() {
        return isOfTraceNumbers(grid)
                ? "Trace number, from 0"
                : Attribute.of(grid.column())
                        .map(attribute -> attribute.label() + unit(attribute))
                        .orElse(
                                grid.column().startsWith(TraceTable.AMPLITUDE_AT)
                                        ? grid.column() + ", in the unit of the samples"
                                        : grid.column());
    }

    private static String unit(Attribute attribute) {
        return switch (attribute) {
            case MEAN_ABS,
                    RMS,
                    MEAN,
                    MIN,
                    MAX,
                    MAX_ABS,
                    STD,
                    SUM_POSITIVE,
                    SUM_NEGATIVE,
                    ENVELOPE_MEAN,
                    ENVELOPE_MAX ->
                    ", in the unit of the samples";
            case ENERGY -> ", in the samples' unit, squared";
            case SKEWNESS, KURTOSIS -> ", without a unit";
            case ZERO_CROSSINGS -> ", changes of sign";
            case LIVE_SAMPLES -> ", samples";
            case ARC_LENGTH -> ", samples' unit and ms or m mixed";
            case DOMINANT_FREQUENCY, MEAN_FREQUENCY, BANDWIDTH, INSTANTANEOUS_FREQUENCY_MEAN ->
                    " (Hz; in depth 1/km)";
            case SWEETNESS -> ", samples' unit / √Hz";
        };
    }

    private String axisName(String column) {
        return Page.withUnit(
                nameOf(column),
                MapPlane.isLength(column) ? grid.coordinates().unit() : Optional.empty());
    }

    private static String nameOf(String column) {
        return switch (column) {
            case SurveyScan.X -> "CDP X";
            case SurveyScan.Y -> "CDP Y";
            case SurveyScan.INLINE -> "Inline number";
            case SurveyScan.CROSSLINE -> "Crossline number";
            default -> column;
        };
    }
}
