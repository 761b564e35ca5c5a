package dev.stratus.storage;

import java.io.IOException;
import java.util.Set;

/// Files and folders on this machine.
final class LocalStorage implements StorageProvider {
    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public ByteSource open(String location, StorageOptions options) throws IOException {
        return LocalByteSource.open(Storage.localPath(location));
    }

    @Override
    public Store store(String location, StorageOptions options) throws IOException {
        return new LocalStore(Storage.localPath(location));
    }

    @Override
    public NewObject create(String location, StorageOptions options) throws IOException {
        return NewFile.at(Storage.localPath(location));
    }
}
