package dev.stratus.demo;

import java.util.Arrays;

/// The reflections of one trace: times and amplitudes, in the order in which they were found. Made
/// once for each thread and used again for every trace.
final class Reflections {
    private double[] millis = new double[256];
    private double[] amplitudes = new double[256];
    private int count;

    void clear() {
        count = 0;
    }

    void add(double time, double amplitude) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
            amplitudes = Arrays.copyOf(amplitudes, 2 * count);
        }
        millis[count] = time;
        amplitudes[count] = amplitude;
        count++;
    }

    int count() {
        return count;
    }

    double millis(int reflection) {
        return millis[reflection];
    }

    double amplitude(int reflection) {
        return amplitudes[reflection];
    }
}
