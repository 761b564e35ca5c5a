package dev.stratus.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// The objects directly in one folder or under one prefix. A name is one segment: it never leads
/// out of the store or further into it. Any number of threads may use a store at once.
public interface Store extends Closeable {
    /// For messages, such as `s3://results/line7/`. Never contains a credential or a signature.
    String name();

    /// Opens an object for reading.
    ///
    /// @throws NoSuchObjectException if there is none of that name
    ByteSource open(String object) throws IOException;

    /// Starts an object, in place of one that may be there. A folder that does not exist is made.
    NewObject create(String object) throws IOException;

    /// Writes a small object whole, unless there is one of that name. Of several that try at once,
    /// one succeeds.
    ///
    /// @return whether it was written
    boolean putIfAbsent(String object, byte[] bytes) throws IOException;

    /// The objects directly here, in the order of their names; those further in are left out. A
    /// folder that does not exist is empty.
    List<StoredObject> list() throws IOException;

    /// Deletes an object. One that does not exist is deleted already.
    void delete(String object) throws IOException;

    /// Removes the folder itself, if nothing is left in it. A prefix is gone with its last object.
    default void removeIfEmpty() throws IOException {}

    /// A name that is fit to be used in a store.
    ///
    /// @throws IllegalArgumentException if `object` is no single segment of a path
    static String checkedName(String object) {
        boolean fit =
                !object.isEmpty()
                        && object.length() <= 255
                        && !object.equals(".")
                        && !object.equals("..")
                        && object.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
        if (!fit) {
            throw new IllegalArgumentException(
                    "no name of an object: '%s'".formatted(Printable.shortened(object)));
        }
        return object;
    }
}
