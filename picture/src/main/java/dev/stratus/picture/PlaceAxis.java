package dev.stratus.picture;

import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;

/// An axis along the traces of a section with words at them, such as line numbers or coordinates,
/// instead of the numbers that they stand at.
final class PlaceAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final int[] STEPS = {1, 2, 5};

    private final double first;
    private final double last;

    PlaceAxis(Section section, int pixels) {
        GridAxis across = section.across();
        first = across.first();
        last = section.position(section.traces() - 1);
        setRange(first - across.step() / 2, last + across.step() / 2);
        Page.dress(this, section.acrossLabel());
        double room = pixels / (widest(section.topNames()) + 24.0);
        setTickUnit(
                new NumberTickUnit(
                        step(section.traces() / Math.clamp(room, 1, Page.TICKS)) * across.step(),
                        new Names(section.topNames(), across)));
    }

    private int widest(List<String> names) {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        FontMetrics metrics = image.createGraphics().getFontMetrics(getTickLabelFont());
        return names.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    }

    /// The smallest of 1, 2, 5, 10 and so on that is not below `places`.
    private static long step(double places) {
        for (long power = 1; ; power *= 10) {
            for (int step : STEPS) {
                if (step * power >= places) {
                    return step * power;
                }
            }
        }
    }

    @Override
    protected double calculateLowestVisibleTickValue() {
        return first;
    }

    @Override
    protected int calculateVisibleTickCount() {
        return (int) Math.floor((last - first) / getTickUnit().getSize() + 1e-9) + 1;
    }

    /// Numbers are positions of places, text is what stands there.
    private static final class Names extends NumberFormat {
        private static final long serialVersionUID = 1;

        private final transient List<String> names;
        private final transient GridAxis across;

        Names(List<String> names, GridAxis across) {
            this.names = names;
            this.across = across;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            int place = across.cellOf(number);
            return place < 0 || place >= names.size() ? to : to.append(names.get(place));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition parsePosition) {
            throw new UnsupportedOperationException("names are only written");
        }
    }
}
