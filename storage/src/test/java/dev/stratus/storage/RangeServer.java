package dev.stratus.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/// A web server on loopback that hands out one file in ranges, writes down what it was asked for,
/// and answers wrongly when it is told to.
public final class RangeServer implements Closeable {
    /// How a request is answered.
    public enum Answer {
        RIGHT,
        BUSY,
        CUT_BODY,
        NO_BODY,
        OTHER_RANGE,
        BAD_CONTENT_RANGE,
        WHOLE_FILE,
        FORBIDDEN,
        NOT_FOUND,
        REPLACED,
        REPLACED_UNCONDITIONALLY
    }

    /// A request as it arrived; what it did not say is empty.
    public record Request(
            String method, String target, String range, String ifMatch, String authorization) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] bytes = new byte[0];
    private volatile Optional<String> redirect = Optional.empty();

    private RangeServer(HttpServer server) {
        this.server = server;
    }

    public static RangeServer start() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        RangeServer started = new RangeServer(HttpServer.create(any, 0));
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    public void serve(byte[] file) {
        bytes = file.clone();
    }

    /// How the next requests are answered; those after them are answered rightly.
    public void answer(Answer... next) {
        answers.addAll(List.of(next));
    }

    /// Answers every request with a redirect.
    public void redirectTo(String target) {
        redirect = Optional.of(target);
    }

    public List<Request> requests() {
        return requests;
    }

    /// The ranges that were asked for, as `bytes=first-last`.
    public List<String> ranges() {
        return requests.stream().map(Request::range).toList();
    }

    public String url(String path) {
        return "http://%s:%d/%s"
                .formatted(
                        server.getAddress().getHostString(), server.getAddress().getPort(), path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new Request(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            header(exchange, "Range"),
                            header(exchange, "If-Match"),
                            header(exchange, "Authorization")));
            if (redirect.isPresent()) {
                exchange.getResponseHeaders().set("Location", redirect.get());
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            Answer answer = answers.poll();
            send(exchange, answer == null ? Answer.RIGHT : answer);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] file = bytes;
        CRC32 sum = new CRC32();
        sum.update(file);
        String tag = "\"%08x\"".formatted(sum.getValue());
        if (answer == Answer.REPLACED_UNCONDITIONALLY) {
            tag = "\"another\"";
        }
        exchange.getResponseHeaders().set("ETag", tag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        String condition = header(exchange, "If-Match");
        boolean replaced = !condition.isEmpty() && !condition.equals(tag);
        switch (answer) {
            case BUSY -> exchange.sendResponseHeaders(503, -1);
            case FORBIDDEN -> exchange.sendResponseHeaders(403, -1);
            case NOT_FOUND -> exchange.sendResponseHeaders(404, -1);
            case REPLACED -> exchange.sendResponseHeaders(412, -1);
            case WHOLE_FILE -> sendBody(exchange, 200, file, 0, file.length, file.length);
            case RIGHT,
                    CUT_BODY,
                    NO_BODY,
                    OTHER_RANGE,
                    BAD_CONTENT_RANGE,
                    REPLACED_UNCONDITIONALLY -> {
                if (replaced && answer != Answer.REPLACED_UNCONDITIONALLY) {
                    exchange.sendResponseHeaders(412, -1);
                } else {
                    sendRange(exchange, file, answer);
                }
            }
        }
    }

    private static void sendRange(HttpExchange exchange, byte[] file, Answer answer)
            throws IOException {
        String[] ends = header(exchange, "Range").substring("bytes=".length()).split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = Math.min(Integer.parseInt(ends[1]), file.length - 1);
        if (first >= file.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        int shift = answer == Answer.OTHER_RANGE ? 1 : 0;
        String range = "bytes %d-%d/%d".formatted(first - shift, last - shift, file.length);
        exchange.getResponseHeaders()
                .set("Content-Range", answer == Answer.BAD_CONTENT_RANGE ? "bytes 7" : range);
        int length = last - first + 1;
        int sent =
                switch (answer) {
                    case CUT_BODY -> length / 2;
                    case NO_BODY -> 0;
                    default -> length;
                };
        sendBody(exchange, 206, file, first - shift, sent, length);
    }

    private static void sendBody(
            HttpExchange exchange, int status, byte[] file, int from, int sent, int announced)
            throws IOException {
        exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
        OutputStream body = exchange.getResponseBody();
        body.write(file, from, sent);
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
