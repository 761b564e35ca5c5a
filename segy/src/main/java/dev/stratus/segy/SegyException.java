package dev.stratus.segy;

import java.io.IOException;

/// A file is not what it should be. The message is a sentence for the user that names the file, the
/// byte, what was expected, what was found and what to do.
public final class SegyException extends IOException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final Finding finding;

    SegyException(String name, Finding finding) {
        super("%s: %s".formatted(name, finding.sentence()));
        this.finding = finding;
    }

    /// The same as the message, in parts.
    public Finding finding() {
        return finding;
    }
}
