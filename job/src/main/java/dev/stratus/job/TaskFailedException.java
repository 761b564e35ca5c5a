package dev.stratus.job;

import dev.stratus.segy.SegyException;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.ObjectChangedException;
import java.io.IOException;

/// A task could not be done. The message names its traces, its bytes and the cause.
public final class TaskFailedException extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException reason;

    /// A task failed for a reason.
    public TaskFailedException(Task task, IOException reason) {
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

    /// Whether the same task may be done when it is tried again: not if the source is malformed,
    /// was replaced or is gone, and not if the program is at fault.
    public boolean mayHelpToTryAgain() {
        return mayHelpToTryAgain(reason);
    }

    static boolean mayHelpToTryAgain(IOException failure) {
        return !(failure instanceof SegyException
                || failure instanceof TaskRefusedException
                || failure instanceof ObjectChangedException
                || failure instanceof NoSuchObjectException
                || failure.getCause() instanceof RuntimeException
                || failure.getCause() instanceof Error);
    }

    /// Why.
    public IOException reason() {
        return reason;
    }
}
