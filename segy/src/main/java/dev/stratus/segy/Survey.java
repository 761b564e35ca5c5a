package dev.stratus.segy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a file surveys, from its trace headers alone.
///
/// @param tracesSeen of how many traces the headers were looked at
/// @param tracesInAll how many traces the file has; the rest says what holds of those seen
/// @param locations how many pairs of inline and crossline occur
/// @param holes how many pairs of the grid do not occur; empty if not all traces were seen, or if
///   there are too many to count, because what was taken for line numbers is none
/// @param repeated how many traces stand at a location (and, before stack, an offset) that another
///   trace has already
/// @param deadTraces how many are marked as dead in byte 29
/// @param grid inline and crossline on the map, if there are coordinates
/// @param outline corners of the surveyed area as x and y, counterclockwise; empty without
///   coordinates
public record Survey(
        Kind kind,
        Sorting sorting,
        long tracesSeen,
        long tracesInAll,
        LineAxis inlines,
        LineAxis crosslines,
        LineAxis offsets,
        long locations,
        OptionalLong holes,
        long repeated,
        long deadTraces,
        Optional<GridFit> grid,
        List<Point> outline) {

    public Survey {
        outline = List.copyOf(outline);
    }

    /// A place on the map.
    public record Point(double x, double y) {}

    /// What kind of survey.
    public enum Kind {
        /// A grid of inlines and crosslines, one trace a location.
        POST_STACK_3D,
        /// A grid of inlines and crosslines, several traces a location.
        PRE_STACK_3D,
        /// One line, or no line numbers at all, one trace a location.
        LINE_2D,
        /// Several traces share a field record or an ensemble, and there is no grid.
        GATHERS;

        /// As it is printed, such as `post-stack 3d`.
        public String label() {
            return switch (this) {
                case POST_STACK_3D -> "3-D post-stack";
                case PRE_STACK_3D -> "3-D pre-stack";
                case LINE_2D -> "2-D line";
                case GATHERS -> "gathers without a grid";
            };
        }
    }

    /// In which order the traces stand.
    public enum Sorting {
        /// Along one inline after the other.
        INLINE,
        /// Along one crossline after the other.
        CROSSLINE,
        NONE;

        /// As it is printed.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
