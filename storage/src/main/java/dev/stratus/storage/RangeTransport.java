package dev.stratus.storage;

import java.io.IOException;
import java.util.Optional;

/// Makes single requests for ranges of one object: all that differs between the remote stores.
/// [RemoteByteSource] makes a [ByteSource] of it. Any number of threads may ask at once.
public interface RangeTransport {
    /// Asks once for `range`, and returns as soon as the answer's head is there; the body is read
    /// by the caller, who closes the answer.
    ///
    /// @param version which version it must be, as an earlier answer named it; empty for the first
    ///   request
    /// @throws TransientException if the request is worth making again
    /// @throws NoSuchObjectException if there is no such object
    /// @throws ObjectChangedException if the object has another version
    /// @throws StorageException if the store refuses or cannot do it
    RangeResponse get(ByteRange range, Optional<String> version) throws IOException;
}
