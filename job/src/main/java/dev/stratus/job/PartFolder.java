package dev.stratus.job;

import dev.stratus.storage.NewFile;
import dev.stratus.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A local folder that holds the parts of a job until its result is assembled from them. Its name
/// starts with a dot and ends in `.parts`, so that nobody takes it for a result; closing it deletes
/// it.
final class PartFolder implements PartStore, Closeable {
    private final Path folder;

    private PartFolder(Path folder) {
        this.folder = folder;
    }

    /// A new folder beside `result`, on the same disk; for one that goes elsewhere, in the folder
    /// for temporary files.
    static PartFolder beside(String result) throws IOException {
        if (!Storage.isPath(result)) {
            return new PartFolder(Files.createTempDirectory("stratus."));
        }
        Path path = Storage.localPath(result).toAbsolutePath();
        Path parent = Objects.requireNonNull(path.getParent(), "a file has a folder");
        return new PartFolder(Files.createTempDirectory(parent, "." + path.getFileName() + "."));
    }

    Path part(String name) {
        return folder.resolve(name);
    }

    @Override
    public void put(String name, byte[] part) throws IOException {
        try (NewFile file = NewFile.at(part(name))) {
            Files.write(file.temporary(), part);
            file.publish();
        }
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
