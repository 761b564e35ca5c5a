package dev.stratus.segy;

import dev.stratus.storage.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Bytes in memory.
final class MemoryByteSource implements ByteSource {
    private final String name;
    private final byte[] bytes;

    MemoryByteSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String version() {
        return "in memory";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        if (position < 0 || position + target.remaining() > bytes.length) {
            throw new EOFException(
                    "%d + %d of %d".formatted(position, target.remaining(), bytes.length));
        }
        target.put(bytes, (int) position, target.remaining());
    }

    @Override
    public void close() {}
}
