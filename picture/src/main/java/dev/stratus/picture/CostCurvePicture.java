package dev.stratus.picture;

import dev.stratus.job.FanOut;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;

/// Draws what a job costs against how long it takes, for every way to cut it that is worth it.
public final class CostCurvePicture {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final double DOT = 8;
    private static final Color CHOSEN = new Color(0xC0, 0x39, 0x2B);
    private static final double MARGIN = 1.12;
    private static final float LABEL_POINTS = 11;

    private CostCurvePicture() {}

    /// A picture of a curve.
    ///
    /// @param source the file's name
    /// @param curve from the cheapest to the fastest
    /// @param chosen the one that is marked
    public static Picture of(String source, List<FanOut> curve, FanOut chosen) {
        var data = new DefaultXYDataset();
        data.addSeries(
                "splits",
                new double[][] {
                    curve.stream().mapToDouble(FanOut::dollars).toArray(),
                    curve.stream().mapToDouble(FanOut::seconds).toArray()
                });
        data.addSeries("chosen", new double[][] {{chosen.dollars()}, {chosen.seconds()}});
        NumberAxis x = Page.axis("Cost (US dollars)", 0, curve.getLast().dollars() * MARGIN, 8);
        NumberAxis y =
                Page.axis("Time to the last result (s)", 0, curve.getFirst().seconds() * MARGIN, 8);
        var renderer = new XYLineAndShapeRenderer(true, true);
        var dot = new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT);
        renderer.setDefaultShape(dot);
        renderer.setSeriesShape(0, dot);
        renderer.setSeriesShape(1, new Ellipse2D.Double(-DOT, -DOT, 2 * DOT, 2 * DOT));
        renderer.setSeriesPaint(0, Page.INK);
        renderer.setSeriesPaint(1, CHOSEN);
        renderer.setSeriesStroke(0, new BasicStroke(1.4f));
        var plot = new XYPlot(data, x, y, renderer);
        for (FanOut split : curve) {
            var label =
                    new XYTextAnnotation(
                            "  %d x %d MB".formatted(split.tasks(), split.megabytes()),
                            split.dollars(),
                            split.seconds());
            label.setTextAnchor(TextAnchor.BOTTOM_LEFT);
            label.setFont(Typeface.size(LABEL_POINTS));
            label.setRotationAngle(-Math.PI / 8);
            label.setRotationAnchor(TextAnchor.BOTTOM_LEFT);
            label.setPaint(Page.INK);
            plot.addAnnotation(label);
        }
        String marked =
                String.format(
                        Locale.ROOT,
                        "Marked: %d tasks of %d MB of memory, $%.4f, %.1f s",
                        chosen.tasks(),
                        chosen.megabytes(),
                        chosen.dollars(),
                        chosen.seconds());
        return Page.draw(
                Page.chart(plot, source, List.of("Functions: number of tasks x memory", marked)),
                WIDTH,
                HEIGHT);
    }
}
