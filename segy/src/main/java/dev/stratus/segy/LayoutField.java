package dev.stratus.segy;

/// A field that a layout places, and that is none of the standard header's.
///
/// @param header which of a trace's headers it stands in: 0 the standard one, 1 the first
///   additional one, and so on
/// @param extension the name of that header, such as `PRIVATE1`; empty for the standard one
public record LayoutField(
        String name, int header, String extension, FieldPlace place, Scaling scaling) {}
