package dev.stratus.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The regular files directly in a folder. Links are neither listed nor read nor deleted; files
/// whose name begins with a dot, such as those that a killed process left, are not listed.
final class LocalStore implements Store {
    private final Path folder;

    LocalStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public ByteSource open(String object) throws IOException {
        Path file = pathOf(object);
        requireRegular(file, "Put a file there, or delete it.");
        return LocalByteSource.open(file);
    }

    @Override
    public NewObject create(String object) throws IOException {
        Path target = pathOf(object);
        makeFolder();
        return NewFile.at(target);
    }

    @Override
    public boolean putIfAbsent(String object, byte[] bytes) throws IOException {
        Path target = pathOf(object);
        makeFolder();
        try (NewFile file = NewFile.at(target)) {
            file.body().write(bytes);
            return file.publishIfAbsent();
        }
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(
                    "%s: is a file, expected a folder. Name another one.".formatted(folder), e);
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    "%s: may not be made. Check the permissions of the folder above it."
                            .formatted(folder),
                    e);
        } catch (FileSystemException e) {
            throw new StorageException(
                    "%s: cannot be made: %s. Name another folder."
                            .formatted(
                                    folder,
                                    Objects.requireNonNullElse(
                                            e.getReason(), "the system refuses")),
                    e);
        }
    }

    @Override
    public List<StoredObject> list() throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    attributesOf(file)
                            .filter(BasicFileAttributes::isRegularFile)
                            .ifPresent(found -> objects.add(new StoredObject(name, found.size())));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    "%s: may not be listed. Check its permissions.".formatted(folder), e);
        }
        objects.sort(Comparator.comparing(StoredObject::name));
        return objects;
    }

    @Override
    public void delete(String object) throws IOException {
        Path file = pathOf(object);
        requireRegular(file, "It was not deleted.");
        try {
            Files.deleteIfExists(file);
        } catch (AccessDeniedException e) {
            throw new StorageException(
                    "%s: may not be deleted. Check the permissions of its folder.".formatted(file),
                    e);
        }
    }

    private static void requireRegular(Path file, String advice) throws IOException {
        Optional<BasicFileAttributes> found = attributesOf(file);
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw new StorageException(
                    "%s: is a folder or a link, expected a regular file. %s"
                            .formatted(file, advice));
        }
    }

    /// What stands at a path now, asked once, because another process may delete it at any moment.
    private static Optional<BasicFileAttributes> attributesOf(Path file) throws IOException {
        try {
            return Optional.of(
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path pathOf(String object) {
        return folder.resolve(Store.checkedName(object));
    }

    /// What writers left that were killed does not count, and goes too. A link to a folder stays:
    /// somebody has put it there. So does a folder that the system keeps, such as the current one.
    @Override
    public void removeIfEmpty() throws IOException {
        List<Path> leftovers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!NewFile.isLeftover(file)) {
                    return; // Somebody else's files.
                }
                leftovers.add(file);
            }
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path leftover : leftovers) {
            Files.deleteIfExists(leftover);
        }
        if (Files.isSymbolicLink(folder)) {
            return;
        }
        try {
            Files.deleteIfExists(folder);
        } catch (FileSystemException e) {
            return; // Not empty any more, where something is mounted, or in a folder of others.
        }
    }

    /// Releases nothing.
    @Override
    public void close() {}
}
