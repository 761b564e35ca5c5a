package dev.stratus.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A view of a source for someone who knows which bytes will be read, in the order of their
/// positions: large requests for them are on their way before they are asked for, several at once,
/// so that computing overlaps with reading. Reads that were announced are served from memory; any
/// other goes to the source itself.
///
/// What it holds is bounded by its limits, [RequestPlan.Limits#inFlight] buffers of
/// [RequestPlan.Limits#requestBytes], whatever the announced ranges' length; of smaller requests
/// there are as many more on their way. Threads may read at once, but one waits for the other; each
/// task has a view of its own. Closing it drops what is on its way and leaves the source open.
public final class ReadAhead implements ByteSource {
    /// Single traces that lie far apart take as long as large requests, and no memory.
    private static final int MOST_SMALL_REQUESTS = 32;

    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "stratus-read-ahead");
                thread.setDaemon(true);
                return thread;
            });

    private final ByteSource source;
    private final Iterator<ByteRange> requests;
    private final RequestPlan.Limits limits;
    private final Deque<Request> window = new ArrayDeque<>();

    /// Of the size of the largest request.
    private final IdleBuffers buffers;

    /// For what is asked for at once and lies in two requests.
    private ByteBuffer across = ByteBuffer.allocate(0);

    private volatile boolean closed;

    private ReadAhead(
            ByteSource source,
            Iterator<ByteRange> requests,
            RequestPlan.Limits limits,
            IdleBuffers buffers) {
        this.source = source;
        this.requests = requests;
        this.limits = limits;
        this.buffers = buffers;
    }

    /// A request on its way or done, and the buffer that it fills.
    private record Request(ByteRange range, ByteBuffer buffer, Future<?> done) {
        boolean holds(long position) {
            return position >= range.first() && position < range.end();
        }
    }

    /// Begins to read `wanted` ahead of whoever reads from the view.
    ///
    /// @param wanted the ranges that will be read, in the order of their positions; gone through as
    ///   far as is needed
    public static ReadAhead over(
            ByteSource source, Iterable<ByteRange> wanted, RequestPlan.Limits limits) {
        return over(source, wanted, limits, new IdleBuffers(limits.requestBytes()));
    }

    /// @param buffers of the size of these limits' requests
    static ReadAhead over(
            ByteSource source,
            Iterable<ByteRange> wanted,
            RequestPlan.Limits limits,
            IdleBuffers buffers) {
        ReadAhead view =
                new ReadAhead(
                        source, RequestPlan.inOrder(wanted.iterator(), limits), limits, buffers);
        view.sendRequests();
        return view;
    }

    private boolean hasRoom() {
        if (window.size() < limits.inFlight()) {
            return true;
        }
        long held = window.stream().mapToLong(request -> request.buffer().capacity()).sum();
        return window.size() < MOST_SMALL_REQUESTS
                && held + limits.requestBytes() <= (long) limits.inFlight() * limits.requestBytes();
    }

    private synchronized void sendRequests() {
        while (hasRoom() && requests.hasNext()) {
            ByteRange range = requests.next();
            ByteBuffer buffer = newBuffer((int) range.length());
            Future<?> done = THREADS.submit(() -> fetch(range, buffer));
            window.add(new Request(range, buffer, done));
        }
    }

    /// A large buffer would take the room of many small requests.
    private ByteBuffer newBuffer(int bytes) {
        if (bytes <= limits.requestBytes() / 4) {
            return ByteBuffer.allocate(bytes);
        }
        return buffers.take();
    }

    private ByteBuffer fetch(ByteRange range, ByteBuffer buffer) throws IOException {
        if (!closed) {
            source.read(range.first(), buffer.clear().limit((int) range.length()));
        }
        return buffer;
    }

    @Override
    public synchronized void read(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            dropRequestsBefore(at);
            Request request = window.peek();
            int count;
            if (request == null) {
                count = target.remaining();
                source.read(at, target);
            } else if (request.holds(at)) {
                await(request);
                count = (int) Math.min(target.remaining(), request.range().end() - at);
                int from = (int) (at - request.range().first());
                target.put(request.buffer().duplicate().position(from).limit(from + count));
            } else {
                count = (int) Math.min(target.remaining(), request.range().first() - at);
                int limit = target.limit();
                source.read(at, target.limit(target.position() + count));
                target.limit(limit);
            }
            at += count;
        }
    }

    /// What lies within one request is not copied. What does not is copied to the heap, where the
    /// rest is too: a loop over samples that knows one kind of buffer is faster than over two. What
    /// is too large for any request goes to the target, so that it is not held twice.
    @Override
    public synchronized ByteBuffer at(long position, ByteBuffer target) throws IOException {
        int count = target.limit();
        dropRequestsBefore(position);
        Request request = window.peek();
        if (request != null
                && position >= request.range().first()
                && position + count <= request.range().end()) {
            await(request);
            return request.buffer().slice((int) (position - request.range().first()), count);
        }
        if (count > limits.requestBytes()) {
            read(position, target);
            return target;
        }
        if (across.capacity() < count) {
            across = ByteBuffer.allocate(count);
        }
        read(position, across.clear().limit(count));
        return across;
    }

    /// What lies before `position` was read or skipped; its buffers are used again.
    private void dropRequestsBefore(long position) throws IOException {
        for (Request first = window.peek();
                first != null && first.range().end() <= position;
                first = window.peek()) {
            awaitEnd(first);
            window.remove();
            buffers.giveBack(first.buffer());
            sendRequests();
        }
    }

    /// Waits until nothing is written to a request's buffer any more. Whether it failed does not
    /// matter: nobody reads from it.
    private void awaitEnd(Request request) throws IOException {
        try {
            request.done().get();
        } catch (ExecutionException e) {
            return;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Waits until a request is done.
    ///
    /// @throws IOException what the source threw when it was read
    private void await(Request request) throws IOException {
        try {
            request.done().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException stopped =
                new InterruptedIOException("%s: interrupted while reading.".formatted(name()));
        stopped.initCause(e);
        return stopped;
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
    public synchronized void close() {
        closed = true;
        for (Request request : window) {
            if (request.done().isDone()) {
                buffers.giveBack(request.buffer());
            }
        }
        window.clear();
    }
}
