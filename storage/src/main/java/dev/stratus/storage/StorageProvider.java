package dev.stratus.storage;

import java.io.IOException;
import java.util.Set;

/// Storage of one kind, found as a service by the schemes of its URIs. It is loaded when a location
/// first names one of them, so what it needs belongs into other classes. One instance serves all
/// threads for the life of the process and keeps the connections it makes.
public interface StorageProvider {
    /// In lower case, such as `s3`.
    Set<String> schemes();

    /// Opens the object at a location for reading.
    ///
    /// @throws StorageException if nothing can be read there
    ByteSource open(String location, StorageOptions options) throws IOException;

    /// The folder or prefix at a location, which need not exist.
    ///
    /// @throws StorageException if there can be none
    Store store(String location, StorageOptions options) throws IOException;

    /// Starts the object at a location.
    ///
    /// @throws StorageException if nothing can be written there
    NewObject create(String location, StorageOptions options) throws IOException;
}
