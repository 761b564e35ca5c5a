package dev.stratus.segy;

import java.util.Optional;

/// Where inline i and crossline j of a survey are on the map: `x = x0 + xi·i + xj·j`, and y alike,
/// by least squares over all traces that were seen.
///
/// @param inlineSpacing from one inline number to the next, in metres or feet as the coordinates
///   are
/// @param crosslineSpacing from one crossline number to the next
/// @param rotationDegrees of the direction in which crossline numbers grow (along an inline),
///   counterclockwise from east, 0 to 360
/// @param misfit the root of the mean squared distance between what fits and what is there
public record GridFit(
        double x0,
        double xi,
        double xj,
        double y0,
        double yi,
        double yj,
        double inlineSpacing,
        double crosslineSpacing,
        double rotationDegrees,
        double misfit) {

    double x(double inline, double crossline) {
        return x0 + xi * inline + xj * crossline;
    }

    double y(double inline, double crossline) {
        return y0 + yi * inline + yj * crossline;
    }

    /// Whether the coordinates follow the grid: the misfit is small against a cell.
    public boolean isGood() {
        return misfit <= 0.5 * Math.max(inlineSpacing, crosslineSpacing);
    }

    /// Gathers traces, two passes in one: sums about the first trace, which keeps large coordinates
    /// exact.
    static final class Sums {
        private long n;
        private double i0;
        private double j0;
        private double x0;
        private double y0;
        private final double[] s = new double[14];

        void add(double inline, double crossline, double cdpX, double cdpY) {
            if (n++ == 0) {
                i0 = inline;
                j0 = crossline;
                x0 = cdpX;
                y0 = cdpY;
            }
            double i = inline - i0;
            double j = crossline - j0;
            double x = cdpX - x0;
            double y = cdpY - y0;
            double[] terms = {
                i, j, x, y, i * i, i * j, j * j, i * x, j * x, i * y, j * y, x * x, y * y
            };
            for (int k = 0; k < terms.length; k++) {
                s[k] += terms[k];
            }
        }

        /// Empty if all traces are on one line, or at one place.
        Optional<GridFit> fit() {
            double ii = s[4] - s[0] * s[0] / n;
            double ij = s[5] - s[0] * s[1] / n;
            double jj = s[6] - s[1] * s[1] / n;
            double determinant = ii * jj - ij * ij;
            if (!(determinant > 1e-9 * Math.max(1, ii * jj))) {
                return Optional.empty();
            }
            double ix = s[7] - s[0] * s[2] / n;
            double jx = s[8] - s[1] * s[2] / n;
            double iy = s[9] - s[0] * s[3] / n;
            double jy = s[10] - s[1] * s[3] / n;
            double xx = s[11] - s[2] * s[2] / n;
            double yy = s[12] - s[3] * s[3] / n;
            double xi = (ix * jj - jx * ij) / determinant;
            double xj = (jx * ii - ix * ij) / determinant;
            double yi = (iy * jj - jy * ij) / determinant;
            double yj = (jy * ii - iy * ij) / determinant;
            double rest = xx - xi * ix - xj * jx + yy - yi * iy - yj * jy;
            double meanX = x0 + (s[2] - xi * s[0] - xj * s[1]) / n;
            double meanY = y0 + (s[3] - yi * s[0] - yj * s[1]) / n;
            double degrees = Math.toDegrees(Math.atan2(yj, xj));
            return Optional.of(
                    new GridFit(
                            meanX - xi * i0 - xj * j0,
                            xi,
                            xj,
                            meanY - yi * i0 - yj * j0,
                            yi,
                            yj,
                            Math.hypot(xi, yi),
                            Math.hypot(xj, yj),
                            degrees < 0 ? degrees + 360 : degrees,
                            Math.sqrt(Math.max(0, rest) / n)));
        }
    }
}
