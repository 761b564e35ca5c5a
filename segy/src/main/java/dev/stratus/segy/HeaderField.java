package dev.stratus.segy;

import java.util.Optional;

/// A field of a header that the standard defines: a row of one of its tables.
public sealed interface HeaderField
        permits BinaryHeaderField, TraceHeaderField, TraceHeaderExtensionField {
    /// The field's standard name, such as `samples_per_trace`.
    String label();

    /// Where it starts, counted from 1 within its header.
    int firstByte();

    FieldType type();

    /// The revision that introduced it.
    Revision since();

    /// Its short name in a rev 2.1 layout.
    Optional<String> layoutName();

    /// Its name in Seismic Unix.
    Optional<String> seismicUnixName();
}
