package dev.stratus.picture;

/// Where on a map a trace is put.
public sealed interface MapAxes {
    /// What a results table says about a trace's place without being told.
    enum Known implements MapAxes {
        /// Coordinates if the table has them, otherwise line numbers.
        AUTOMATIC,
        /// Coordinates.
        COORDINATES,
        /// Crossline numbers to the right and inline numbers upwards.
        LINES
    }

    /// Any two columns as coordinates, such as `group_coord_x` and `group_coord_y`.
    record Columns(String x, String y) implements MapAxes {}
}
