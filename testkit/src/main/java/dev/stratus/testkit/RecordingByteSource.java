package dev.stratus.testkit;

import dev.stratus.storage.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Passes every read on and remembers it, so that a test can say exactly what was asked for.
public final class RecordingByteSource implements ByteSource {
    /// One read that was asked for, whether it succeeded or not.
    public record Read(long position, int length) {}

    private final ByteSource source;
    private final List<Read> reads = new ArrayList<>();

    public RecordingByteSource(ByteSource source) {
        this.source = source;
    }

    /// The reads so far, in the order in which they were asked for.
    public List<Read> reads() {
        synchronized (reads) {
            return List.copyOf(reads);
        }
    }

    /// How many bytes were asked for so far; a byte that was asked for twice counts twice.
    public long bytesRead() {
        return reads().stream().mapToLong(Read::length).sum();
    }

    /// Forgets the reads so far.
    public void forget() {
        synchronized (reads) {
            reads.clear();
        }
    }

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
        synchronized (reads) {
            reads.add(new Read(position, target.remaining()));
        }
        source.read(position, target);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
