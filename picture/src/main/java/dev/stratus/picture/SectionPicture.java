package dev.stratus.picture;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/// Draws a section: traces from left to right by line number, time or depth downwards.
public final class SectionPicture {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final int NARROWEST = 240;

    /// A section of a few traces is narrow: a trace that is wide as a hand is no trace.
    private static final int WIDEST_TRACE = 30;

    private static final int PIXELS_A_NUMBER = 110;

    /// Curves that are nearer to each other cannot be told apart.
    private static final double NEAREST_WIGGLES = 6;

    private final Section section;
    private final SectionStyle style;
    private final Clip clip;
    private final ColourScale scale;

    private SectionPicture(Section section, SectionStyle style, Clip clip, ColourScale scale) {
        this.section = section;
        this.style = style;
        this.clip = clip;
        this.scale = scale;
    }

    /// A picture of `section`.
    ///
    /// @throws NothingToDrawException if none of its samples is finite
    public static SectionPicture of(Section section, SectionStyle style)
            throws NothingToDrawException {
        Section gained = style.gain().applyTo(section);
        double[] values = gained.contents().values();
        var percentiles = new Percentiles(values);
        if (percentiles.count() == 0) {
            throw new NothingToDrawException(
                    "%s: %s: none of its samples is a finite number; there is nothing to draw."
                            .formatted(section.source(), section.title()));
        }
        Clip suiting = Clip.suiting(percentiles);
        Clip clip = style.clip().orElse(suiting);
        ColourMap map =
                style.map()
                        .orElse(
                                suiting instanceof Clip.Symmetric
                                        ? ColourMap.RED_WHITE_BLUE
                                        : ColourMap.BATLOW);
        return new SectionPicture(gained, style, clip, clip.scale(map, values));
    }

    /// Which colour stands for which amplitude: its ends are the colour bar's.
    public ColourScale scale() {
        return scale;
    }

    /// The picture.
    public Picture draw() {
        GridAxis across = section.across();
        VerticalAxis down = section.down();
        double half = across.step() / 2;
        double left = section.position(0) - half;
        double right = section.position(section.traces() - 1) + half;
        int width = Math.clamp((long) WIDEST_TRACE * section.traces(), NARROWEST, WIDTH);
        NumberAxis x =
                section.topNames().isEmpty()
                        ? Page.axis(section.acrossLabel(), left, right, width / PIXELS_A_NUMBER)
                        : new PlaceAxis(section, width);
        NumberAxis y =
                Page.axis(
                        down.label(), down.at(-0.5), down.at(section.samples() - 0.5), Page.TICKS);
        y.setInverted(true);
        var plot = new XYPlot(null, x, y, null);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        int every = (int) Math.ceil(NEAREST_WIGGLES * section.traces() / width);
        JFreeChart chart = Page.chart(plot, section.source(), lines(every));
        if (style.drawing() != SectionStyle.Drawing.WIGGLE) {
            Page.addColourBar(chart, scale, amplitude());
            plot.addAnnotation(new PixelLayer(this::paint));
        }
        if (style.drawing() != SectionStyle.Drawing.DENSITY) {
            double full = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
            plot.addAnnotation(new WiggleLayer(section, full, every));
        }
        return Page.draw(chart, width, HEIGHT);
    }

    private String amplitude() {
        return style.gain() instanceof Gain.None
                ? "Amplitude, in the unit of the samples"
                : "Amplitude after gain, without a unit";
    }

    private int[] paint(AffineTransform toPlane, int width, int height) {
        return scale.coloursOf(section.resample(toPlane, width, height));
    }

    private List<String> lines(int every) {
        List<String> parts = new ArrayList<>();
        parts.add("clipped at " + clip.inWords(scale, section.contents().values()));
        String gain = style.gain().inWords(section.down());
        if (!gain.isEmpty()) {
            parts.add(gain);
        }
        if (style.drawing() != SectionStyle.Drawing.DENSITY && every > 1) {
            parts.add("1 trace in %d drawn as a wiggle".formatted(every));
        }
        return Stream.concat(Stream.of(section.title()), Page.lines(parts).stream()).toList();
    }
}
