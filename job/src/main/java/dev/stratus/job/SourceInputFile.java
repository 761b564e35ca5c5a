package dev.stratus.job;

import dev.stratus.storage.ByteSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// A Parquet file in any storage. Small reads, of which a footer needs many, come out of a buffer;
/// large ones go straight through. (Parquet's own local file took 80 times as long to join 1000
/// parts.)
final class SourceInputFile implements InputFile {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ByteSource source;

    SourceInputFile(ByteSource source) {
        this.source = source;
    }

    @Override
    public long getLength() {
        return source.size();
    }

    @Override
    public SeekableInputStream newStream() {
        return new Stream();
    }

    private final class Stream extends SeekableInputStream {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        private long bufferStart;
        private long position;

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long newPosition) {
            position = newPosition;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            return read(ByteBuffer.wrap(target, from, count));
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (!target.hasRemaining()) {
                return 0;
            }
            int count = (int) Math.min(target.remaining(), source.size() - position);
            if (count <= 0) {
                return -1;
            }
            if (count > BUFFER_BYTES) {
                int limit = target.limit();
                target.limit(target.position() + count);
                source.read(position, target);
                target.limit(limit);
            } else {
                fill(count);
                int at = (int) (position - bufferStart);
                target.put(buffer.slice(at, count));
            }
            position += count;
            return count;
        }

        /// Makes the buffer hold the next `count` bytes.
        private void fill(int count) throws IOException {
            if (position < bufferStart || position + count > bufferStart + buffer.limit()) {
                int available = (int) Math.min(BUFFER_BYTES, source.size() - position);
                buffer.clear().limit(available);
                source.read(position, buffer);
                buffer.flip();
                bufferStart = position;
            }
        }

        @Override
        public void readFully(byte[] target) throws IOException {
            readFully(ByteBuffer.wrap(target));
        }

        @Override
        public void readFully(byte[] target, int from, int count) throws IOException {
            readFully(ByteBuffer.wrap(target, from, count));
        }

        @Override
        public void readFully(ByteBuffer target) throws IOException {
            if (target.remaining() > source.size() - position) {
                throw new EOFException(
                        "%s: ends at byte %d, %d bytes from byte %d on were expected"
                                .formatted(
                                        source.name(),
                                        source.size(),
                                        target.remaining(),
                                        position + 1));
            }
            while (target.hasRemaining()) {
                read(target);
            }
        }
    }
}
