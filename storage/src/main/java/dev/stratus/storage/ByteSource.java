package dev.stratus.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of one object that does not change while it is open. Any number of threads may read at
/// once.
public interface ByteSource extends Closeable {
    /// The object's length in bytes, as it was when it was opened.
    long size();

    /// Which version of the object this is; two equal versions of one name have equal bytes. For
    /// people and for comparison only: no part of it has a meaning.
    String version();

    /// For messages, such as `s3://survey/poseidon.sgy`. Never contains a credential or a
    /// signature.
    String name();

    /// Fills `target` from its position to its limit with the bytes from `position` on.
    ///
    /// @throws EOFException if the object ends before `target` is full
    /// @throws ObjectChangedException if the object was replaced or cut since it was opened
    void read(long position, ByteBuffer target) throws IOException;

    /// The bytes from `position` on: in `target`, or, of a view that has them in memory already,
    /// where they are.
    ///
    /// @param target at its position 0; its limit says how many bytes
    /// @return with the bytes from index 0 on, big-endian, not to be written to. Valid until the
    ///   next call
    /// @throws IOException as of [#read]
    default ByteBuffer at(long position, ByteBuffer target) throws IOException {
        read(position, target);
        return target;
    }

    /// Asks whether the object is still the one that was opened, where reading cannot find that
    /// out: whoever computes on what was read asks afterwards. By default, reading finds it out.
    ///
    /// @throws ObjectChangedException if it is another one, or gone
    default void verifyUnchanged() throws IOException {}

    /// A view of the same bytes for someone who will read `wanted`, in the order of their
    /// positions. A source whose requests take long has large ones on their way before they are
    /// asked for; in any other the view is the source. Closing it leaves the source open.
    ///
    /// @param wanted in the order of their positions, and only asked for as far as is needed; other
    ///   bytes can be read as well
    default ByteSource ahead(Iterable<ByteRange> wanted) {
        return new BorrowedByteSource(this);
    }

    /// A view for someone who will look at `wanted`, small pieces all over the object: mapped into
    /// memory where the object is a file, cut out of large requests where requests take long.
    /// Closing it leaves the source open.
    ///
    /// @param wanted as of [#ahead]
    default Pieces pieces(Iterable<ByteRange> wanted) {
        return new CopiedPieces(ahead(wanted));
    }
}
