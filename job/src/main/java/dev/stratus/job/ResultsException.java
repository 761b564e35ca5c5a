package dev.stratus.job;

import java.io.IOException;

/// Results are not what they should be, or stand where others are to be written. The message is a
/// sentence for the user.
public final class ResultsException extends IOException {
    private static final long serialVersionUID = 1;

    public ResultsException(String message) {
        super(message);
    }

    ResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
