package dev.stratus.picture;

import java.math.BigDecimal;
import java.math.MathContext;
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
            if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new IllegalArgumentException(
                        "expected low < high, both numbers of 64 bits, not %s and %s"
                                .formatted(low, high));
            }
        }
    }

    /// From minus to plus the value that `percent` of all are not above without their sign: for
    /// amplitudes, so that zero has the colour in the middle.
    record Symmetric(double percent) implements Clip {
        public Symmetric {
            if (!(percent > 0 && percent <= 100)) {
                throw new IllegalArgumentException(
                        "expected 0 < percent <= 100, not %s".formatted(percent));
            }
        }
    }

    /// What a map has if nothing else was said.
    static Clip standard() {
        return new AtPercentiles(2, 98);
    }

    /// What values with such `percentiles` are best clipped at: amplitudes, which swing about zero,
    /// symmetrically.
    static Clip suiting(Percentiles percentiles) {
        return swing(percentiles) ? new Symmetric(98) : standard();
    }

    /// Whether the values are of both signs, and neither is rare or much smaller.
    private static boolean swing(Percentiles percentiles) {
        double low = percentiles.at(2).orElse(0.0);
        double high = percentiles.at(98).orElse(0.0);
        return low < 0 && high > 0 && Math.min(-low, high) > 0.1 * Math.max(-low, high);
    }

    /// The scale of `map` for these values, of which one at least is no NaN.
    default ColourScale scale(ColourMap map, double[] values) {
        return switch (this) {
            case AtValues(double low, double high) -> new ColourScale(map, low, high);
            case AtPercentiles(double low, double high) -> {
                var percentiles = new Percentiles(values);
                yield ColourScale.between(
                        map, percentiles.at(low).orElseThrow(), percentiles.at(high).orElseThrow());
            }
            case Symmetric(double percent) -> {
                double most = Percentiles.ofSizes(values).at(percent).orElseThrow();
                yield ColourScale.between(map, -most, most);
            }
        };
    }

    /// What was clipped, for people.
    ///
    /// @param values that `scale` was made for
    default String inWords(ColourScale scale, double[] values) {
        return switch (this) {
            case AtValues at -> "%s and %s".formatted(number(scale.low()), number(scale.high()));
            case AtPercentiles(double low, double high) -> {
                var percentiles = new Percentiles(values);
                yield "%s and %s (%s)"
                        .formatted(
                                number(scale.low()),
                                number(scale.high()),
                                share(
                                        percentiles,
                                        low,
                                        high,
                                        "%s %% and %s %% of all values"
                                                .formatted(
                                                        Page.plain().format(low),
                                                        Page.plain().format(high))));
            }
            case Symmetric(double percent) ->
                    "±%s (%s)"
                            .formatted(
                                    number(scale.high()),
                                    share(
                                            Percentiles.ofSizes(values),
                                            0,
                                            percent,
                                            "%s %% of all values"
                                                    .formatted(Page.plain().format(percent))));
        };
    }

    /// `words`, unless the values there are all the same: then the ends of the colours are about
    /// it, and no value is there.
    private static String share(Percentiles values, double low, double high, String words) {
        double lowest = values.at(low).orElseThrow();
        if (lowest != values.at(high).orElseThrow()) {
            return words;
        }
        boolean all = values.at(0).equals(values.at(100));
        return (all ? "all values are " : "nearly all values are ") + number(lowest);
    }

    /// Four digits that count, without an exponent where that is readable.
    private static String number(double value) {
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e9)
                ? String.format(Locale.ROOT, "%.3e", value)
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
