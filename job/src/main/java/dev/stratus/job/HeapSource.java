package dev.stratus.job;

import dev.stratus.storage.ByteSource;
import java.io.EOFException;
import java.nio.ByteBuffer;

/// A table that was just encoded, read like one that is stored.
final class HeapSource implements ByteSource {
    private final String name;
    private final byte[] bytes;

    HeapSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(long position, ByteBuffer target) throws EOFException {
        if (position + target.remaining() > bytes.length) {
            throw new EOFException("%s: ends at byte %d".formatted(name, bytes.length));
        }
        target.put(bytes, (int) position, target.remaining());
    }

    @Override
    public void close() {}
}
