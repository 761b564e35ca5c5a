package dev.stratus.storage.s3;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.RemoteByteSource;
import dev.stratus.storage.Retries;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StorageProvider;
import dev.stratus.storage.Store;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Finds what `s3://bucket/key` names. It keeps one connection for each set of options, with its
/// pool and its credentials, as long as the process lives.
public final class S3Storage implements StorageProvider {
    private final ConcurrentMap<StorageOptions, S3Connection> connections =
            new ConcurrentHashMap<>();
    private final Retries retries;

    /// For the service loader.
    public S3Storage() {
        this(Retries.STANDARD);
    }

    S3Storage(Retries retries) {
        this.retries = retries;
    }

    private S3Connection to(StorageOptions options) {
        return connections.computeIfAbsent(
                options, said -> new S3Connection(S3Clients.with(said), said.payer(), retries));
    }

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public ByteSource open(String location, StorageOptions options) throws IOException {
        return open(S3Location.parseObject(location), to(options));
    }

    static ByteSource open(S3Location at, S3Connection connection) throws IOException {
        return RemoteByteSource.open(
                at.name(), new S3Transport(at, connection), connection.retries());
    }

    @Override
    public Store store(String location, StorageOptions options) throws IOException {
        return new S3Store(S3Location.parsePrefix(location), to(options));
    }

    /// Starts an object, and its upload with it: that nothing may be written there is found now and
    /// not after hours of work.
    @Override
    public NewObject create(String location, StorageOptions options) throws IOException {
        S3NewObject made = new S3NewObject(S3Location.parseObject(location), to(options));
        made.begin();
        return made;
    }
}
