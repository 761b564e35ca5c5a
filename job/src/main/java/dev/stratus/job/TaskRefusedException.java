package dev.stratus.job;

import java.io.IOException;

/// Whoever does tasks elsewhere refuses this one, and would refuse it again.
public final class TaskRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param message a sentence for the user
    public TaskRefusedException(String message) {
        super(message);
    }
}
