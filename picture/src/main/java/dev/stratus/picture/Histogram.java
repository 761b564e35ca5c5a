package dev.stratus.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.chart.ui.VerticalAlignment;

/// How often each value of a colour bar occurs, drawn at its left side: bars that grow from it.
final class Histogram extends Title {
    private static final long serialVersionUID = 1;
    private static final int BINS = 64;
    private static final double WIDTH = 44;
    private static final Color BARS = new Color(0x77, 0x77, 0x77);

    private final long[] counts;

    private Histogram(long[] counts) {
        super(
                RectangleEdge.RIGHT,
                HorizontalAlignment.RIGHT,
                VerticalAlignment.TOP,
                RectangleInsets.ZERO_INSETS);
        this.counts = counts;
    }

    /// Of those `values` that are between the ends of `scale`.
    static Histogram of(double[] values, ColourScale scale) {
        long[] counts = new long[BINS];
        for (double value : values) {
            if (value >= scale.low() && value <= scale.high()) {
                double share = (value - scale.low()) / (scale.high() - scale.low());
                counts[Math.min(BINS - 1, (int) (share * BINS))]++;
            }
        }
        return new Histogram(counts);
    }

    /// How many values are in each bin, from the lowest on.
    long[] counts() {
        return counts.clone();
    }

    @Override
    public Size2D arrange(Graphics2D g2, RectangleConstraint constraint) {
        return new Size2D(calculateTotalWidth(WIDTH), constraint.getHeightRange().getUpperBound());
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area) {
        Rectangle2D inside = trimMargin((Rectangle2D) area.clone());
        long most = Arrays.stream(counts).max().orElse(0);
        double height = inside.getHeight() / BINS;
        g2.setPaint(BARS);
        for (int bin = 0; bin < BINS; bin++) {
            double width = most == 0 ? 0 : WIDTH * counts[bin] / most;
            g2.fill(
                    new Rectangle2D.Double(
                            inside.getMaxX() - width,
                            inside.getMaxY() - (bin + 1) * height,
                            width,
                            height * 0.8));
        }
    }

    @Override
    public Object draw(Graphics2D g2, Rectangle2D area, Object parameters) {
        draw(g2, area);
        return parameters;
    }
}
