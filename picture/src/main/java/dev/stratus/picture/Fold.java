package dev.stratus.picture;

import java.util.Locale;

/// What a cell of a map shows if several traces are in it.
public enum Fold {
    /// The largest of their values.
    MAX,
    /// The mean of their values.
    MEAN,
    /// The value of the first one in file order.
    FIRST;

    /// The name on the command line, such as `mean`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a cell that shows `before` of `count` traces shows when `value` comes to it.
    double add(double before, int count, double value) {
        if (count == 0) {
            return value;
        }
        return switch (this) {
            case MAX -> Math.max(before, value);
            case MEAN -> before + (value - before) / (count + 1);
            case FIRST -> before;
        };
    }
}
