package dev.stratus.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/// Draws traces as curves about their positions, with the lobes above zero filled.
final class WiggleLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    /// How far a curve may swing, in distances of drawn traces.
    static final double SWING = 1.2;

    private final transient Section section;
    private final double full;
    private final int every;

    /// @param full the amplitude that swings farthest; what is larger is cut off there
    /// @param every draws only each so-many-th trace
    WiggleLayer(Section section, double full, int every) {
        this.section = section;
        this.full = full;
        this.every = every;
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
        Shape clip = g2.getClip();
        g2.clip(dataArea);
        g2.setPaint(Page.INK);
        g2.setStroke(new BasicStroke(0.7f));
        double swing = SWING * every * section.across().step();
        for (int trace = 0; trace < section.traces(); trace += every) {
            var curve = new Path2D.Double();
            var lobes = new Path2D.Double();
            double baseline = section.position(trace);
            boolean drawing = false;
            double lastValue = 0;
            double zero = domainAxis.valueToJava2D(baseline, dataArea, plot.getDomainAxisEdge());
            double lastY = 0;
            for (int sample = 0; sample < section.samples(); sample++) {
                double raw = section.value(trace, sample);
                double y =
                        rangeAxis.valueToJava2D(
                                section.down().at(sample), dataArea, plot.getRangeAxisEdge());
                if (Double.isNaN(raw)) {
                    closeLobe(lobes, drawing && lastValue > 0, zero, lastY);
                    drawing = false;
                    continue;
                }
                double value = Math.clamp(raw / full, -1, 1);
                double x =
                        domainAxis.valueToJava2D(
                                baseline + value * swing, dataArea, plot.getDomainAxisEdge());
                if (!drawing) {
                    curve.moveTo(x, y);
                    if (value > 0) {
                        lobes.moveTo(zero, y);
                        lobes.lineTo(x, y);
                    }
                } else {
                    curve.lineTo(x, y);
                    double crossing =
                            lastValue == value
                                    ? y
                                    : lastY + (y - lastY) * lastValue / (lastValue - value);
                    if (lastValue <= 0 && value > 0) {
                        lobes.moveTo(zero, crossing);
                        lobes.lineTo(x, y);
                    } else if (lastValue > 0 && value > 0) {
                        lobes.lineTo(x, y);
                    } else if (lastValue > 0) {
                        closeLobe(lobes, true, zero, crossing);
                    }
                }
                drawing = true;
                lastValue = value;
                lastY = y;
            }
            closeLobe(lobes, drawing && lastValue > 0, zero, lastY);
            g2.fill(lobes);
            g2.draw(curve);
        }
        g2.setClip(clip);
    }

    private static void closeLobe(Path2D lobes, boolean open, double x, double y) {
        if (open) {
            lobes.lineTo(x, y);
            lobes.closePath();
        }
    }
}
