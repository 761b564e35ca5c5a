package dev.stratus.storage;

/// There is no object of that name. Everything that can be said of a [StorageException] holds.
public final class NoSuchObjectException extends StorageException {
    private static final long serialVersionUID = 1;

    public NoSuchObjectException(String message) {
        super(message);
    }

    public NoSuchObjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
