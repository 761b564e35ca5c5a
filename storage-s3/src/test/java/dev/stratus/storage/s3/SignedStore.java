package dev.stratus.storage.s3;

import dev.stratus.demo.EmbeddedS3Server;
import dev.stratus.storage.Retries;
import dev.stratus.storage.StorageOptions;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// The embedded S3 server with one bucket, and storage that is allowed to use it. The key is handed
/// over as the SDK's own tests do it, in its system properties.
final class SignedStore implements Closeable {
    static final Retries QUICK = new Retries(6, Duration.ofMillis(1), Duration.ofMillis(20));
    static final String BUCKET = "surveys";

    private final Path folder;
    private final EmbeddedS3Server server;
    private final S3Storage storage = new S3Storage(QUICK);

    private SignedStore(Path folder, EmbeddedS3Server server) {
        this.folder = folder;
        this.server = server;
    }

    static SignedStore over(Path folder) throws IOException {
        EmbeddedS3Server server = EmbeddedS3Server.over(folder);
        server.makeBucket(BUCKET);
        System.setProperty("aws.accessKeyId", server.accessKey());
        System.setProperty("aws.secretAccessKey", server.secretKey());
        return new SignedStore(folder, server);
    }

    EmbeddedS3Server server() {
        return server;
    }

    /// Where the bucket's objects lie as files.
    Path bucket() {
        return folder.resolve(BUCKET);
    }

    S3Storage storage() {
        return storage;
    }

    StorageOptions options() {
        return optionsAt(server.endpoint());
    }

    static StorageOptions optionsAt(URI endpoint) {
        return StorageOptions.STANDARD.withEndpoint(endpoint);
    }

    @Override
    public void close() throws IOException {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }
}
