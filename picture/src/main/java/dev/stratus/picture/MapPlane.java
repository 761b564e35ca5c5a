package dev.stratus.picture;

/// The plane that a map is drawn in: what its axes hold and how they are named.
///
/// @param x the column of the results table to the right
/// @param y the column of the results table upwards
public record MapPlane(String x, String y) {
    /// Whether the axes hold line numbers, which are counts and no lengths.
    public boolean isOfLines() {
        return x.equals(SurveyScan.CROSSLINE) || y.equals(SurveyScan.INLINE);
    }
}
