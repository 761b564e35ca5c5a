package dev.stratus.job;

/// A column of the results table.
public record ResultColumn(String name, Type type) {
    /// What a column holds.
    public enum Type {
        INT32,
        INT64,
        /// NaN stands for null.
        FLOAT64,
        /// Of trace headers only.
        TEXT,
        /// A location in x and y: two NaN stand for null. Written as WKB.
        POINT
    }
}
