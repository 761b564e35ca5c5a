package dev.stratus.storage;

import java.io.IOException;

/// Storage cannot be reached or refuses: no such object, no permission, no such bucket. The message
/// is a sentence for the user that names the object and what to do.
public class StorageException extends IOException {
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
