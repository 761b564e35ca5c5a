package dev.stratus.demo;

import java.util.stream.IntStream;

/// Meandering channels without end: belts that lie 5200 m apart and follow one curve each, a
/// sine-generated curve, which is what rivers take (Langbein and Leopold, _River Meanders: Theory
/// of Minimum Variance_, USGS Professional Paper 422-H, 1966), of three wavelengths so that no two
/// bends are alike.
///
/// The curve repeats after 18 km of channel. Distance from a channel is distance from the nearest
/// of the curve's points, which are 10 m apart.
final class Channels {
    static final double HALF_WIDTH = 140;
    private static final double SPACING = 5200;
    private static final double LENGTH = 18_000;
    private static final double STEP = 10;
    private static final double BIN = 200;
    private static final double AZIMUTH = 0.62;
    private static final double COS = StrictMath.cos(AZIMUTH);
    private static final double SIN = StrictMath.sin(AZIMUTH);

    private final RandomNumbers random;
    private final double[] alongs;
    private final double[] acrosses;
    private final double period;
    private final int[][] pointsOfBin;

    Channels(RandomNumbers random) {
        this.random = random;
        int points = (int) (LENGTH / STEP);
        alongs = new double[points];
        acrosses = new double[points];
        double middlePhase = random.uniform(-1);
        double longPhase = random.uniform(-2);
        double along = 0;
        double across = 0;
        for (int i = 0; i < points; i++) {
            alongs[i] = along;
            acrosses[i] = across;
            double s = 2 * StrictMath.PI * (i + 0.5) / points;
            double direction =
                    1.45 * StrictMath.sin(6 * s)
                            + 0.40 * StrictMath.sin(4 * s + 2 * StrictMath.PI * middlePhase)
                            + 0.25 * StrictMath.sin(s + 2 * StrictMath.PI * longPhase);
            along += STEP * StrictMath.cos(direction);
            across += STEP * StrictMath.sin(direction);
        }
        period = along;
        for (int i = 0; i < points; i++) {
            // The end meets the beginning of the next repetition.
            acrosses[i] -= across * i / points;
        }
        // Not a stream's sum, whose order of additions no standard fixes.
        double sum = 0;
        for (double value : acrosses) {
            sum += value;
        }
        for (int i = 0; i < points; i++) {
            acrosses[i] -= sum / points;
        }
        pointsOfBin = pointsOfBins();
    }

    /// For each stretch along the belt, the points that may be nearest to a place in it: those at
    /// most a channel's half width away.
    private int[][] pointsOfBins() {
        int bins = (int) Math.ceil(period / BIN);
        int[][] found = new int[bins][];
        for (int bin = 0; bin < bins; bin++) {
            double from = bin * BIN - HALF_WIDTH;
            double to = (bin + 1) * BIN + HALF_WIDTH;
            found[bin] =
                    IntStream.range(0, alongs.length)
                            .filter(i -> {
                                double u = alongs[i];
                                return (u >= from && u <= to)
                                        || (u + period >= from && u + period <= to)
                                        || (u - period >= from && u - period <= to);
                            })
                            .toArray();
        }
        return found;
    }

    /// The belt that is nearest to a place, in metres from the survey's centre.
    long beltAt(double x, double y) {
        return Math.round((COS * y - SIN * x) / SPACING);
    }

    /// The distance from the channel of `belt` in half widths; 1 at its banks and everywhere
    /// beyond.
    double distance(double x, double y, long belt) {
        double along = COS * x + SIN * y + period * random.uniform(belt);
        along -= period * Math.floor(along / period);
        double across = COS * y - SIN * x - SPACING * belt;
        double nearest = HALF_WIDTH * HALF_WIDTH;
        for (int i : pointsOfBin[(int) (along / BIN)]) {
            double u = along - alongs[i];
            if (u > period / 2) {
                u -= period;
            } else if (u < -period / 2) {
                u += period;
            }
            double v = across - acrosses[i];
            nearest = Math.min(nearest, u * u + v * v);
        }
        return Math.sqrt(nearest) / HALF_WIDTH;
    }
}
