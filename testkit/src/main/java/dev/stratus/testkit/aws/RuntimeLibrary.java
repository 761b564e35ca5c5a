package dev.stratus.testkit.aws;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The native library of AWS's Java runtime. By itself, each process unpacks it to the same place
/// under `/tmp`, where processes that start at once load what another one has half written, and
/// crash; in Lambda each has a `/tmp` of its own. Here it is unpacked before they start.
final class RuntimeLibrary {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private RuntimeLibrary() {}

    /// The JVM option that names the unpacked library; nothing if no jar of the class path has it.
    static Optional<String> option(String classPath) throws IOException {
        String architecture =
                System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "jni/libaws-lambda-jni.linux-%s.so".formatted(architecture);
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && Files.isRegularFile(Path.of(entry))) {
                try (ZipFile jar = new ZipFile(entry)) {
                    ZipEntry library = jar.getEntry(name);
                    if (library != null) {
                        return Optional.of("-D" + PROPERTY + "=" + unpack(jar, library));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Path unpack(ZipFile jar, ZipEntry library) throws IOException {
        Path file = Files.createTempFile("aws-lambda-jni", ".so");
        file.toFile().deleteOnExit();
        try (InputStream in = jar.getInputStream(library)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
