package dev.stratus.picture;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/// Which colour a value has: `low` and all below is the map's first one, `high` and all above its
/// last one. A value that is NaN has none.
///
/// @param low finite and below `high`
/// @param high finite
public record ColourScale(ColourMap map, double low, double high) implements PaintScale {
    /// What is drawn where nothing is.
    static final int TRANSPARENT = 0;

    public ColourScale {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("no range of values: %s to %s".formatted(low, high));
        }
    }

    /// A scale from `low` to `high`, or one about that value if they are equal.
    static ColourScale between(ColourMap map, double low, double high) {
        if (low < high) {
            return new ColourScale(map, low, high);
        }
        double margin = low == 0 ? 1 : Math.max(Math.abs(low) / 10, Double.MIN_NORMAL);
        return new ColourScale(map, low - margin, low + margin);
    }

    /// The colour of `value` as 0xAArrggbb, fully transparent for NaN.
    public int colourOf(double value) {
        if (Double.isNaN(value)) {
            return TRANSPARENT;
        }
        return map.at((value - low) / (high - low));
    }

    /// The colours of `values`, in their order.
    int[] coloursOf(double[] values) {
        int[] colours = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            colours[i] = colourOf(values[i]);
        }
        return colours;
    }

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return new Color(colourOf(value), true);
    }
}
