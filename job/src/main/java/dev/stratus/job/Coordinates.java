package dev.stratus.job;

import dev.stratus.segy.CoordinateUnit;
import java.util.Optional;

/// What is known of the coordinates in a table.
///
/// @param system what they are in, if the user said so: no SEG-Y file does in a way to rely on
/// @param fileUnit what the file counts them in, if it says so
public record Coordinates(Optional<ReferenceSystem> system, Optional<CoordinateUnit> fileUnit) {
    /// Those of a table that says nothing.
    public static final Coordinates UNKNOWN = new Coordinates(Optional.empty(), Optional.empty());

    /// The unit, such as `m`: that of the reference system rather than what the file says.
    public Optional<String> unit() {
        return system.map(ReferenceSystem::unit).or(() -> fileUnit.map(CoordinateUnit::label));
    }
}
