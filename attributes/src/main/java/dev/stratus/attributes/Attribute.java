package dev.stratus.attributes;

import java.util.Locale;

/// A number that is computed of a trace's samples x₁ … xₙ, those that are not finite left out.
///
/// All of them are in the unit of the samples, [#ENERGY] in its square. Definitions as in Chopra
/// and Marfurt, _Seismic Attributes for Prospect Identification and Reservoir Characterization_
/// (SEG, 2007), chapter 2.
public enum Attribute {
    /// Mean absolute amplitude, Σ|x| / n.
    MEAN_ABS {
        @Override
        public double of(TraceSums sums) {
            return sums.sumAbsolute() / sums.count();
        }
    },
    /// Root mean square amplitude, √(Σx² / n).
    RMS {
        @Override
        public double of(TraceSums sums) {
            return Math.sqrt(sums.sumSquares() / sums.count());
        }
    },
    /// The largest absolute amplitude.
    MAX_ABS {
        @Override
        public double of(TraceSums sums) {
            return Math.max(-sums.min(), sums.max());
        }
    },
    /// The smallest sample.
    MIN {
        @Override
        public double of(TraceSums sums) {
            return sums.min();
        }
    },
    /// The largest sample.
    MAX {
        @Override
        public double of(TraceSums sums) {
            return sums.max();
        }
    },
    /// Mean amplitude, Σx / n.
    MEAN {
        @Override
        public double of(TraceSums sums) {
            return sums.sum() / sums.count();
        }
    },
    /// Total energy, Σx².
    ENERGY {
        @Override
        public double of(TraceSums sums) {
            return sums.sumSquares();
        }
    };

    /// The attribute's value for a trace that has at least one finite sample.
    public abstract double of(TraceSums sums);

    /// The name of its column and on the command line, such as `mean_abs`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
