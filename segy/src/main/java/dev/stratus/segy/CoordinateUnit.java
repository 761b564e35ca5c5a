package dev.stratus.segy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What a file counts its coordinates in.
public enum CoordinateUnit {
    METRES("m"),
    FEET("ft"),
    ARC_SECONDS("arc seconds"),
    DEGREES("degrees"),
    DEGREES_MINUTES_SECONDS("DDDMMSS.ss");

    private static final List<TraceHeaderField> EASTWARDS =
            List.of(
                    TraceHeaderField.CDP_X,
                    TraceHeaderField.SOURCE_COORD_X,
                    TraceHeaderField.GROUP_COORD_X);
    private static final List<TraceHeaderField> NORTHWARDS =
            List.of(
                    TraceHeaderField.CDP_Y,
                    TraceHeaderField.SOURCE_COORD_Y,
                    TraceHeaderField.GROUP_COORD_Y);

    private final String label;

    CoordinateUnit(String label) {
        this.label = label;
    }

    /// As it stands behind a number, such as `m`.
    public String label() {
        return label;
    }

    /// The unit of a file that has a trace, if it says which: whether coordinates are lengths or
    /// angles stands in the trace header (byte 89), metres or feet in the binary header (byte
    /// 3255). Angles that no point of the earth has are lengths: byte 89 is often filled by
    /// mistake.
    public static Optional<CoordinateUnit> of(SegyFile file) throws IOException {
        TraceHeader first = file.readHeader(0);
        return switch ((int) first.number(TraceHeaderField.COORDINATE_UNIT)) {
            case 2 -> angle(ARC_SECONDS, first, 360 * 3600, 90 * 3600).or(() -> length(file));
            case 3 -> angle(DEGREES, first, 360, 90).or(() -> length(file));
            case 4 ->
                    angle(DEGREES_MINUTES_SECONDS, first, 360 * 10_000, 90 * 10_000)
                            .or(() -> length(file));
            default -> length(file);
        };
    }

    private static Optional<CoordinateUnit> angle(
            CoordinateUnit unit, TraceHeader header, double mostEast, double mostNorth) {
        boolean fits =
                EASTWARDS.stream().allMatch(field -> Math.abs(header.value(field)) <= mostEast)
                        && NORTHWARDS.stream()
                                .allMatch(field -> Math.abs(header.value(field)) <= mostNorth);
        return fits ? Optional.of(unit) : Optional.empty();
    }

    private static Optional<CoordinateUnit> length(SegyFile file) {
        return switch ((int) file.binaryHeader().get(BinaryHeaderField.MEASUREMENT_SYSTEM_CODE)) {
            case 1 -> Optional.of(METRES);
            case 2 -> Optional.of(FEET);
            default -> Optional.empty();
        };
    }
}
