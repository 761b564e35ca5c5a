package dev.stratus.cli;

import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a local path, also one that is written as `file:///…`.
final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the name is empty, expected a path");
        }
        try {
            return Storage.localPath(text);
        } catch (StorageException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
