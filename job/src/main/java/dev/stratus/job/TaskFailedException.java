package dev.stratus.job;

import java.io.IOException;

/// A task could not be done. The message names its traces, its bytes and the cause.
public final class TaskFailedException extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException reason;

    TaskFailedException(Task task, IOException reason) {
        super(
                "traces %s (bytes %d to %d): %s"
                        .formatted(
                                task.traces(),
                                task.firstByte() + 1,
                                task.firstByte() + task.bytes(),
                                reason.getMessage()),
                reason);
        this.reason = reason;
    }

    /// Why.
    public IOException reason() {
        return reason;
    }
}
