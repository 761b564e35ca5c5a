package dev.stratus.job;

/// An attribute over the traces that have it.
///
/// @param count traces that have a value
/// @param sum of the values; in file order within a part, parts added in file order
/// @param min positive infinity where no trace has a value
/// @param max negative infinity where no trace has a value
public record ColumnStatistics(String name, long count, double sum, double min, double max) {
    /// @throws IllegalArgumentException for what no column has
    public ColumnStatistics {
        boolean extremes = count == 0 || min <= max;
        if (count < 0 || !extremes) {
            throw new IllegalArgumentException(
                    "%s: %d values from %s to %s".formatted(name, count, min, max));
        }
    }

    static ColumnStatistics none(String name) {
        return new ColumnStatistics(name, 0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /// These and those of the traces that follow.
    ColumnStatistics plus(ColumnStatistics later) {
        return new ColumnStatistics(
                name,
                count + later.count,
                sum + later.sum,
                Math.min(min, later.min),
                Math.max(max, later.max));
    }

    /// Sees the values of an attribute, in file order.
    static final class Builder {
        private final String name;
        private long count;
        private double sum;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        Builder(String name) {
            this.name = name;
        }

        /// Sees `values[first]` and those after it. NaN is no value.
        void add(double[] values, int first, int many) {
            double least = min;
            double most = max;
            for (int i = first; i < first + many; i++) {
                double value = values[i];
                if (!Double.isNaN(value)) {
                    count++;
                    sum += value;
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            min = least;
            max = most;
        }

        ColumnStatistics build() {
            return new ColumnStatistics(name, count, sum, min, max);
        }
    }
}
