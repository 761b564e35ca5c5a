package dev.stratus.attributes;

import java.io.IOException;

/// An attribute of a user's own failed. The message is a sentence for the user that names the
/// attribute, its class and the trace.
public final class AttributeFailedException extends IOException {
    private static final long serialVersionUID = 1;

    AttributeFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
