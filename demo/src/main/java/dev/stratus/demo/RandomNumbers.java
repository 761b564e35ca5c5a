package dev.stratus.demo;

/// Random numbers that are a function of a key and a counter, so that any one of them is known
/// without those before it: SplitMix64 (Steele, Lea and Flood, _Fast Splittable Pseudorandom Number
/// Generators_, OOPSLA 2014), number `counter` of the generator whose state is `key`.
record RandomNumbers(long key) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /// Numbers of their own for each topic.
    static RandomNumbers of(long seed, Topic topic) {
        return new RandomNumbers(seed).keyed(topic.number);
    }

    /// Other numbers for each `counter`.
    RandomNumbers keyed(long counter) {
        return new RandomNumbers(bits(counter));
    }

    long bits(long counter) {
        long z = key + (counter + 1) * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Uniform in [0, 1): the upper 53 bits.
    double uniform(long counter) {
        return (bits(counter) >>> 11) * 0x1p-53;
    }

    /// Uniform in [-1, 1).
    double symmetric(long counter) {
        return 2 * uniform(counter) - 1;
    }

    /// Nearly normal, of mean 0 and variance 1/3: the sum of the four 16-bit quarters of a number,
    /// each taken as uniform in [-1/2, 1/2].
    double bell(long counter) {
        long bits = bits(counter);
        long sum =
                (bits & 0xFFFF)
                        + ((bits >>> 16) & 0xFFFF)
                        + ((bits >>> 32) & 0xFFFF)
                        + (bits >>> 48);
        return (sum - 2 * 0xFFFF) * 0x1p-16;
    }

    /// What numbers are drawn for.
    enum Topic {
        STRUCTURE(0),
        YOUNG_BEDS(1),
        OLD_BEDS(2),
        FAULTS(3),
        CHANNELS(4),
        NOISE(5),
        DEAD_TRACES(6),
        OUTLINE(7),
        DELTA(8);

        private final int number;

        Topic(int number) {
            this.number = number;
        }
    }
}
