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

    /// What to tell the user where the file counts its coordinates in something else than the
    /// reference system: one of the two is wrong, and numbers are not converted.
    public Optional<String> contradiction() {
        if (system.isEmpty() || fileUnit.isEmpty()) {
            return Optional.empty();
        }
        String unit = system.get().unit();
        boolean fits =
                switch (fileUnit.get()) {
                    case METRES -> unit.equals("m");
                    case FEET -> unit.endsWith("ft");
                    case DEGREES -> unit.startsWith("degree");
                    case ARC_SECONDS, DEGREES_MINUTES_SECONDS -> false;
                };
        return fits
                ? Optional.empty()
                : Optional.of(
                        "the file says that its coordinates are in %s, but EPSG:%d is in %s; they are taken as they are."
                                .formatted(fileUnit.get().label(), system.get().epsg(), unit));
    }

    /// The unit, such as `m`: that of the reference system rather than what the file says.
    public Optional<String> unit() {
        return system.map(ReferenceSystem::unit).or(() -> fileUnit.map(CoordinateUnit::label));
    }
}
