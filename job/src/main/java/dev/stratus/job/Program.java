package dev.stratus.job;

import java.util.Optional;

/// Which program this is.
public final class Program {
    private Program() {}

    /// The version, as in the jar's manifest, such as `0.1.0`; `development` where there is no jar.
    public static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
