package dev.stratus.picture;

/// Which traces are on a map, and why the others are not.
///
/// @param traces all rows of the table
/// @param drawn those that are in a cell
/// @param culled those that are dead or below the limit
/// @param withoutValue those whose value is missing or not finite
/// @param withoutPlace those whose place is missing, or zero in both of two coordinates
/// @param farOff those so far from all others that the map would show nothing else
/// @param mostInOneCell the largest number of traces in one cell
/// @param dead whether it is known which traces are dead
public record MapCounts(
        long traces,
        long drawn,
        long culled,
        long withoutValue,
        long withoutPlace,
        long farOff,
        int mostInOneCell,
        Dead dead) {
    /// Whether dead traces, which are left out, can be told from others.
    public enum Dead {
        /// They are among those that are culled, or nobody wants to know.
        COUNTED,
        /// No column of the table says which they are.
        NOT_KNOWN
    }
}
