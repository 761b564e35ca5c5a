package dev.stratus.job;

import dev.stratus.attributes.Attribute;
import java.util.regex.Pattern;

/// Which attribute of a user's own is meant: what a plan says of it. A plan names no jar, and none
/// is loaded because of what a plan says.
///
/// @param name of its column
/// @param className of the class that computes it
/// @param jarSha256 the checksum of the jar that the class is in
public record PluginAttribute(String name, String className, String jarSha256) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public PluginAttribute {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s calls its attribute '%s', expected a lower-case letter, then lower-case letters, digits or _"
                            .formatted(className, name));
        }
        if (Attribute.of(name).isPresent()) {
            throw new IllegalArgumentException(
                    "%s calls its attribute '%s', expected a name that the program has not taken itself"
                            .formatted(className, name));
        }
        if (!SHA_256.matcher(jarSha256).matches()) {
            throw new IllegalArgumentException("'%s' is no SHA-256 sum".formatted(jarSha256));
        }
    }
}
