package dev.stratus.segy;

import java.util.Optional;

/// Which field of the same trace header scales a field. A positive scalar multiplies, a negative
/// one divides, zero counts as 1 (SEG-Y rev 2.1, table 3, bytes 69, 71, 201 and 215).
public enum Scaling {
    UNSCALED,
    BY_ELEVATION_SCALAR,
    BY_COORDINATE_SCALAR,
    BY_SHOT_POINT_SCALAR,
    BY_TIMES_SCALAR;

    /// The field that holds the scalar.
    Optional<TraceHeaderField> scalar() {
        return switch (this) {
            case UNSCALED -> Optional.empty();
            case BY_ELEVATION_SCALAR -> Optional.of(TraceHeaderField.ELEVATION_DEPTH_SCALAR);
            case BY_COORDINATE_SCALAR -> Optional.of(TraceHeaderField.COORDINATE_SCALAR);
            case BY_SHOT_POINT_SCALAR -> Optional.of(TraceHeaderField.SHOT_POINT_SCALAR);
            case BY_TIMES_SCALAR -> Optional.of(TraceHeaderField.TIMES_SCALAR);
        };
    }

    /// `raw` with `scalar` applied.
    static double apply(double raw, double scalar) {
        if (scalar == 0) {
            return raw;
        }
        return scalar > 0 ? raw * scalar : raw / -scalar;
    }
}
