package dev.stratus.storage;

import java.io.IOException;

/// The object is no longer the one that was opened; what was read from it so far must not be mixed
/// with what is there now.
public final class ObjectChangedException extends IOException {
    private static final long serialVersionUID = 1;

    public ObjectChangedException(String message) {
        super(message);
    }

    public ObjectChangedException(String message, Throwable cause) {
        super(message, cause);
    }
}
