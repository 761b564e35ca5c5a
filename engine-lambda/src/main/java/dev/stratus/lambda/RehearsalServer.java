package dev.stratus.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of S3 and of Lambda's Runtime API as a function's process asks for, in this process.
final class RehearsalServer {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final String VERSION = "\"rehearsal\"";
    private static final int PARTIAL = 206;
    private static final int MISSING = 404;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    /// @param path such as `/bucket/key`
    void put(String path, byte[] object) {
        objects.put(path, object);
    }

    /// Answers as S3 does.
    ///
    /// @param endpoint such as `http://127.0.0.1:9000`
    void serveStore(URI endpoint) throws IOException {
        start(endpoint, this::store);
    }

    /// Answers as Lambda's Runtime API does.
    ///
    /// @param address such as `127.0.0.1:9001`
    /// @param orders that the function gets, one after the other
    /// @param end is told whether all of them were done
    void serveRuntime(String address, Iterator<String> orders, Consumer<Boolean> end)
            throws IOException {
        start(URI.create("http://" + address), exchange -> runtime(exchange, orders, end));
    }

    private static void start(URI uri, HttpHandler handler) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(uri.getHost(), uri.getPort()), 0);
        server.createContext("/", handler);
        server.setExecutor(
                Executors.newCachedThreadPool(work -> {
                    Thread thread = new Thread(work, "rehearsal");
                    thread.setDaemon(true);
                    return thread;
                }));
        server.start();
    }

    private void store(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", VERSION);
            if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(path, isSignedInChunks(exchange) ? joined(body) : body);
                exchange.sendResponseHeaders(200, -1);
            } else if (objects.containsKey(path)) {
                send(exchange, objects.get(path));
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/xml");
                answer(exchange, MISSING, "<Error><Code>NoSuchKey</Code></Error>");
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] object) throws IOException {
        String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
        Matcher asked = RANGE.matcher(range);
        boolean whole = !asked.matches();
        int first = whole ? 0 : Integer.parseInt(asked.group(1));
        int end = whole ? object.length : (int) Math.min(object.length, last(asked) + 1);
        if (!whole) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(first, end - 1, object.length));
        }
        int status = whole ? 200 : PARTIAL;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(end - first));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, end - first);
            exchange.getResponseBody().write(object, first, end - first);
        }
    }

    /// Without TLS, S3's clients sign what they upload in chunks.
    private static boolean isSignedInChunks(HttpExchange exchange) {
        String sum = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        return String.valueOf(sum).startsWith("STREAMING-");
    }

    /// Of chunks `size;chunk-signature=…`, each size in hexadecimal.
    private static byte[] joined(byte[] chunks) {
        String text = new String(chunks, StandardCharsets.ISO_8859_1);
        StringBuilder joined = new StringBuilder();
        int at = 0;
        while (true) {
            int data = text.indexOf("\r\n", at) + 2;
            int size = Integer.parseInt(text, at, text.indexOf(';', at), 16);
            if (size == 0) {
                return joined.toString().getBytes(StandardCharsets.ISO_8859_1);
            }
            joined.append(text, data, data + size);
            at = data + size + 2;
        }
    }

    private static long last(Matcher range) {
        return Long.parseLong(range.group(2));
    }

    private static void runtime(
            HttpExchange exchange, Iterator<String> orders, Consumer<Boolean> end)
            throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/error")) {
                end.accept(false);
            } else if (!path.endsWith("/next")) {
                answer(exchange, 202, "{}");
            } else if (orders.hasNext()) {
                // AWS's native client takes it for granted, and ends the process without it.
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "rehearsal");
                exchange.getResponseHeaders()
                        .set(
                                "Lambda-Runtime-Deadline-Ms",
                                Long.toString(System.currentTimeMillis() + 60_000));
                exchange.getResponseHeaders()
                        .set(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws:lambda:us-east-1:123456789012:function:rehearsal");
                answer(exchange, 200, orders.next());
            } else {
                end.accept(true);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
