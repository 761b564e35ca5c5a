package dev.stratus.picture;

import dev.stratus.segy.TraceHeaderField;
import dev.stratus.storage.Printable;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/// What all pictures have in common: their letters and margins, titles, axes, the colour bar.
final class Page {
    /// About how many numbers stand along the longer side of a plot.
    static final int TICKS = 9;

    static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color GRID = new Color(0x88, 0x88, 0x88, 0x60);
    private static final float TITLE_POINTS = 17;
    private static final float TEXT_POINTS = 12.5f;
    private static final RectangleInsets PADDING = new RectangleInsets(12, 14, 12, 18);
    private static final double BAR_WIDTH = 18;
    private static final double BAR_GAP = 18;
    private static final int LONGEST_LINE = 110;

    private Page() {}

    /// A chart of `plot` with a title and smaller lines below it.
    ///
    /// @param source a file, whose name becomes the title, or a title
    static JFreeChart chart(XYPlot plot, String source, List<String> lines) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(INK);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        var chart = new JFreeChart(null, Typeface.size(TITLE_POINTS), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(PADDING);
        chart.addSubtitle(line(lastName(source), TITLE_POINTS, 2));
        for (int i = 0; i < lines.size(); i++) {
            chart.addSubtitle(line(lines.get(i), TEXT_POINTS, i == lines.size() - 1 ? 10 : 1));
        }
        return chart;
    }

    /// The name of a file without the folders it is in.
    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
    }

    private static TextTitle line(String text, float points, double below) {
        var line =
                new TextTitle(
                        printable(text),
                        Typeface.size(points),
                        INK,
                        RectangleEdge.TOP,
                        HorizontalAlignment.LEFT,
                        VerticalAlignment.TOP,
                        new RectangleInsets(1, 0, below, 0));
        line.setMaximumLinesToDisplay(2);
        return line;
    }

    /// An axis from `low` to `high` with about `ticks` numbers on it, in steps of 1, 2 or 5.
    static NumberAxis axis(String label, double low, double high, int ticks) {
        var axis = new NumberAxis();
        axis.setRange(low, high);
        axis.setTickUnit(tickUnit(high - low, Math.max(Math.abs(low), Math.abs(high)), ticks));
        dress(axis, label);
        return axis;
    }

    /// Gives an axis its label and the look that all have.
    static void dress(NumberAxis axis, String label) {
        axis.setLabel(printable(label));
        axis.setLabelFont(Typeface.size(TEXT_POINTS));
        axis.setTickLabelFont(Typeface.size(TEXT_POINTS));
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setTickMarkPaint(INK);
        axis.setAxisLineVisible(false);
    }

    private static NumberTickUnit tickUnit(double extent, double largest, int ticks) {
        double raw = extent / ticks;
        int power = (int) Math.floor(Math.log10(raw));
        double mantissa = raw / Math.pow(10, power);
        double step = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
        if (step == 10) {
            step = 1;
            power++;
        }
        boolean scientific = largest >= 1e8 || largest < 1e-4;
        int decimals = scientific ? (int) Math.ceil(Math.log10(largest)) - power : -power;
        String pattern =
                (decimals > 0 ? "0." + "0".repeat(Math.min(decimals, 15)) : "0")
                        + (scientific ? "E0" : "");
        return new NumberTickUnit(
                step * Math.pow(10, power), new DecimalFormat(pattern, symbols()));
    }

    /// Puts a colour bar at the right whose ends are those of `scale`.
    static void addColourBar(JFreeChart chart, ColourScale scale, String label) {
        NumberAxis axis = axis(label, scale.low(), scale.high(), TICKS);
        var bar = new PaintScaleLegend(scale, axis);
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setStripWidth(BAR_WIDTH);
        bar.setStripOutlineVisible(true);
        bar.setStripOutlinePaint(INK);
        bar.setSubdivisionCount(256);
        bar.setBackgroundPaint(Color.WHITE);
        // Before the titles, so that it is as high as the page, whatever they need.
        chart.addSubtitle(0, bar);
    }

    /// Puts a histogram between the plot and its colour bar.
    static void addHistogram(JFreeChart chart, Histogram histogram) {
        chart.addSubtitle(1, histogram);
    }

    /// A picture of `chart` whose plot is `width` by `height` pixels, whatever stands around it,
    /// and whose colour bar is as high as the plot.
    static Picture draw(JFreeChart chart, int width, int height) {
        // What is in the plot does not change where it is, and may take long to draw.
        XYPlot content = chart.getXYPlot();
        List<?> annotations = content.getAnnotations();
        content.clearAnnotations();
        var around = new Dimension(250, 180);
        for (int round = 0; round < 2; round++) {
            int pageHeight = height + around.height;
            Rectangle2D plot = plotArea(chart, width + around.width, pageHeight);
            double above = plot.getMinY() - PADDING.getTop();
            double below = pageHeight - PADDING.getBottom() - plot.getMaxY();
            for (Object part : chart.getSubtitles()) {
                if (part instanceof PaintScaleLegend bar) {
                    bar.setMargin(new RectangleInsets(above, BAR_GAP, below, 0));
                } else if (part instanceof Histogram bars) {
                    bars.setMargin(new RectangleInsets(above, BAR_GAP, below, -BAR_GAP));
                }
            }
            around.width += (int) Math.round(width - plot.getWidth());
            around.height += (int) Math.round(height - plot.getHeight());
        }
        annotations.forEach(annotation -> content.addAnnotation((XYAnnotation) annotation));
        int pageWidth = width + around.width;
        int pageHeight = height + around.height;
        return new Picture(
                pageWidth,
                pageHeight,
                graphics ->
                        chart.draw(graphics, new Rectangle2D.Double(0, 0, pageWidth, pageHeight)));
    }

    private static Rectangle2D plotArea(JFreeChart chart, int width, int height) {
        var info = new ChartRenderingInfo();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
        graphics.dispose();
        return info.getPlotInfo().getDataArea();
    }

    /// What a header field is called along the top of a section.
    static String nameOf(TraceHeaderField field) {
        return switch (field) {
            case INLINE -> "Inline";
            case CROSSLINE -> "Crossline";
            case CDP_X -> "CDP X";
            case CDP_Y -> "CDP Y";
            default -> field.label();
        };
    }

    /// The label of an axis.
    static String withUnit(String name, Optional<String> unit) {
        return unit.map(known -> "%s (%s)".formatted(name, known)).orElse(name);
    }

    /// Numbers without an exponent and without separators of thousands.
    static DecimalFormat plain() {
        return new DecimalFormat("0.######", symbols());
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.ROOT);
    }

    /// Facts behind each other, on as many lines as keep every word of them.
    static List<String> lines(List<String> facts) {
        List<String> lines = new ArrayList<>();
        for (String fact : facts) {
            String last = lines.isEmpty() ? "" : lines.getLast() + "; ";
            if (!last.isEmpty() && last.length() + fact.length() <= LONGEST_LINE) {
                lines.removeLast();
                lines.add(last + fact);
            } else {
                lines.add(fact);
            }
        }
        return lines;
    }

    /// Text that may come from a file, as it can stand in a picture: not longer than that.
    static String printable(String text) {
        String line = Printable.of(text);
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int half = LONGEST_LINE / 2;
        return line.substring(0, half) + " … " + line.substring(line.length() - half);
    }
}
