package dev.stratus.demo;

import java.util.Arrays;

/// A pile of beds before anything bent or broke it: the two-way time of each bed's top, in
/// milliseconds and growing, and the strength of its reflection.
///
/// Bed k is `mean × (0.4 + 1.2 u)` thick and reflects `0.35 s + 0.65 s³`, u and s uniform in [0, 1)
/// and [-1, 1): many weak reflections and a few strong ones. They fade with the bed's time t as
/// `0.3 + 0.7 exp(-t / 1500 ms)`.
final class Beds {
    final double[] millis;
    final double[] strengths;

    private Beds(double[] millis, double[] strengths) {
        this.millis = millis;
        this.strengths = strengths;
    }

    /// Beds from `top` down to `bottom`, `meanThickness` thick on average, all in milliseconds.
    static Beds between(double top, double bottom, double meanThickness, RandomNumbers random) {
        int most = (int) Math.max(1, (bottom - top) / (0.4 * meanThickness) + 1);
        double[] millis = new double[most];
        double[] strengths = new double[most];
        int count = 0;
        for (double time = top; time < bottom; count++) {
            double s = random.symmetric(2L * count);
            millis[count] = time;
            strengths[count] = (0.35 * s + 0.65 * s * s * s) * fading(time);
            time += meanThickness * (0.4 + 1.2 * random.uniform(2L * count + 1));
        }
        return new Beds(Arrays.copyOf(millis, count), Arrays.copyOf(strengths, count));
    }

    static double fading(double millis) {
        return 0.3 + 0.7 * StrictMath.exp(-millis / 1500);
    }

    int count() {
        return millis.length;
    }
}
