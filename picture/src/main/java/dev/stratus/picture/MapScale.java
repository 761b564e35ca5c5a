package dev.stratus.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/// Draws a scale bar, as long as one step of the axis, at a map's lower left, and an arrow to grid
/// north at its upper right.
final class MapScale extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    private static final Color PAPER = new Color(0xFF, 0xFF, 0xFF, 0xC0);
    private static final int EDGE = 10;

    private final String unit;

    /// @param unit of the axes, if it is known
    MapScale(Optional<String> unit) {
        this.unit = unit.map(name -> " " + name).orElse("");
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D dataArea,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        g2.setFont(Typeface.size(12));
        g2.setStroke(new BasicStroke(1.5f));
        if (domainAxis instanceof NumberAxis axis) {
            drawBar(g2, dataArea, axis);
        }
        drawArrow(g2, dataArea.getMaxX() - EDGE - 11, dataArea.getMinY() + EDGE);
    }

    private void drawBar(Graphics2D g2, Rectangle2D area, NumberAxis axis) {
        double length = axis.getTickUnit().getSize();
        double pixels = axis.lengthToJava2D(length, area, RectangleEdge.BOTTOM);
        String label = axis.getTickUnit().valueToString(length) + unit;
        double textWidth = g2.getFontMetrics().stringWidth(label);
        double width = Math.max(pixels, textWidth) + 12;
        double left = area.getMinX() + EDGE;
        double bottom = area.getMaxY() - EDGE;
        g2.setPaint(PAPER);
        g2.fill(new Rectangle2D.Double(left, bottom - 30, width, 30));
        g2.setPaint(Page.INK);
        double from = left + (width - pixels) / 2;
        g2.draw(new Line2D.Double(from, bottom - 8, from + pixels, bottom - 8));
        g2.draw(new Line2D.Double(from, bottom - 12, from, bottom - 4));
        g2.draw(new Line2D.Double(from + pixels, bottom - 12, from + pixels, bottom - 4));
        g2.drawString(label, (float) (left + (width - textWidth) / 2), (float) (bottom - 15));
    }

    private static void drawArrow(Graphics2D g2, double x, double top) {
        g2.setPaint(PAPER);
        g2.fill(new Rectangle2D.Double(x - 11, top, 22, 48));
        g2.setPaint(Page.INK);
        var head = new Path2D.Double();
        head.moveTo(x, top + 16);
        head.lineTo(x - 6, top + 30);
        head.lineTo(x, top + 26);
        head.lineTo(x + 6, top + 30);
        head.closePath();
        g2.fill(head);
        g2.draw(new Line2D.Double(x, top + 24, x, top + 45));
        float half = g2.getFontMetrics().stringWidth("N") / 2f;
        g2.drawString("N", (float) x - half, (float) (top + 12));
    }
}
