package dev.stratus.testkit;

import dev.stratus.storage.ByteSource;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/// Bytes in memory, read like any other object.
public final class MemoryByteSource implements ByteSource {
    private final String name;
    private final byte[] bytes;
    private final String version;

    private MemoryByteSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        this.version = "%d bytes, CRC-32 %08x".formatted(bytes.length, checksum.getValue());
    }

    /// An object of a copy of `bytes`.
    public static MemoryByteSource of(String name, byte[] bytes) {
        return new MemoryByteSource(name, bytes.clone());
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(long position, ByteBuffer target) throws EOFException {
        int start = (int) Math.min(position, bytes.length);
        target.put(bytes, start, Math.min(target.remaining(), bytes.length - start));
        if (target.hasRemaining()) {
            throw new EOFException(
                    "%s: byte %d: the object ends here, %d bytes more were expected."
                            .formatted(name, bytes.length + 1L, target.remaining()));
        }
    }

    @Override
    public void close() {}
}
