package dev.stratus.testkit.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Stands on 127.0.0.1 before another server, passes every byte on, and lets answers go wrong.
///
/// Requests are passed on as they came, with their Host header, so that their signatures stay
/// valid: the server behind sees the client's own request. Every request is remembered in the order
/// in which it came in, also one that is never passed on.
///
/// ```java
/// SeededFaults<HttpFault> faults = SeededFaults.any(7, 0.1, HttpFault.class);
/// try (FaultyHttpProxy proxy = FaultyHttpProxy.before(s3, request -> faults.next())) {
///     // a client with proxy.endpoint()
///     assertThat(proxy.requests()).…
/// }
/// ```
public final class FaultyHttpProxy implements Closeable {
    /// One of them accepts connections, each other one serves one.
    private static final int MOST_THREADS = 257;

    private static final int BACKLOG = 256;
    private static final Duration STALL = Duration.ofSeconds(2);

    private final ServerSocket server;
    private final URI upstream;
    private final Function<SeenRequest, Optional<HttpFault>> faults;
    private final Duration stall;
    private final ThreadPoolExecutor connections;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<SeenRequest> requests = new ArrayList<>();
    private final Map<HttpFault, Integer> injected = new EnumMap<>(HttpFault.class);

    private FaultyHttpProxy(
            ServerSocket server,
            URI upstream,
            Function<SeenRequest, Optional<HttpFault>> faults,
            Duration stall) {
        this.server = server;
        this.upstream = upstream;
        this.faults = faults;
        this.stall = stall;
        this.connections =
                new ThreadPoolExecutor(
                        0,
                        MOST_THREADS,
                        1,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "faulty-proxy");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /// Starts a proxy whose stalls take 2 seconds.
    ///
    /// @param faults asked once for each request, by several threads at once
    public static FaultyHttpProxy before(
            URI upstream, Function<SeenRequest, Optional<HttpFault>> faults) throws IOException {
        return before(upstream, faults, STALL);
    }

    /// Starts a proxy.
    ///
    /// @param upstream host and port of an HTTP server
    public static FaultyHttpProxy before(
            URI upstream, Function<SeenRequest, Optional<HttpFault>> faults, Duration stall)
            throws IOException {
        ServerSocket server =
                new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        FaultyHttpProxy proxy = new FaultyHttpProxy(server, upstream, faults, stall);
        proxy.connections.execute(proxy::accept);
        return proxy;
    }

    /// Where clients find the proxy.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The requests so far.
    public List<SeenRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /// How often each fault really happened so far; those that did not are left out.
    public Map<HttpFault, Integer> injected() {
        synchronized (injected) {
            return Map.copyOf(injected);
        }
    }

    /// Forgets requests and faults so far.
    public void forget() {
        synchronized (requests) {
            requests.clear();
        }
        synchronized (injected) {
            injected.clear();
        }
    }

    /// Ends every connection, also those that stall.
    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        connections.shutdown();
    }

    Optional<HttpFault> saw(SeenRequest request) {
        synchronized (requests) {
            requests.add(request);
        }
        return faults.apply(request);
    }

    void happened(HttpFault fault) {
        synchronized (injected) {
            injected.merge(fault, 1, Integer::sum);
        }
    }

    /// A connection to the server behind; the caller closes it.
    Socket connect() throws IOException {
        return new Socket(upstream.getHost(), upstream.getPort());
    }

    /// Waits as long as a stall takes, or until the proxy is closed.
    void stall() throws IOException {
        try {
            if (closed.await(stall.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("closed in a stall");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in a stall", e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                try {
                    connections.execute(() -> serve(socket));
                } catch (RejectedExecutionException e) {
                    end(socket);
                }
            } catch (IOException e) {
                // Closed: the loop ends. Anything else concerns one client, which sees it.
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new ProxyConnection(this, socket).serve();
        } catch (IOException e) {
            // One side went away; the other one learns of it when its connection ends.
        } finally {
            end(socket);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
