package dev.stratus.lambda;

import dev.stratus.job.ResultsException;
import dev.stratus.segy.SegyException;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.TransientException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What callers of a function see of its failures: two types of error, of which only one is worth
/// another attempt, and a sentence.
final class Errors {
    private Errors() {}

    /// What a function does.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /// Does `work`.
    ///
    /// @throws RefusedException if trying again cannot help
    /// @throws UnfinishedException if it may
    static <T> T structured(Work<T> work) throws RefusedException, UnfinishedException {
        try {
            return work.run();
        } catch (RefusedException | UnfinishedException e) {
            throw e;
        } catch (SegyException
                | ObjectChangedException
                | NoSuchObjectException
                | ResultsException
                | IllegalArgumentException e) {
            throw new RefusedException(sentence(e.getMessage(), e));
        } catch (StorageException e) {
            if (e.getCause() instanceof TransientException) {
                throw new UnfinishedException(sentence(e.getMessage(), e));
            }
            throw new RefusedException(sentence(e.getMessage(), e));
        } catch (IOException e) {
            throw new UnfinishedException(sentence(e.getMessage(), e));
        }
    }

    private static String sentence(@Nullable String message, Exception e) {
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
