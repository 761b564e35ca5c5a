package dev.stratus.picture;

import dev.stratus.attributes.LengthUnit;
import dev.stratus.segy.TraceHeaderField;
import java.util.List;

/// What stands at the axes of a section.
///
/// @param down what runs along a trace, which a SEG-Y file does not say
/// @param top the header fields whose values stand along the top; if it is empty, the line or trace
///   numbers do
public record SectionAxes(LengthUnit down, List<TraceHeaderField> top) {
    public SectionAxes {
        top = List.copyOf(top);
    }

    /// Line or trace numbers along the top.
    public static SectionAxes of(LengthUnit down) {
        return new SectionAxes(down, List.of());
    }
}
