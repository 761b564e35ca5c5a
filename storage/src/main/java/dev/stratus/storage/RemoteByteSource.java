package dev.stratus.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// An object in a store that answers requests for ranges. Opening it is one request, which also
/// brings its first 64 KiB: enough for a file's headers, which are then served from memory. Every
/// later request is for the version that was opened, and every answer is held against what was
/// asked.
///
/// Each read outside the first bytes is one request, and made again from where it broke when it
/// broke: whoever reads much in sequence puts a [ReadAhead] over it. A small read, as of one trace
/// header, that is near to what was read before asks for what lies around it as well: that takes
/// hardly longer, and whoever searches comes closer and closer.
public final class RemoteByteSource implements ByteSource {
    /// What the first request asks for.
    public static final int HEAD_BYTES = 64 * 1024;

    /// Reads up to this size ask for what lies around them.
    static final int SMALL_BYTES = 4 * 1024;

    /// So much around a small read far from all others.
    static final int LONE_BYTES = 8 * 1024;

    /// So much around a small read that is not farther than this from what was read before.
    static final int SURROUNDINGS_BYTES = 256 * 1024;

    private static final int KEPT_SURROUNDINGS = 8;
    private static final int COPY_BYTES = 64 * 1024;

    /// What any source has done with, the next one reads into.
    private static final IdleBuffers BUFFERS =
            new IdleBuffers(RequestPlan.Limits.OBJECT_STORE.requestBytes());

    private final String name;
    private final RangeTransport transport;
    private final Retries retries;
    private final long size;
    private final String version;
    private final byte[] head;
    private final Deque<Surroundings> surroundings = new ArrayDeque<>();

    /// Bytes of the object that are kept from a small read.
    private record Surroundings(long first, ByteBuffer bytes) {
        boolean hold(long position, int count) {
            return position >= first && position + count <= first + bytes.limit();
        }

        boolean areNear(long position) {
            return position >= first - SURROUNDINGS_BYTES
                    && position <= first + bytes.limit() + SURROUNDINGS_BYTES;
        }
    }

    private RemoteByteSource(
            String name,
            RangeTransport transport,
            Retries retries,
            long size,
            String version,
            byte[] head) {
        this.name = name;
        this.transport = transport;
        this.retries = retries;
        this.size = size;
        this.version = version;
        this.head = head;
    }

    /// Opens an object.
    ///
    /// @param name what messages call it; without credentials
    /// @throws StorageException if it cannot be read
    public static RemoteByteSource open(String name, RangeTransport transport, Retries retries)
            throws IOException {
        return retries.call(name, () -> openOnce(name, transport, retries));
    }

    private static RemoteByteSource openOnce(String name, RangeTransport transport, Retries retries)
            throws IOException {
        try (RangeResponse response =
                transport.get(new ByteRange(0, HEAD_BYTES), Optional.empty())) {
            int expected = (int) Math.min(HEAD_BYTES, response.size());
            checkRange(response, 0, expected);
            byte[] head = new byte[expected];
            fill(response, ByteBuffer.wrap(head));
            return new RemoteByteSource(
                    name, transport, retries, response.size(), response.version(), head);
        }
    }

    @Override
    public long size() {
        return size;
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
    public void read(long position, ByteBuffer target) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("no such position: " + position);
        }
        if (position > size || target.remaining() > size - position) {
            throw new EOFException(
                    "%s: byte %d: the object ends after %d bytes, %d were expected from here."
                            .formatted(name, position + 1, size, target.remaining()));
        }
        if (position + target.remaining() <= head.length) {
            target.put(head, (int) position, target.remaining());
            return;
        }
        if (target.remaining() <= SMALL_BYTES) {
            Surroundings around = around(position, target.remaining());
            int from = (int) (position - around.first());
            target.put(around.bytes().slice(from, target.remaining()));
            return;
        }
        readAll(position, target);
    }

    private void readAll(long position, ByteBuffer target) throws IOException {
        int start = target.position();
        retries.call(name, () -> readOnce(position + target.position() - start, target));
    }

    private Surroundings around(long position, int count) throws IOException {
        int bytes = LONE_BYTES;
        synchronized (surroundings) {
            for (Surroundings kept : surroundings) {
                if (kept.hold(position, count)) {
                    return kept;
                }
                bytes = kept.areNear(position) ? SURROUNDINGS_BYTES : bytes;
            }
        }
        if (position <= head.length + SURROUNDINGS_BYTES) {
            bytes = SURROUNDINGS_BYTES;
        }
        // Others may read meanwhile: of two far looks neither waits for the other.
        long first = Math.max(Math.min(position, head.length), position + count / 2 - bytes / 2);
        long end = Math.min(size, first + bytes);
        Surroundings read = new Surroundings(first, ByteBuffer.allocate((int) (end - first)));
        readAll(first, read.bytes());
        read.bytes().flip();
        synchronized (surroundings) {
            if (surroundings.size() == KEPT_SURROUNDINGS) {
                surroundings.removeLast();
            }
            surroundings.addFirst(read);
        }
        return read;
    }

    /// Asks for what `target` still lacks. When the body breaks off, `target` holds what came.
    private ByteBuffer readOnce(long position, ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return target;
        }
        ByteRange range = new ByteRange(position, target.remaining());
        try (RangeResponse response = transport.get(range, Optional.of(version))) {
            if (!response.version().equals(version)) {
                response.abandon().run();
                throw changed(response.version());
            }
            if (response.size() != size) {
                response.abandon().run();
                throw new TransientException(
                        "answered that the object has %d bytes, and %d when it was opened"
                                .formatted(response.size(), size));
            }
            checkRange(response, range.first(), range.length());
            fill(response, target);
            return target;
        }
    }

    private ObjectChangedException changed(String now) {
        return new ObjectChangedException(
                "%s: was replaced while it was read: was version %s, is %s. Start again."
                        .formatted(name, version, now));
    }

    private static void checkRange(RangeResponse response, long first, long length)
            throws TransientException {
        if (response.first() != first || response.length() != length) {
            response.abandon().run();
            throw new TransientException(
                    "answered with %d bytes from byte %d, expected %d from byte %d"
                            .formatted(response.length(), response.first() + 1, length, first + 1));
        }
    }

    /// Reads the body into `target`, and makes sure that it ends there.
    private static void fill(RangeResponse response, ByteBuffer target) throws IOException {
        int expected = target.remaining();
        boolean whole = false;
        try {
            copy(response.body(), target);
            if (target.hasRemaining()) {
                throw new TransientException(
                        "answered with %d bytes, expected %d"
                                .formatted(expected - target.remaining(), expected));
            }
            if (response.body().read() >= 0) {
                throw new TransientException(
                        "answered with more than the %d bytes it had announced"
                                .formatted(expected));
            }
            whole = true;
        } catch (TransientException e) {
            throw e;
        } catch (IOException e) {
            TransientException broken =
                    new TransientException(
                            "broke off after %d of %d bytes (%s)"
                                    .formatted(
                                            expected - target.remaining(),
                                            expected,
                                            e.getClass().getSimpleName()));
            broken.addSuppressed(e);
            throw broken;
        } finally {
            if (!whole) {
                response.abandon().run();
            }
        }
    }

    private static void copy(InputStream body, ByteBuffer target) throws IOException {
        byte[] through = target.hasArray() ? target.array() : new byte[COPY_BYTES];
        while (target.hasRemaining()) {
            int count;
            if (target.hasArray()) {
                int at = target.arrayOffset() + target.position();
                count = body.read(through, at, target.remaining());
                if (count > 0) {
                    target.position(target.position() + count);
                }
            } else {
                count = body.read(through, 0, Math.min(through.length, target.remaining()));
                if (count > 0) {
                    target.put(through, 0, count);
                }
            }
            if (count < 0) {
                return;
            }
        }
    }

    @Override
    public ByteSource ahead(Iterable<ByteRange> wanted) {
        return ReadAhead.over(this, wanted, RequestPlan.Limits.OBJECT_STORE, BUFFERS);
    }

    /// Releases nothing: connections belong to the transport.
    @Override
    public void close() {}
}
