package dev.stratus.attributes.vector;

import dev.stratus.attributes.TraceSums;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Adds decoded samples to the accumulators of [TraceSums], two vectors of them at a time: that is
/// all sixteen where vectors have 512 bits, and half of them, twice, where they have 256.
final class VectorSums {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = DOUBLES.length();
    private static final int LANES = TraceSums.LANES;

    private VectorSums() {}

    static void addAbsolutes(double[] x, int count, TraceSums sums) {
        int whole = count - count % LANES;
        for (int lane = 0; lane < LANES; lane += 2 * LENGTH) {
            DoubleVector a = DoubleVector.fromArray(DOUBLES, sums.absolutes, lane);
            DoubleVector b = DoubleVector.fromArray(DOUBLES, sums.absolutes, lane + LENGTH);
            for (int i = lane; i < whole; i += LANES) {
                a = a.add(DoubleVector.fromArray(DOUBLES, x, i).abs());
                b = b.add(DoubleVector.fromArray(DOUBLES, x, i + LENGTH).abs());
            }
            a.intoArray(sums.absolutes, lane);
            b.intoArray(sums.absolutes, lane + LENGTH);
        }
        for (int i = whole; i < count; i++) {
            sums.absolutes[i - whole] += Math.abs(x[i]);
        }
    }

    static void addAll(double[] x, int count, TraceSums sums) {
        addAbsolutes(x, count, sums);
        int whole = count - count % LANES;
        for (int lane = 0; lane < LANES; lane += LENGTH) {
            addRest(x, whole, lane, sums);
        }
        for (int i = whole; i < count; i++) {
            addRest(x[i], i - whole, sums);
        }
    }

    /// Everything but Σ|x| for the lanes of one vector: the chains of its sums run beside each
    /// other.
    private static void addRest(double[] x, int whole, int lane, TraceSums sums) {
        DoubleVector sum = DoubleVector.fromArray(DOUBLES, sums.sums, lane);
        DoubleVector squares = DoubleVector.fromArray(DOUBLES, sums.squares, lane);
        DoubleVector positives = DoubleVector.fromArray(DOUBLES, sums.positives, lane);
        DoubleVector negatives = DoubleVector.fromArray(DOUBLES, sums.negatives, lane);
        DoubleVector min = DoubleVector.fromArray(DOUBLES, sums.minima, lane);
        DoubleVector max = DoubleVector.fromArray(DOUBLES, sums.maxima, lane);
        DoubleVector live = DoubleVector.fromArray(DOUBLES, sums.live, lane);
        for (int i = lane; i < whole; i += LANES) {
            DoubleVector value = DoubleVector.fromArray(DOUBLES, x, i);
            VectorMask<Double> positive = value.compare(VectorOperators.GT, 0.0);
            VectorMask<Double> negative = value.compare(VectorOperators.LT, 0.0);
            sum = sum.add(value);
            squares = squares.add(value.mul(value));
            positives = positives.add(value, positive);
            negatives = negatives.add(value, negative);
            live = live.add(1.0, positive.or(negative));
            // Not the vector's own min and max, which sort zeros and NaN at some cost.
            min = min.blend(value, value.compare(VectorOperators.LT, min));
            max = max.blend(value, value.compare(VectorOperators.GT, max));
        }
        sum.intoArray(sums.sums, lane);
        squares.intoArray(sums.squares, lane);
        positives.intoArray(sums.positives, lane);
        negatives.intoArray(sums.negatives, lane);
        min.intoArray(sums.minima, lane);
        max.intoArray(sums.maxima, lane);
        live.intoArray(sums.live, lane);
    }

    private static void addRest(double value, int lane, TraceSums sums) {
        sums.sums[lane] += value;
        sums.squares[lane] += value * value;
        sums.positives[lane] += Math.max(value, 0.0);
        sums.negatives[lane] += Math.min(value, 0.0);
        sums.minima[lane] = Math.min(sums.minima[lane], value);
        sums.maxima[lane] = Math.max(sums.maxima[lane], value);
        sums.live[lane] += (value != 0) ? 1 : 0;
    }
}
