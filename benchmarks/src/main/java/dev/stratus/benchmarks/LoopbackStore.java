package dev.stratus.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// An S3 server on loopback in a process of its own, over plain HTTP or with TLS.
final class LoopbackStore implements Closeable {
    static final String KEY = "benchmark";
    static final String SECRET = "benchmark-secret";

    private final Process process;
    private final URI endpoint;

    private LoopbackStore(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    URI endpoint() {
        return endpoint;
    }

    /// Starts a server over a folder, whose folders are the buckets.
    ///
    /// @param keyStore for TLS: a key store whose password is `changeit`; empty for plain HTTP
    static LoopbackStore start(Path folder, String keyStore) throws IOException {
        nameVersions(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LoopbackStore.class.getName());
        command.add(folder.toString());
        if (!keyStore.isEmpty()) {
            command.add(keyStore);
        }
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        StringBuilder line = new StringBuilder();
        InputStream said = process.getInputStream();
        for (int c = said.read(); c >= 0 && c != '\n'; c = said.read()) {
            line.append((char) c);
        }
        return new LoopbackStore(process, URI.create(line.toString().strip()));
    }

    /// Files that were put there by hand have no ETag; this attribute gives them one.
    private static void nameVersions(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                        .write("user.content-md5", ByteBuffer.allocate(16));
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /// The server: prints where it listens, and runs until it is stopped.
    public static void main(String[] arguments) throws Exception {
        S3Proxy.Builder builder =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(arguments[0]))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET);
        boolean secure = arguments.length > 1;
        if (secure) {
            builder.secureEndpoint(URI.create("https://127.0.0.1:0"))
                    .keyStore(arguments[1], "changeit");
        } else {
            builder.endpoint(URI.create("http://127.0.0.1:0"));
        }
        S3Proxy server = builder.build();
        server.start();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(
                secure
                        ? "https://localhost:" + server.getSecurePort()
                        : "http://127.0.0.1:" + server.getPort());
        Thread.currentThread().join();
    }
}
