package dev.stratus.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/// Fills a plot's area with pixels of our own, one for each of the picture's: nothing is scaled, so
/// nothing is blurred or repeated.
final class PixelLayer extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    /// What is shown.
    @FunctionalInterface
    interface Painter {
        /// The colours, 0xAArrggbb row by row from the upper left corner.
        ///
        /// @param toPlane from pixels to the units of the plot's axes
        int[] paint(AffineTransform toPlane, int width, int height);
    }

    private final transient Painter painter;

    PixelLayer(Painter painter) {
        this.painter = painter;
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
        int left = (int) Math.floor(dataArea.getMinX());
        int top = (int) Math.floor(dataArea.getMinY());
        int width = (int) Math.ceil(dataArea.getMaxX()) - left;
        int height = (int) Math.ceil(dataArea.getMaxY()) - top;
        double x = domainAxis.java2DToValue(left, dataArea, plot.getDomainAxisEdge());
        double nextX = domainAxis.java2DToValue(left + 1, dataArea, plot.getDomainAxisEdge());
        double y = rangeAxis.java2DToValue(top, dataArea, plot.getRangeAxisEdge());
        double nextY = rangeAxis.java2DToValue(top + 1, dataArea, plot.getRangeAxisEdge());
        var toPlane = new AffineTransform(nextX - x, 0, 0, nextY - y, x, y);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, painter.paint(toPlane, width, height), 0, width);
        g2.drawImage(image, left, top, null);
    }
}
