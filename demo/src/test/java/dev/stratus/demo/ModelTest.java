package dev.stratus.demo;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.floor;
import static java.lang.Math.hypot;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documented model a second time, as plainly as formulas go: every fault and every point of
/// the channel is looked at, random numbers are exact integers, and each sample is the sum of
/// analytic wavelets over all reflections.
@Timeout(120)
final class ModelTest {
    private static final SurveySpec SPEC = SurveySpec.usual().withSize(100, 240, 750);
    private static final double NOISE_REACH = 13;

    private final SyntheticSurvey survey = new SyntheticSurvey(SPEC);
    private final List<Fault> faults = drawFaults();

    /// A two-way time in milliseconds, and an amplitude.
    private record Spike(double time, double amplitude) {}

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 777, 4000, 8191, 10_000, 11_111, 12_345, 16_384, 19_000})
    void aTraceIsTheSumOfAnalyticWavelets(long trace) {
        assertThat(survey.isDead(trace)).isFalse();
        SurveyGrid.Bin bin = survey.grid().bin(trace);
        double x = (bin.position() - 119.5) * 12.5;
        double y = (bin.line() - 49.5) * 25;
        List<Spike> spikes = spikes(x, y);
        double[] samples = survey.amplitudes(trace);
        for (int i = 0; i < samples.length; i++) {
            double expected = 0;
            for (Spike spike : spikes) {
                // Times are rounded to 62.5 microseconds.
                double time = floor(spike.time * 16 + 0.5) / 16;
                expected += spike.amplitude * ricker(i * 4 - time);
            }
            for (int j = -20; j <= 20; j++) {
                double e = bell(key(SPEC.seed(), 5, trace), i + j + NOISE_REACH);
                expected += 0.05 * e * ricker(4 * j);
            }
            assertThat(samples[i]).isCloseTo(1000 * expected, offset(0.01));
        }
    }

    @Test
    void oneTraceIn2000IsDead() {
        long dead = 0;
        for (long trace = 0; trace < survey.traceCount(); trace++) {
            BigInteger number =
                    new BigInteger(Long.toUnsignedString(splitMix(key(SPEC.seed(), 6), trace)));
            boolean expected = number.mod(BigInteger.valueOf(2000)).signum() == 0;
            assertThat(survey.isDead(trace)).isEqualTo(expected);
            dead += expected ? 1 : 0;
        }
        assertThat(dead).isBetween(3L, 25L);
    }

    @Test
    void theSurveyShowsWhatItPromises() {
        long inChannel = 0;
        long gas = 0;
        for (long trace = 0; trace < survey.traceCount(); trace += 101) {
            SurveyGrid.Bin bin = survey.grid().bin(trace);
            double x = (bin.position() - 119.5) * 12.5;
            double y = (bin.line() - 49.5) * 25;
            inChannel += distanceFromChannel(x, y) < 140 ? 1 : 0;
            gas += reservoirTop(x, y) < 1575 ? 1 : 0;
        }
        assertThat(inChannel).isGreaterThan(3);
        assertThat(gas).isGreaterThan(3);
    }

    private static Offset<Double> offset(double value) {
        return Offset.offset(value);
    }

    private static double ricker(double millis) {
        double a = pow(PI * 27 * millis / 1000, 2);
        return (1 - 2 * a) * exp(-a);
    }

    // Random numbers

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private static long splitMix(long key, long counter) {
        BigInteger z = BigInteger.valueOf(counter + 1).multiply(unsigned(0x9E3779B97F4A7C15L));
        z = z.add(unsigned(key)).mod(TWO_64);
        z = z.xor(z.shiftRight(30)).multiply(unsigned(0xBF58476D1CE4E5B9L)).mod(TWO_64);
        z = z.xor(z.shiftRight(27)).multiply(unsigned(0x94D049BB133111EBL)).mod(TWO_64);
        return z.xor(z.shiftRight(31)).longValue();
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static long key(long seed, long... counters) {
        long key = seed;
        for (long counter : counters) {
            key = splitMix(key, counter);
        }
        return key;
    }

    private static double uniform(long key, long counter) {
        return unsigned(splitMix(key, counter)).shiftRight(11).doubleValue() / pow(2, 53);
    }

    private static double symmetric(long key, long counter) {
        return 2 * uniform(key, counter) - 1;
    }

    private static double bell(long key, double counter) {
        long bits = splitMix(key, (long) counter);
        double sum = 0;
        for (int quarter = 0; quarter < 4; quarter++) {
            sum += ((bits >>> (16 * quarter)) & 0xFFFF) / 65_536.0 - 65_535 / 131_072.0;
        }
        return sum;
    }

    // The ground

    private static double wave(double turns) {
        return sin(2 * PI * turns);
    }

    private static double phase(int i) {
        return uniform(key(SPEC.seed(), 0), i);
    }

    private static double relief(double x, double y) {
        return 0.6 * wave(x / 4100 + y / 7300 + phase(3))
                + 0.4 * wave(x / 2300 - y / 3100 + phase(4));
    }

    private static double regional(double x, double y) {
        return wave(x / 23_000 + y / 31_000 + 0.1 * phase(5));
    }

    private static double fold(double x, double y) {
        double across = 0.8 * x + 0.6 * y;
        double along = 0.8 * y - 0.6 * x;
        return (0.75 + 0.25 * wave(along / 6100 + phase(6)))
                * wave(across / 3300 + 0.08 * wave(along / 4300 + phase(7)) + 0.2);
    }

    /// Where a fault cuts the bed of 1500 ms in the middle of its length, and how.
    private record Fault(double across, double along, double throwMillis, double side) {}

    private static List<Fault> drawFaults() {
        List<Fault> faults = new ArrayList<>();
        for (int m = -8; m < 8; m++) {
            for (int n = -3; n < 3; n++) {
                long key = key(SPEC.seed(), 3, m, n);
                faults.add(
                        new Fault(
                                1500 * (m + 0.5 + 0.25 * symmetric(key, 0)),
                                5200 * (n + 0.5 + 0.2 * symmetric(key, 1)),
                                30 + 70 * uniform(key, 2),
                                uniform(key, 3) < 0.7 ? 1 : -1));
            }
        }
        return faults;
    }

    private double faults(double x, double y, double bed) {
        double p = cos(0.35) * x + sin(0.35) * y;
        double q = cos(0.35) * y - sin(0.35) * x;
        double growth = min(1, max(0, (bed - 750) / 700));
        double sum = 0;
        for (Fault fault : faults) {
            double r = (q - fault.along) / 2900;
            double plane = fault.across + 150 * r * r + fault.side * 0.55 * (bed - 1500);
            double d = fault.side * (p - plane);
            if (abs(r) < 1 && abs(d) < 2000) {
                double bend =
                        fault.throwMillis * (1 - r * r) * growth * pow(1 - pow(d / 2000, 2), 2);
                sum += d > 0 ? bend : -bend / 4;
            }
        }
        return sum;
    }

    private double unconformity(double x, double y) {
        return 1180
                + 45 * relief(x, y)
                - 25 * fold(x, y)
                + 60 * regional(x, y)
                + faults(x, y, 1180);
    }

    private static double young(double x, double y, double bed) {
        return bed + bed / 1000 * (28 * relief(x, y) + 40 * regional(x, y));
    }

    private double old(double x, double y, double bed) {
        return bed
                - 190 * min(1, 0.65 + bed / 6000) * fold(x, y)
                + 25 * regional(x, y)
                + faults(x, y, bed);
    }

    private double reservoirTop(double x, double y) {
        return old(x, y, 1620);
    }

    private static double distanceFromChannel(double x, double y) {
        long key = key(SPEC.seed(), 4);
        double u = cos(0.62) * x + sin(0.62) * y;
        double v = cos(0.62) * y - sin(0.62) * x;
        // The belt in the middle is the only one that such a small survey can meet.
        assertThat(abs(v)).isLessThan(2600);
        double middlePhase = uniform(key, -1);
        double longPhase = uniform(key, -2);
        int n = 1800;
        double[] us = new double[n + 1];
        double[] vs = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double s = 2 * PI * (i + 0.5) / n;
            double direction =
                    1.45 * sin(6 * s)
                            + 0.40 * sin(4 * s + 2 * PI * middlePhase)
                            + 0.25 * sin(s + 2 * PI * longPhase);
            us[i + 1] = us[i] + 10 * cos(direction);
            vs[i + 1] = vs[i] + 10 * sin(direction);
        }
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (vs[i] - vs[n] * i / n) / n;
        }
        double shifted = u + us[n] * uniform(key, 0);
        double nearest = Double.MAX_VALUE;
        for (int repetition = -4; repetition <= 4; repetition++) {
            for (int i = 0; i < n; i++) {
                double du = shifted - us[i] - repetition * us[n];
                double dv = v - (vs[i] - vs[n] * i / n - mean);
                nearest = min(nearest, hypot(du, dv));
            }
        }
        return nearest;
    }

    private List<Spike> spikes(double x, double y) {
        List<Spike> found = new ArrayList<>();
        double[] brightness = {
            1 + 0.1 * wave(x / 2900 + y / 4700 + phase(0)),
            1 + 0.1 * wave(x / 5300 - y / 2300 + phase(1)),
            1 + 0.1 * wave(y / 3100 - x / 3700 + phase(2))
        };
        double unconformity = unconformity(x, y);
        found.add(new Spike(unconformity, 0.55 * brightness[0]));

        double fullness = max(0, 1 - pow(distanceFromChannel(x, y) / 140, 2));
        double channel = young(x, y, 520 + 90 * symmetric(key(SPEC.seed(), 4, 1), 0));
        if (fullness > 0) {
            double edge = min(1, 3 * fullness);
            found.add(new Spike(channel, -1.5 * edge));
            found.add(new Spike(channel + 30 * fullness, 0.9 * edge));
            found.add(new Spike(channel + 60 * fullness, 1.6 * edge));
        }

        List<Spike> beds = beds(140, 1430, 20, key(SPEC.seed(), 1));
        for (int k = 0; k < beds.size(); k++) {
            double bed = beds.get(k).time;
            double time = young(x, y, bed) + faults(x, y, bed);
            double left = min(1, (unconformity - time) / 14);
            boolean inChannel =
                    fullness > 0 && time > channel - 8 && time < channel + 60 * fullness + 8;
            boolean inDelta = bed > 770 && bed < 900;
            if (left > 0 && !inChannel && !inDelta) {
                found.add(new Spike(time, left * beds.get(k).amplitude * brightness[k % 3]));
            }
        }

        long fronts = key(SPEC.seed(), 8);
        for (int front = -40; front < 40; front++) {
            double distance =
                    0.9 * x + 0.436 * y - 230 * (front + 0.2 * symmetric(fronts, 2L * front));
            double u = distance / 330;
            if (abs(u) < 3) {
                double bed = 900 - 130 * (0.5 - 0.5 * u / sqrt(1 + u * u));
                double strength = 0.5 * symmetric(fronts, 2L * front + 1);
                found.add(
                        new Spike(
                                young(x, y, bed) + faults(x, y, bed),
                                strength * pow(1 - u * u / 9, 2)));
            }
        }

        beds = beds(500, 3600, 26, key(SPEC.seed(), 2));
        for (int k = 0; k < beds.size(); k++) {
            double time = old(x, y, beds.get(k).time);
            double left = min(1, (time - unconformity) / 14);
            if (left > 0) {
                found.add(new Spike(time, left * beds.get(k).amplitude * brightness[k % 3]));
            }
        }

        double top = reservoirTop(x, y);
        double left = min(1, max(0, (top - unconformity) / 14));
        double gas = min(1, max(0, (1575 - top) / 20));
        found.add(new Spike(top, -left * (0.25 + 1.1 * gas)));
        found.add(new Spike(1575, 0.9 * left * gas));
        return found;
    }

    private static List<Spike> beds(double top, double bottom, double mean, long key) {
        List<Spike> beds = new ArrayList<>();
        double time = top;
        for (int k = 0; time < bottom; k++) {
            double s = symmetric(key, 2L * k);
            beds.add(
                    new Spike(
                            time, (0.35 * s + 0.65 * pow(s, 3)) * (0.3 + 0.7 * exp(-time / 1500))));
            time += mean * (0.4 + 1.2 * uniform(key, 2L * k + 1));
        }
        return beds;
    }
}
