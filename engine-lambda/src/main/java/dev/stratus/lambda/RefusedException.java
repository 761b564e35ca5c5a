package dev.stratus.lambda;

import java.io.IOException;

/// A function refuses what it is asked for, and would refuse it again. Its name is what callers of
/// the function see as the type of the error.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
