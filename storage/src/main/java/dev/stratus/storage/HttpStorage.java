package dev.stratus.storage;

import java.io.IOException;
import java.util.Set;

/// Objects that a web server hands out in ranges, also by presigned URLs. They can be read only.
final class HttpStorage implements StorageProvider {
    @Override
    public Set<String> schemes() {
        return Set.of("https", "http");
    }

    @Override
    public ByteSource open(String location, StorageOptions options) throws IOException {
        return open(location, Retries.STANDARD);
    }

    static ByteSource open(String location, Retries retries) throws IOException {
        String name = Storage.displayName(location);
        return RemoteByteSource.open(name, HttpTransport.of(location), retries);
    }

    @Override
    public Store store(String location, StorageOptions options) throws IOException {
        throw readOnly(location);
    }

    @Override
    public NewObject create(String location, StorageOptions options) throws IOException {
        throw readOnly(location);
    }

    private static StorageException readOnly(String location) {
        return new StorageException(
                "%s: a web server can be read from only. Write to a path or to s3://bucket/prefix/."
                        .formatted(Storage.displayName(location)));
    }
}
