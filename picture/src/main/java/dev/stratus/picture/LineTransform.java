package dev.stratus.picture;

import dev.stratus.picture.SurveyScan.Place;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Optional;

/// Finds where a survey's lines are on the map: the affine transform from crossline and inline
/// number to coordinates, by least squares over traces, those left out that contradict the others.
final class LineTransform {
    private static final int ROUNDS = 6;

    /// The share of the traces that must lie within half a cell of where the transform puts them.
    private static final double AGREEING = 0.9;

    /// Sine of the smallest angle between the two directions of a grid.
    private static final double SMALLEST_ANGLE = 0.05;

    private LineTransform() {}

    /// The transform from (crossline, inline) to (x, y), or nothing if there is none that fits: the
    /// lines are not straight, or the headers contradict each other.
    ///
    /// @param places those of traces that have line numbers and coordinates, none far off the
    ///   others
    static Optional<AffineTransform> of(
            List<Place> places, double inlineStep, double crosslineStep) {
        List<Place> fitting = places;
        Optional<AffineTransform> transform = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            transform = leastSquares(fitting);
            if (transform.isEmpty()) {
                return Optional.empty();
            }
            AffineTransform t = transform.get();
            double[] errors = fitting.stream().mapToDouble(p -> error(t, p)).sorted().toArray();
            double largest = 3 * errors[errors.length / 2] + 1e-9;
            fitting = fitting.stream().filter(p -> error(t, p) <= largest).toList();
        }
        return transform.filter(t -> agrees(t, places, inlineStep, crosslineStep));
    }

    private static boolean agrees(
            AffineTransform t, List<Place> places, double inlineStep, double crosslineStep) {
        double alongInline = Math.hypot(t.getScaleX(), t.getShearY()) * crosslineStep;
        double alongCrossline = Math.hypot(t.getShearX(), t.getScaleY()) * inlineStep;
        double area = Math.abs(t.getDeterminant()) * inlineStep * crosslineStep;
        if (!(area > SMALLEST_ANGLE * alongInline * alongCrossline)) {
            return false;
        }
        double halfCell = Math.min(alongInline, alongCrossline) / 2;
        long near = places.stream().filter(p -> error(t, p) <= halfCell).count();
        return near >= AGREEING * places.size();
    }

    private static double error(AffineTransform t, Place p) {
        double x = t.getScaleX() * p.crossline() + t.getShearX() * p.inline() + t.getTranslateX();
        double y = t.getShearY() * p.crossline() + t.getScaleY() * p.inline() + t.getTranslateY();
        return Math.hypot(x - p.x(), y - p.y());
    }

    private static Optional<AffineTransform> leastSquares(List<Place> places) {
        int n = places.size();
        if (n == 0) {
            return Optional.empty();
        }
        double inline = places.stream().mapToDouble(Place::inline).sum() / n;
        double crossline = places.stream().mapToDouble(Place::crossline).sum() / n;
        double x = places.stream().mapToDouble(Place::x).sum() / n;
        double y = places.stream().mapToDouble(Place::y).sum() / n;
        double ii = 0;
        double cc = 0;
        double ic = 0;
        double ix = 0;
        double cx = 0;
        double iy = 0;
        double cy = 0;
        for (Place p : places) {
            double i = p.inline() - inline;
            double c = p.crossline() - crossline;
            ii += i * i;
            cc += c * c;
            ic += i * c;
            ix += i * (p.x() - x);
            cx += c * (p.x() - x);
            iy += i * (p.y() - y);
            cy += c * (p.y() - y);
        }
        double determinant = ii * cc - ic * ic;
        if (!(determinant > 1e-9 * ii * cc)) {
            return Optional.empty();
        }
        double xByCrossline = (cx * ii - ix * ic) / determinant;
        double xByInline = (ix * cc - cx * ic) / determinant;
        double yByCrossline = (cy * ii - iy * ic) / determinant;
        double yByInline = (iy * cc - cy * ic) / determinant;
        return Optional.of(
                new AffineTransform(
                        xByCrossline,
                        yByCrossline,
                        xByInline,
                        yByInline,
                        x - xByCrossline * crossline - xByInline * inline,
                        y - yByCrossline * crossline - yByInline * inline));
    }
}
