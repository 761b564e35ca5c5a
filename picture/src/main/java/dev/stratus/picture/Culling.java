package dev.stratus.picture;

import dev.stratus.attributes.Attribute;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Which traces a map leaves out for their value in `column`.
///
/// @param below those below it; otherwise those whose value is 0 in an attribute of the samples
record Culling(String column, OptionalDouble below, boolean dropsZeros) {
    static Culling of(MapRequest request) {
        boolean ofSamples =
                Arrays.stream(Attribute.values())
                        .anyMatch(attribute -> attribute.label().equals(request.column()));
        return new Culling(
                request.column(), request.cullBelow(), ofSamples && request.cullBelow().isEmpty());
    }

    /// Whether a trace with `value` is drawn.
    boolean keeps(double value) {
        return Double.isFinite(value)
                && (below.isEmpty() || value >= below.getAsDouble())
                && !(dropsZeros && value == 0);
    }
}
