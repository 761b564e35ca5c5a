package dev.stratus.demo;

/// Normal faults without end: one in each cell of a grid of 1500 m across their strike and 5200 m
/// along it, somewhere near the middle of its cell.
///
/// A fault's plane dips, so that deeper beds are cut further on. The beds on its hanging wall are
/// lower by its throw, those on its foot wall higher by a quarter of it; the throw is largest in
/// the middle of the fault, ends at its tips, dies out upwards, and fades away from the plane as
/// the beds roll over.
final class Faults {
    private static final double ACROSS = 1500;
    private static final double ALONG = 5200;
    private static final double HALF_LENGTH = 2900;

    /// How far from its plane a fault bends beds.
    private static final double ROLL_OVER = 2000;

    /// How far the plane moves with a bed's time, in metres a millisecond.
    private static final double METRES_PER_MILLI = 0.55;

    /// The time of the bed that the faults' positions are given for.
    private static final double REFERENCE_MILLIS = 1500;

    private static final double STRIKE = 0.35;
    private static final double COS = StrictMath.cos(STRIKE);
    private static final double SIN = StrictMath.sin(STRIKE);

    private final RandomNumbers random;

    Faults(RandomNumbers random) {
        this.random = random;
    }

    /// The faults that bend beds at one place: their distance from it and their throw there. Made
    /// once for each thread.
    static final class Nearby {
        private final double[] side = new double[15];
        private final double[] distance = new double[15];
        private final double[] throwMillis = new double[15];
        private int count;

        /// By how much a bed is lower here than without the faults.
        double displacement(double bedMillis) {
            double growth = Math.clamp((bedMillis - 750) / 700, 0, 1);
            if (growth == 0) {
                return 0;
            }
            double heave = METRES_PER_MILLI * (bedMillis - REFERENCE_MILLIS);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double metres = distance[i] - side[i] * heave;
                double ratio = metres / ROLL_OVER;
                double left = 1 - ratio * ratio;
                if (left > 0) {
                    double bend = throwMillis[i] * growth * left * left;
                    sum += metres * side[i] > 0 ? bend : -0.25 * bend;
                }
            }
            return sum;
        }
    }

    /// Finds the faults that matter at a place, in metres from the survey's centre.
    void findNear(double x, double y, Nearby nearby) {
        double across = COS * x + SIN * y;
        double along = COS * y - SIN * x;
        long column = (long) Math.floor(across / ACROSS);
        long row = (long) Math.floor(along / ALONG);
        nearby.count = 0;
        for (long m = column - 2; m <= column + 2; m++) {
            for (long n = row - 1; n <= row + 1; n++) {
                RandomNumbers fault = random.keyed(m).keyed(n);
                double fromMiddle =
                        (along - (n + 0.5 + 0.2 * fault.symmetric(1)) * ALONG) / HALF_LENGTH;
                double fullness = 1 - fromMiddle * fromMiddle;
                if (fullness > 0) {
                    double bow = 150 * fromMiddle * fromMiddle;
                    nearby.distance[nearby.count] =
                            across - (m + 0.5 + 0.25 * fault.symmetric(0)) * ACROSS - bow;
                    nearby.throwMillis[nearby.count] = (30 + 70 * fault.uniform(2)) * fullness;
                    nearby.side[nearby.count] = fault.uniform(3) < 0.7 ? 1 : -1;
                    nearby.count++;
                }
            }
        }
    }
}
