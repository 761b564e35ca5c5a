package dev.stratus.picture;

import java.util.Locale;

/// How the range of the colours is chosen.
public sealed interface Clip {
    /// So that `low` percent of all cells have the lowest colour, and those above `high` percent
    /// the highest.
    record AtPercentiles(double low, double high) implements Clip {
        public AtPercentiles {
            if (!(low >= 0 && low < high && high <= 100)) {
                throw new IllegalArgumentException(
                        "expected 0 <= low < high <= 100, not %s and %s".formatted(low, high));
            }
        }
    }

    /// From one value to another, whatever the cells hold.
    record AtValues(double low, double high) implements Clip {
        public AtValues {
            if (!(low < high)) {
                throw new IllegalArgumentException(
                        "expected low < high, not %s and %s".formatted(low, high));
            }
        }
    }

    /// What a picture has if nothing else was said.
    static Clip standard() {
        return new AtPercentiles(2, 98);
    }

    /// The scale of `map` for these values, of which one at least is no NaN.
    default ColourScale scale(ColourMap map, float[] values) {
        return switch (this) {
            case AtValues(double low, double high) -> new ColourScale(map, low, high);
            case AtPercentiles(double low, double high) -> {
                var percentiles = new Percentiles(values);
                yield ColourScale.between(
                        map, percentiles.at(low).orElseThrow(), percentiles.at(high).orElseThrow());
            }
        };
    }

    /// What was clipped, for people.
    default String inWords(ColourScale scale) {
        return switch (this) {
            case AtValues at -> "%s and %s".formatted(number(scale.low()), number(scale.high()));
            case AtPercentiles(double low, double high) ->
                    "%s and %s (%s %% and %s %% of the cells)"
                            .formatted(
                                    number(scale.low()),
                                    number(scale.high()),
                                    Page.plain().format(low),
                                    Page.plain().format(high));
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
