package dev.stratus.picture;

import java.util.OptionalDouble;

/// What a map is to show.
///
/// @param column the column of the results table whose values are drawn
/// @param cullBelow traces whose value is below it are left out. Without it, those are left out
///   that are dead: whose value is 0 in a column that is an attribute of their samples.
public record MapRequest(String column, MapAxes axes, Fold fold, OptionalDouble cullBelow) {
    /// All live traces where the table says that they are.
    public static MapRequest of(String column) {
        return new MapRequest(column, MapAxes.Known.AUTOMATIC, Fold.MEAN, OptionalDouble.empty());
    }
}
