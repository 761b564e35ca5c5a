package dev.stratus.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// A file on a local disk, read at positions through one channel, or looked at where it is mapped.
///
/// The version is the file's size and time of last modification. Whoever needs to know that the
/// file was not written to while it was read calls [#verifyUnchanged()] afterwards: the operating
/// system offers no conditional read.
public final class LocalByteSource implements ByteSource {
    /// The first Java that was seen to say at once that there is no file behind mapped memory any
    /// more. Java 17 goes on with bytes that it made up, and says so later, anywhere.
    private static final int MAPS_SAFELY = 25;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final String version;

    private LocalByteSource(Path path, FileChannel channel, long size, String version) {
        this.path = path;
        this.channel = channel;
        this.size = size;
        this.version = version;
    }

    /// Opens a file for reading.
    ///
    /// @throws StorageException if there is no such file, if it is no regular file, or if it may
    ///   not be read
    public static LocalByteSource open(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new StorageException(
                        "%s: is a directory, expected a file. Name a file in it.".formatted(path));
            }
            if (!attributes.isRegularFile()) {
                throw new StorageException(
                        "%s: is neither a regular file nor a link to one; a pipe or a device cannot be read at positions. Copy it to a file first."
                                .formatted(path));
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new LocalByteSource(path, channel, channel.size(), versionOf(attributes));
        } catch (NoSuchFileException e) {
            throw new NoSuchObjectException(
                    "%s: there is no such file. Check the path.".formatted(path), e);
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    "%s: may not be read. Check its permissions.".formatted(path), e);
        }
    }

    /// Joined without a format, whose digits differ from language to language.
    private static String versionOf(BasicFileAttributes attributes) {
        return attributes.size() + " bytes, modified " + attributes.lastModifiedTime().toInstant();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                if (at < size) {
                    throw cut(name(), at, size);
                }
                throw new EOFException(
                        "%s: byte %d: the file ends here, %d bytes more were expected."
                                .formatted(path, at + 1, target.remaining()));
            }
            at += count;
        }
    }

    /// @param end where it ends now
    /// @param size how long it was when it was opened
    static ObjectChangedException cut(String name, long end, long size) {
        return new ObjectChangedException(
                "%s: byte %d: the file ended here, but had %d bytes when it was opened. It was cut while it was read; start again."
                        .formatted(name, end + 1, size));
    }

    @Override
    public Pieces pieces(Iterable<ByteRange> wanted) {
        return Runtime.version().feature() >= MAPS_SAFELY
                ? new MappedPieces(name(), channel, size)
                : new CopiedPieces(ahead(wanted));
    }

    /// Compares the file's size and time of modification with what they were when it was opened.
    @Override
    public void verifyUnchanged() throws IOException {
        String now = versionNow();
        if (!now.equals(version)) {
            throw new ObjectChangedException(
                    "%s: was changed while it was read: was %s, is %s. Start again."
                            .formatted(path, version, now));
        }
    }

    private String versionNow() throws IOException {
        try {
            return versionOf(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            throw new ObjectChangedException(
                    "%s: was deleted or moved while it was read. Put it back, and start again."
                            .formatted(path),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
