package dev.stratus.picture;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/// Draws one trace as a curve, time or depth downwards, the lobes above zero filled; beside it, if
/// wanted, its amplitude spectrum.
public final class TracePicture {
    private static final int TRACE_WIDTH = 460;
    private static final int SPECTRUM_WIDTH = 620;
    private static final int HEIGHT = 900;
    private static final double MARGIN = 1.05;

    private TracePicture() {}

    /// The first trace of `section` as a wiggle.
    ///
    /// @throws NothingToDrawException if none of its samples is finite
    public static Picture wiggle(Section section) throws NothingToDrawException {
        JFreeChart chart = chart(section);
        return new Picture(TRACE_WIDTH, HEIGHT, g -> chart.draw(g, area(0, TRACE_WIDTH)));
    }

    /// The first trace of `section` as a wiggle, and its amplitude spectrum.
    ///
    /// @throws NothingToDrawException if none of its samples is finite
    public static Picture wiggleAndSpectrum(Section section) throws NothingToDrawException {
        JFreeChart trace = chart(section);
        JFreeChart spectrum = spectrum(section);
        return new Picture(
                TRACE_WIDTH + SPECTRUM_WIDTH,
                HEIGHT,
                g -> {
                    trace.draw(g, area(0, TRACE_WIDTH));
                    spectrum.draw(g, area(TRACE_WIDTH, SPECTRUM_WIDTH));
                });
    }

    private static Rectangle2D area(int left, int width) {
        return new Rectangle2D.Double(left, 0, width, HEIGHT);
    }

    private static JFreeChart chart(Section section) throws NothingToDrawException {
        if (section.samples() < 2) {
            throw new NothingToDrawException(
                    "%s: %s: has one sample, and a curve needs two. Print it without a picture."
                            .formatted(section.source(), section.title()));
        }
        double[] ends = ends(section);
        double largest = Math.max(-ends[0], ends[1]);
        NumberAxis x = Page.axis("Amplitude, in the unit of the samples", ends[0], ends[1], 4);
        VerticalAxis down = section.down();
        NumberAxis y = Page.axis(down.label(), down.at(0), down.at(section.samples() - 1), 12);
        y.setInverted(true);
        var plot = new XYPlot(null, x, y, null);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setDomainZeroBaselineVisible(true);
        plot.addAnnotation(new WiggleLayer(atZero(section, largest), largest, 1));
        return Page.chart(plot, section.source(), List.of(section.title()));
    }

    /// The first trace at zero, so that its full swing is its amplitude.
    private static Section atZero(Section section, double largest) {
        return new Section(
                section.source(),
                section.title(),
                section.acrossLabel(),
                new GridAxis("", 0, largest / WiggleLayer.SWING, 1),
                section.down(),
                section.contents(),
                new int[] {section.traceAt(0)},
                List.of());
    }

    /// Where the amplitude axis ends: as far below zero as above, unless all samples are of one
    /// sign.
    private static double[] ends(Section section) throws NothingToDrawException {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < section.samples(); i++) {
            double value = section.value(0, i);
            if (!Double.isNaN(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (min > max) {
            throw new NothingToDrawException(
                    "%s: %s: none of its samples is a finite number; there is nothing to draw."
                            .formatted(section.source(), section.title()));
        }
        double largest = Math.max(-min, max) == 0 ? 1 : Math.max(-min, max) * MARGIN;
        return new double[] {
            min >= 0 && max > 0 ? -0.05 * largest : -largest,
            max <= 0 && min < 0 ? 0.05 * largest : largest
        };
    }

    private static JFreeChart spectrum(Section section) {
        Spectrum spectrum = Spectrum.of(section, 0);
        var data = new DefaultXYDataset();
        data.addSeries("spectrum", new double[][] {spectrum.frequencies(), spectrum.decibels()});
        double highest = spectrum.frequencies()[spectrum.frequencies().length - 1];
        String label =
                switch (section.down().unit()) {
                    case "ms" -> "Frequency (Hz)";
                    case "samples" -> "Cycles per 1000 samples";
                    default -> "Wavenumber (cycles per 1000 %s)".formatted(section.down().unit());
                };
        NumberAxis x = Page.axis(label, 0, highest > 0 ? highest : 1, Page.TICKS);
        NumberAxis y =
                Page.axis("Amplitude (dB below the strongest)", Spectrum.FLOOR, 3, Page.TICKS);
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, Page.INK);
        renderer.setSeriesStroke(0, new BasicStroke(1.2f));
        var plot = new XYPlot(data, x, y, renderer);
        return Page.chart(plot, "Amplitude spectrum", List.of("Hann window over the whole trace"));
    }
}
