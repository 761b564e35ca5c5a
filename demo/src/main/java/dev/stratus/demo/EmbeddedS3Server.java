package dev.stratus.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// An S3 server in this process, on loopback, whose buckets are the folders of one folder. It
/// checks signatures, against a key that it makes up when it starts.
public final class EmbeddedS3Server implements AutoCloseable {
    private static final String ACCESS_KEY = "stratus-demo";

    private final S3Proxy server;
    private final BlobStore buckets;
    private final String secretKey;

    private EmbeddedS3Server(S3Proxy server, BlobStore buckets, String secretKey) {
        this.server = server;
        this.buckets = buckets;
        this.secretKey = secretKey;
    }

    /// Starts a server on a free port.
    ///
    /// @param folder where the buckets are kept; it must exist
    public static EmbeddedS3Server over(Path folder) throws IOException {
        byte[] random = new byte[20];
        new SecureRandom().nextBytes(random);
        String secretKey = HexFormat.of().formatHex(random);
        BlobStore buckets = new FilesystemNio2BlobStore(folder.toString());
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(buckets)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, secretKey)
                        .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("the embedded S3 server does not start: " + e.getMessage(), e);
        }
        return new EmbeddedS3Server(server, buckets, secretKey);
    }

    /// Where it listens, such as `http://127.0.0.1:40123`.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return secretKey;
    }

    /// Makes a bucket, unless there is one of that name.
    public void makeBucket(String name) {
        if (!buckets.containerExists(name)) {
            buckets.createContainer(name);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the embedded S3 server does not stop: " + e.getMessage(), e);
        }
    }
}
