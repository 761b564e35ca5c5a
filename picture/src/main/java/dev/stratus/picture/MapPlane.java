package dev.stratus.picture;

/// The plane that a map is drawn in: what its axes hold and how they are named.
///
/// @param x the column of the results table to the right
/// @param y the column of the results table upwards
public record MapPlane(String x, String y) {
    /// Whether the axes hold coordinates, east and north, and not other numbers of the traces.
    public boolean isOfCoordinates() {
        return x.endsWith("_x") && y.endsWith("_y");
    }

    /// Whether a trace can be there: coordinates that were never filled are 0 and 0.
    boolean isPlace(double atX, double atY) {
        return Double.isFinite(atX)
                && Double.isFinite(atY)
                && (!isOfCoordinates() || atX != 0 || atY != 0);
    }

    /// Whether one unit is as long to the right as upwards: both axes hold lengths, or both line
    /// numbers.
    boolean isIsometric() {
        return (isLength(x) && isLength(y)) || (isLine(x) && isLine(y));
    }

    /// Whether a column of that name holds coordinates.
    static boolean isLength(String column) {
        return column.endsWith("_x") || column.endsWith("_y");
    }

    private static boolean isLine(String column) {
        return column.equals(SurveyScan.INLINE) || column.equals(SurveyScan.CROSSLINE);
    }
}
