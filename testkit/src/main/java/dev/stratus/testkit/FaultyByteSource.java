package dev.stratus.testkit;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ObjectChangedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Passes reads on, except for those that go wrong. One that fails has filled half of its buffer
/// before, as a connection that breaks does.
public final class FaultyByteSource implements ByteSource {
    /// How a read goes wrong.
    public enum Fault {
        /// An [IOException] that says nothing but that.
        IO_ERROR,
        /// An [EOFException] before the object's end.
        EARLY_END,
        /// The object is another one.
        CHANGED,
        /// The bytes come, but late.
        STALL
    }

    private static final long STALL_MILLIS = 20;

    private final ByteSource source;
    private final SeededFaults<Fault> faults;

    public FaultyByteSource(ByteSource source, SeededFaults<Fault> faults) {
        this.source = source;
        this.faults = faults;
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
        Optional<Fault> fault = faults.next();
        if (fault.isEmpty()) {
            source.read(position, target);
            return;
        }
        int limit = target.limit();
        int half = target.remaining() / 2;
        target.limit(target.position() + half);
        source.read(position, target);
        target.limit(limit);
        long broken = position + half;
        String at = "%s: byte %d: injected: ".formatted(name(), broken + 1);
        switch (fault.get()) {
            case IO_ERROR -> throw new IOException(at + "the connection broke.");
            case EARLY_END -> throw new EOFException(at + "the object ended.");
            case CHANGED -> throw new ObjectChangedException(at + "the object is another one.");
            case STALL -> {
                stall();
                source.read(broken, target);
            }
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static void stall() throws InterruptedIOException {
        try {
            Thread.sleep(STALL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted in a stall");
        }
    }
}
