package dev.stratus.storage;

import java.io.IOException;

/// One request failed in a way that may well pass when it is made again: the store is busy, the
/// connection broke, the answer was cut. Thrown by what makes single requests, caught by [Retries]
/// alone; a caller of [ByteSource] or [Store] never sees it. The message is a clause such as
/// `answered 503 (SlowDown)`.
public final class TransientException extends IOException {
    private static final long serialVersionUID = 1;

    public TransientException(String message) {
        super(message);
    }
}
