package dev.stratus.cli;

import dev.stratus.job.TaskFailedException;
import dev.stratus.picture.NothingToDrawException;
import dev.stratus.segy.SegyException;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.StorageException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;

/// How the program ends, from the best to the worst.
enum ExitCode {
    DONE(0),
    /// The work failed, or `check` found an error.
    FAILED(1),
    USAGE(2),
    /// The input is not what it should be.
    BAD_INPUT(3),
    /// Storage cannot be reached or refuses.
    STORAGE(4),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// What a failure means for the caller.
    static ExitCode of(Throwable failure) {
        return switch (failure) {
            case TaskFailedException e -> of(e.reason());
            case InterruptedException _, ClosedByInterruptException _, InterruptedIOException _ ->
                    INTERRUPTED;
            case SegyException _, NothingToDrawException _, EOFException _ -> BAD_INPUT;
            case ObjectChangedException _ -> FAILED;
            case StorageException _, FileSystemException _ -> STORAGE;
            case IllegalArgumentException _, CommandLine.ParameterException _ -> USAGE;
            default -> FAILED;
        };
    }
}
