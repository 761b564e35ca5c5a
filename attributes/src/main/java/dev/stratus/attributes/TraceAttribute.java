package dev.stratus.attributes;

import java.nio.DoubleBuffer;

/// An attribute of a user's own. A class that implements it stands in a jar, together with the file
/// `META-INF/services/dev.stratus.attributes.TraceAttribute` that has the class's name in it, and
/// has a public constructor without arguments. `docs/plugin.md` has an example.
///
/// Each thread has an object of its own, which may keep buffers from one trace to the next, but
/// nothing else: traces come in any order, and a trace may come twice. The same trace must have the
/// same value on every machine.
public interface TraceAttribute {
    /// The name of its column and on the command line: a lower-case letter, then lower-case
    /// letters, digits or `_`.
    String name();

    /// The value of one trace; NaN where it has none, which infinity counts as too. It is not asked
    /// for a trace of which no sample is finite.
    ///
    /// @param samples those in the window, from position 0 to the limit, read-only; one that is not
    ///   finite comes as it is. The buffer is the same for every trace.
    /// @param interval from one sample to the next, in milliseconds, metres or feet; 0 where the
    ///   file does not say
    double of(DoubleBuffer samples, double interval);
}
