package dev.stratus.picture;

/// One of the two directions of a grid: cell `i` holds the values of `column` about `first + i *
/// step`.
///
/// @param step above 0
record GridAxis(String column, double first, double step, int cells) {
    GridAxis {
        if (!(step > 0) || cells <= 0) {
            throw new IllegalArgumentException(
                    "no such axis: %s by %s, %d cells".formatted(first, step, cells));
        }
    }

    /// The axis whose cells hold everything from `low` to `high`.
    static GridAxis spanning(String column, double low, double high, double step) {
        return new GridAxis(
                column, low, step, Math.toIntExact(Math.round((high - low) / step)) + 1);
    }

    boolean holds(double value) {
        double cell = (value - first) / step;
        return cell >= -0.5 && cell < cells - 0.5;
    }

    /// The cell that holds `value`.
    int cellOf(double value) {
        return (int) Math.floor((value - first) / step + 0.5);
    }

    /// How far `value` is from the middle of its cell.
    double distanceFromMiddle(double value) {
        return Math.abs(value - (first + cellOf(value) * step));
    }

    /// The same values in cells of twice the step.
    GridAxis coarser() {
        return new GridAxis(column, first, 2 * step, (cells + 1) / 2);
    }
}
