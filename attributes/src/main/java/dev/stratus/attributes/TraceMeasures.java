package dev.stratus.attributes;

/// What was measured of one trace.
record TraceMeasures(
        TraceSums sums, TraceMoments moments, TraceShape shape, TraceSpectrum spectrum) {}
