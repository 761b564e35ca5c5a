package dev.stratus.picture;

import java.io.IOException;

/// What was asked for cannot be drawn: no coordinates, no trace with a value. The message is a
/// sentence for the user that names the file, what is missing and what to do.
public final class NothingToDrawException extends IOException {
    private static final long serialVersionUID = 1;

    public NothingToDrawException(String message) {
        super(message);
    }
}
