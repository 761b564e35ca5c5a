package dev.stratus.storage;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/// A local file that appears whole or not at all: written under a temporary name in the same
/// folder, which becomes the real one with [#publish()]. Closed without that, the temporary file is
/// deleted and what stood under the real name before is untouched.
///
/// The temporary name starts with a dot and ends in `.tmp`, so that no tool takes what a killed
/// process leaves behind for a result.
public final class NewFile implements NewObject {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Pattern LEFTOVER = Pattern.compile("\\..+\\.[0-9a-f]{8}\\.tmp");

    private final Path target;
    private final Path temporary;
    private final OutputStream file;
    private final OutputStream body;
    private boolean published;

    /// @param temporary is there, and empty
    NewFile(Path target, Path temporary) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.file =
                new FilterOutputStream(Files.newOutputStream(temporary)) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        try {
                            out.write(bytes, offset, length);
                        } catch (IOException e) {
                            throw cannotBeWritten(target, e);
                        }
                    }
                };
        // It writes in arrays alone, also when it is flushed.
        this.body =
                new BufferedOutputStream(file, BUFFER_BYTES) {
                    @Override
                    public void close() throws IOException {
                        flush();
                    }
                };
    }

    /// Starts a file that will be `target`.
    ///
    /// @throws StorageException if its folder does not exist or may not be written to, or if
    ///   `target` is a directory
    public static NewFile at(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new StorageException(
                    "%s: is a directory, expected the name of a file to write.".formatted(target));
        }
        Path temporary =
                target.resolveSibling(
                        ".%s.%s.tmp"
                                .formatted(
                                        target.getFileName(),
                                        UUID.randomUUID().toString().substring(0, 8)));
        try {
            Files.createFile(temporary);
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    "%s: its folder does not exist. Make it first.".formatted(target), e);
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    "%s: its folder may not be written to. Check its permissions."
                            .formatted(target),
                    e);
        } catch (FileSystemException e) {
            throw cannotBeWritten(target, e);
        }
        return new NewFile(target, temporary);
    }

    /// A full disk, a quota, a disk that is read-only or broken; or whoever writes was interrupted.
    private static IOException cannotBeWritten(Path target, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return cause;
        }
        String why =
                cause instanceof FileSystemException failure
                        ? failure.getReason()
                        : cause.getMessage();
        return new StorageException(
                "%s: cannot be written: %s. Make room or write elsewhere, and run it again."
                        .formatted(target, why),
                cause);
    }

    /// Where the bytes lie until they are published, for writers that want a path. Use either it or
    /// [#body()].
    public Path temporary() {
        return temporary;
    }

    @Override
    public String name() {
        return target.toString();
    }

    @Override
    public OutputStream body() {
        return body;
    }

    /// Makes the file appear under its real name, in place of what was there. Its bytes are on the
    /// disk before its name is.
    @Override
    public void publish() throws IOException {
        complete();
        move();
    }

    private void move() throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new StorageException(
                    "%s: this file system cannot rename a file in one step. Write the result to another disk."
                            .formatted(target),
                    e);
        } catch (FileSystemException e) {
            throw cannotBeWritten(target, e);
        }
        published = true;
    }

    /// Whether a file of that name is what a writer left that was killed.
    static boolean isLeftover(Path file) {
        return LEFTOVER.matcher(file.getFileName().toString()).matches();
    }

    /// Makes the file appear under its real name, unless there is one.
    ///
    /// @return whether it appeared
    boolean publishIfAbsent() throws IOException {
        complete();
        try {
            Files.createLink(target, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moveIfAbsent();
        }
    }

    /// Without hard links, as on exFAT and many network drives, the name is taken first, and the
    /// whole file put in its place: of several processes one takes it, and another one that reads
    /// it at that moment finds it empty.
    private boolean moveIfAbsent() throws IOException {
        try {
            Files.createFile(target);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (FileSystemException e) {
            throw cannotBeWritten(target, e);
        }
        move();
        return true;
    }

    private void complete() throws IOException {
        body.flush();
        try {
            file.close();
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw cannotBeWritten(target, e);
        }
    }

    /// Deletes the temporary file, unless it was published.
    @Override
    public void close() throws IOException {
        if (published) {
            return;
        }
        try {
            file.close();
        } catch (IOException e) {
            // What cannot be written any more was not wanted any more either.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
