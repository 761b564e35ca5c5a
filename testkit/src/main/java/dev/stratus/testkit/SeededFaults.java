package dev.stratus.testkit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Decides, again and again, whether something goes wrong now and what. The same seed gives the
/// same sequence of decisions; which thread gets which of them is up to the threads.
///
/// @param <F> the ways in which it can go wrong
public final class SeededFaults<F extends Enum<F>> {
    private final SplittableRandom random;
    private final double rate;
    private final List<F> faults;
    private final Map<F, Integer> injected;

    private SeededFaults(long seed, double rate, List<F> faults, Map<F, Integer> injected) {
        this.random = new SplittableRandom(seed);
        this.rate = rate;
        this.faults = faults;
        this.injected = injected;
    }

    /// Any fault of `kind`, all equally often.
    ///
    /// @param rate from 0, never, to 1, always
    public static <F extends Enum<F>> SeededFaults<F> any(long seed, double rate, Class<F> kind) {
        return of(seed, rate, kind, List.of(kind.getEnumConstants()));
    }

    /// One of `faults`, all equally often.
    ///
    /// @param rate from 0, never, to 1, always
    public static <F extends Enum<F>> SeededFaults<F> of(
            long seed, double rate, Class<F> kind, List<F> faults) {
        if (rate < 0 || rate > 1 || (faults.isEmpty() && rate > 0)) {
            throw new IllegalArgumentException("no rate of %s faults: %s".formatted(faults, rate));
        }
        return new SeededFaults<>(seed, rate, List.copyOf(faults), new EnumMap<>(kind));
    }

    /// Nothing ever goes wrong.
    public static <F extends Enum<F>> SeededFaults<F> none(Class<F> kind) {
        return of(0, 0, kind, List.of());
    }

    /// What goes wrong now, if anything.
    public synchronized Optional<F> next() {
        if (random.nextDouble() >= rate) {
            return Optional.empty();
        }
        F fault = faults.get(random.nextInt(faults.size()));
        injected.merge(fault, 1, Integer::sum);
        return Optional.of(fault);
    }

    /// How often each fault was decided on so far; those that were not are left out.
    public synchronized Map<F, Integer> injected() {
        return Map.copyOf(injected);
    }
}
