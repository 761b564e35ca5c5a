package dev.stratus.picture;

import java.util.Optional;

/// How a section is drawn.
///
/// @param clip which amplitudes have the strongest colours; what suits the amplitudes if it is
///   empty
/// @param map the colours; those that suit the amplitudes if it is empty
public record SectionStyle(
        Drawing drawing, Gain gain, Optional<Clip> clip, Optional<ColourMap> map) {
    /// What stands for an amplitude.
    public enum Drawing {
        /// A colour.
        DENSITY,
        /// The swing of a curve.
        WIGGLE,
        /// Both.
        BOTH
    }

    /// Colours, and amplitudes as they are.
    public static SectionStyle standard() {
        return new SectionStyle(
                Drawing.DENSITY, new Gain.None(), Optional.empty(), Optional.empty());
    }
}
