package dev.stratus.lambda;

import java.io.IOException;

/// A function could not finish, and may be able to if it is asked again. Its name is what callers
/// of the function see as the type of the error.
public final class UnfinishedException extends IOException {
    private static final long serialVersionUID = 1;

    UnfinishedException(String message) {
        super(message);
    }
}
