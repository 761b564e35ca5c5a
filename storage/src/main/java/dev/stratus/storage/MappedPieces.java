package dev.stratus.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Pieces of a file that is mapped into memory, a window after the other. Nothing is copied, and
/// there is no call of the operating system for each piece: for headers of 240 bytes that is
/// several times as fast as reading them.
///
/// A window is address space, no memory; it is given back when it is collected as garbage.
final class MappedPieces implements Pieces {
    private static final long WINDOW_BYTES = 1L << 30;

    private final String name;
    private final FileChannel channel;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long start;

    /// @param size of the file when it was opened
    MappedPieces(String name, FileChannel channel, long size) {
        this.name = name;
        this.channel = channel;
        this.size = size;
    }

    @Override
    public ByteBuffer at(long position, int length) throws IOException {
        if (position < start || position + length > start + window.limit()) {
            map(position, length);
        }
        return window.position((int) (position - start));
    }

    private void map(long position, int length) throws IOException {
        if (position < 0 || length > size - position) {
            throw new EOFException(
                    "%s: byte %d: the file ends after %d bytes, %d were expected from here."
                            .formatted(name, position + 1, size, length));
        }
        checkSize();
        long bytes = Math.min(Math.max(WINDOW_BYTES, length), size - position);
        window = channel.map(FileChannel.MapMode.READ_ONLY, position, bytes);
        start = position;
    }

    /// Releases nothing: the file belongs to its source.
    @Override
    public void close() throws IOException {
        checkSize();
    }

    private void checkSize() throws IOException {
        long now = channel.size();
        if (now < size) {
            throw LocalByteSource.cut(name, now, size);
        }
    }
}
