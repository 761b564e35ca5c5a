package dev.stratus.storage;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/// Bytes in memory, and a record of what was read from them.
public final class MemoryByteSource implements ByteSource {
    private final byte[] bytes;
    private final List<ByteRange> reads = new CopyOnWriteArrayList<>();

    public MemoryByteSource(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// What was read, in the order in which it was asked for.
    public List<ByteRange> reads() {
        return reads;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String version() {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return "crc32 %08x".formatted(sum.getValue());
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void read(long position, ByteBuffer target) throws EOFException {
        if (target.remaining() > bytes.length - position) {
            throw new EOFException("memory: byte %d: ends here.".formatted(bytes.length + 1));
        }
        if (target.hasRemaining()) {
            reads.add(new ByteRange(position, target.remaining()));
            target.put(bytes, (int) position, target.remaining());
        }
    }

    @Override
    public void close() {}
}
