package dev.stratus.picture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// How the inline or the crossline numbers of a survey run: from where to where, and by which step.
/// Sees them in file order.
final class LineNumbers {
    /// Steps that are rarer than this share of all steps are gaps and errors.
    private static final double RARE = 0.01;

    /// The share of all steps that one that is usual has at least.
    private static final double USUAL = 1 / 3.0;

    private static final int MOST_DIFFERENT_STEPS = 1024;

    private final Map<Double, long[]> steps = new HashMap<>();
    private long[] countOfLastStep = new long[1];
    private double lastStep = Double.NaN;
    private double last = Double.NaN;
    private double between;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /// Takes the next trace's number, which is finite.
    void add(double number) {
        min = Math.min(min, number);
        max = Math.max(max, number);
        double step = Math.abs(number - last);
        last = number;
        if (step == lastStep) {
            countOfLastStep[0]++;
        } else if (step > 0 && (steps.size() < MOST_DIFFERENT_STEPS || steps.containsKey(step))) {
            lastStep = step;
            countOfLastStep = steps.computeIfAbsent(step, s -> new long[1]);
            countOfLastStep[0]++;
        }
    }

    /// Learns that a line is so far from one that a multiple of the steps leads to: it is one of
    /// the survey all the same, and the step becomes fine enough for both.
    void addBetween(double distance) {
        between = greatestCommonDivisor(between, distance);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    /// Whether there are at least two different numbers.
    boolean vary() {
        return min < max;
    }

    /// The distance from one line to the next: what all steps but rare ones are multiples of, and
    /// what was added as between them.
    double step() {
        long all = steps.values().stream().mapToLong(count -> count[0]).sum();
        double common = between;
        for (Map.Entry<Double, long[]> step : steps.entrySet()) {
            if (step.getValue()[0] >= RARE * all) {
                common = greatestCommonDivisor(common, step.getKey());
            }
        }
        return common > 0 ? common : 1;
    }

    /// The distance from one trace to the next if one is usual, which may be some lines: the traces
    /// of one line may stand between those of another.
    double usualStep() {
        long all = steps.values().stream().mapToLong(count -> count[0]).sum();
        return steps.entrySet().stream()
                .filter(step -> step.getValue()[0] > USUAL * all)
                .max(Comparator.comparingLong(step -> step.getValue()[0]))
                .map(Map.Entry::getKey)
                .orElseGet(this::step);
    }

    private static double greatestCommonDivisor(double a, double b) {
        double larger = a;
        double smaller = b;
        while (smaller != 0) {
            double rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
