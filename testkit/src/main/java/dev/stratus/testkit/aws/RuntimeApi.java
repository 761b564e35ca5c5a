package dev.stratus.testkit.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Lambda's Runtime API (version 2018-06-01) for one process: hands invocations out one after the
/// other, and takes their answers.
final class RuntimeApi implements Closeable {
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, RuntimeApi::thread);
    private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final AtomicReference<Work> current = new AtomicReference<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();

    /// What came back.
    record Result(Kind kind, String payload) {}

    /// Of a result.
    enum Kind {
        RESPONSE,
        ERROR
    }

    /// One invocation.
    ///
    /// @param started when the process takes it
    /// @param result when it ends
    record Work(
            String requestId,
            String payload,
            String functionArn,
            Instant deadline,
            CompletableFuture<Instant> started,
            CompletableFuture<Result> result) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        RuntimeApi api = new RuntimeApi(server);
        server.setExecutor(api.threads);
        server.createContext(PREFIX, api::handle);
        server.start();
        return api;
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lambda");
        thread.setDaemon(true);
        return thread;
    }

    /// For `AWS_LAMBDA_RUNTIME_API`.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void submit(Work work) {
        queue.add(work);
    }

    /// Completed if the process reports that it could not start.
    CompletableFuture<String> initError() {
        return initError;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("init/error")) {
                initError.complete(body);
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            String[] parts = path.split("/", -1);
            Work work = current.get();
            if (parts.length != 3 || work == null || !parts[1].equals(work.requestId)) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            exchange.sendResponseHeaders(202, -1);
            Kind kind = parts[2].equals("response") ? Kind.RESPONSE : Kind.ERROR;
            work.result.complete(new Result(kind, body));
        }
    }

    /// Waits for the next invocation as long as there is none: the process is frozen meanwhile.
    private void next(HttpExchange exchange) throws IOException {
        Work work;
        try {
            work = queue.take();
        } catch (InterruptedException e) {
            return;
        }
        current.set(work);
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", work.requestId);
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", Long.toString(work.deadline.toEpochMilli()));
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", work.functionArn);
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Trace-Id",
                        "Root=1-00000000-000000000000000000000000;Sampled=0");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] payload = work.payload.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, payload.length == 0 ? -1 : payload.length);
        exchange.getResponseBody().write(payload);
        exchange.getResponseBody().flush();
        work.started.complete(Instant.now());
    }
}
