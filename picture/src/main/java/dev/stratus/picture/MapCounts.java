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
public record MapCounts(
        long traces,
        long drawn,
        long culled,
        long withoutValue,
        long withoutPlace,
        long farOff,
        int mostInOneCell) {}
