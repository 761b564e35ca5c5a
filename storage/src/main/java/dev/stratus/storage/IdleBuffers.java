package dev.stratus.storage;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Large buffers of one size, handed on from those who have done with them: to make one takes as
/// long as to fill it. What nobody uses goes when memory is short. For any number of threads.
final class IdleBuffers {
    private final int bytes;
    private final Queue<SoftReference<ByteBuffer>> idle = new ConcurrentLinkedQueue<>();

    IdleBuffers(int bytes) {
        this.bytes = bytes;
    }

    /// A buffer on the heap, with anything in it.
    ByteBuffer take() {
        for (SoftReference<ByteBuffer> next = idle.poll(); next != null; next = idle.poll()) {
            ByteBuffer buffer = next.get();
            if (buffer != null) {
                return buffer.clear();
            }
        }
        return ByteBuffer.allocate(bytes);
    }

    /// Takes back a buffer to which nobody writes any more; one of another size is let go.
    void giveBack(ByteBuffer buffer) {
        if (buffer.capacity() == bytes) {
            idle.add(new SoftReference<>(buffer));
        }
    }
}
