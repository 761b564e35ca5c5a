package dev.stratus.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A source in the hands of someone who must not close it.
record BorrowedByteSource(ByteSource source) implements ByteSource {
    @Override
    public long size() {
        return source.size();
    }

    @Override
    public String version() {
        return source.version();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        source.read(position, target);
    }

    @Override
    public ByteBuffer at(long position, ByteBuffer target) throws IOException {
        return source.at(position, target);
    }

    @Override
    public void verifyUnchanged() throws IOException {
        source.verifyUnchanged();
    }

    @Override
    public Pieces pieces(Iterable<ByteRange> wanted) {
        return source.pieces(wanted);
    }

    @Override
    public void close() {}
}
