package dev.stratus.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Small pieces of an object, looked at one after the other. For one thread.
public interface Pieces extends Closeable {
    /// The bytes from `position` on.
    ///
    /// A file's may be the file itself, mapped into memory. Where it is cut while it is looked at,
    /// the virtual machine throws an [InternalError] at whoever touches what is no longer there.
    ///
    /// @return big-endian, for reading; the piece starts at its position. Valid until the next call
    /// @throws EOFException if the object ends before `length` bytes
    /// @throws ObjectChangedException if the object was replaced or cut since it was opened
    ByteBuffer at(long position, int length) throws IOException;

    /// Ends looking. What was read counts only if this ends without an exception.
    ///
    /// @throws ObjectChangedException if the object is known to have been cut since it was opened
    @Override
    void close() throws IOException;
}
