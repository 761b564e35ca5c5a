package dev.stratus.testkit.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// AWS Lambda's Invoke API on 127.0.0.1 (`POST /2015-03-31/functions/{name}/invocations`,
/// synchronous), and of GetFunctionConfiguration (`GET …/configuration`) what counts for the price,
/// in front of real function processes, of which each serves one invocation at a time and is kept
/// for the next one. More invocations at once than the limit are throttled.
///
/// A client points at it with `endpointOverride`; its credentials are not checked.
public final class LambdaEndpoint implements Closeable {
    private static final String PREFIX = "/2015-03-31/functions/";
    private static final String SUFFIX = "/invocations";
    private static final String CONFIGURATION = "/configuration";
    private static final int THREADS = 64;
    private static final int MOST_PAYLOAD_BYTES = 6 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, RuntimeApi::thread);
    private final Path logs;
    private final Semaphore concurrency;
    private final Supplier<Optional<LambdaFault>> faults;
    private final Map<String, Function> functions = new HashMap<>();
    private final List<FunctionProcess> started = new ArrayList<>();
    private final List<Invocation> invocations = new ArrayList<>();
    private int processes;
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();

    /// A function and its processes that wait for work.
    private record Function(FunctionSpec spec, Deque<FunctionProcess> idle) {}

    private LambdaEndpoint(
            HttpServer server, Path logs, int concurrency, Supplier<Optional<LambdaFault>> faults) {
        this.server = server;
        this.logs = logs;
        this.concurrency = new Semaphore(concurrency);
        this.faults = faults;
    }

    /// Starts the service.
    ///
    /// @param concurrency how many invocations run at once, of all functions together
    /// @param logs the folder that the processes run in, for what they print
    /// @param faults asked once for each invocation, by several threads at once
    public static LambdaEndpoint start(
            int concurrency, Path logs, Supplier<Optional<LambdaFault>> faults) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(RuntimeApi.loopback(), 0), 0);
        LambdaEndpoint endpoint = new LambdaEndpoint(server, logs, concurrency, faults);
        server.setExecutor(endpoint.threads);
        server.createContext("/", endpoint::handle);
        server.start();
        return endpoint;
    }

    /// Makes a function known; a process is started when it is first invoked.
    public synchronized void deploy(FunctionSpec function) {
        functions.put(function.name(), new Function(function, new ArrayDeque<>()));
    }

    /// For `endpointOverride`.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The ARN that [#deploy] gave to a function.
    public static String arn(String name) {
        return "arn:aws:lambda:us-east-1:123456789012:function:" + name;
    }

    /// The invocations that have ended so far, in that order.
    public synchronized List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    /// How many invocations ran at once at most.
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /// Kills every process.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        synchronized (this) {
            started.forEach(FunctionProcess::close);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (exchange.getRequestMethod().equals("GET") && path.endsWith(CONFIGURATION)) {
                describe(exchange, path);
                return;
            }
            byte[] payload = exchange.getRequestBody().readNBytes(MOST_PAYLOAD_BYTES + 1);
            if (!exchange.getRequestMethod().equals("POST")
                    || !path.startsWith(PREFIX)
                    || !path.endsWith(SUFFIX)) {
                refuse(exchange, 404, "UnknownOperationException", "no such operation: " + path);
                return;
            }
            String name = name(path.substring(PREFIX.length(), path.length() - SUFFIX.length()));
            Function function;
            synchronized (this) {
                function = functions.get(name);
            }
            String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
            if (function == null) {
                refuse(
                        exchange,
                        404,
                        "ResourceNotFoundException",
                        "Function not found: " + arn(name));
            } else if (payload.length > MOST_PAYLOAD_BYTES) {
                refuse(exchange, 413, "RequestTooLargeException", "6291456 bytes at most");
            } else if (type != null && !type.equals("RequestResponse")) {
                refuse(exchange, 400, "InvalidParameterValueException", "not here: " + type);
            } else {
                String event =
                        payload.length == 0 ? "{}" : new String(payload, StandardCharsets.UTF_8);
                invoke(exchange, function, event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void describe(HttpExchange exchange, String path) throws IOException {
        String name = name(path.substring(PREFIX.length(), path.length() - CONFIGURATION.length()));
        Function function;
        synchronized (this) {
            function = functions.get(name);
        }
        if (function == null) {
            refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + arn(name));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(
                exchange,
                200,
                "{\"FunctionName\": \"%s\", \"MemorySize\": %d, \"Architectures\": [\"x86_64\"]}"
                        .formatted(name, function.spec.memoryMegabytes()));
    }

    private void invoke(HttpExchange exchange, Function function, String payload)
            throws IOException, InterruptedException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        Optional<LambdaFault> fault = faults.get();
        if (fault.equals(Optional.of(LambdaFault.SERVICE_ERROR))) {
            neverRan(function.spec, requestId, Invocation.Outcome.SERVICE_ERROR);
            refuse(exchange, 500, "ServiceException", "injected");
            return;
        }
        if (fault.equals(Optional.of(LambdaFault.THROTTLED)) || !concurrency.tryAcquire()) {
            neverRan(function.spec, requestId, Invocation.Outcome.THROTTLED);
            exchange.getResponseHeaders().set("Retry-After", "0");
            refuse(exchange, 429, "TooManyRequestsException", "Rate Exceeded.");
            return;
        }
        FunctionProcess.Ended ended;
        try {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            ended = run(function, requestId, payload, fault);
        } finally {
            atOnce.decrementAndGet();
            concurrency.release();
        }
        if ("Tail".equals(exchange.getRequestHeaders().getFirst("X-Amz-Log-Type"))) {
            exchange.getResponseHeaders()
                    .set("X-Amz-Log-Result", report(function.spec, requestId, ended.duration()));
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (ended.outcome() != Invocation.Outcome.SUCCEEDED) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        answer(exchange, 200, ended.payload());
    }

    /// The line that ends an invocation's log, as a client gets it.
    private static String report(FunctionSpec function, String requestId, Duration duration) {
        double millis = duration.toNanos() / 1e6;
        String line =
                String.format(
                        Locale.ROOT,
                        "END RequestId: %s\nREPORT RequestId: %1$s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB\tMax Memory Used: %4$d MB\t\n",
                        requestId,
                        millis,
                        Math.ceil(millis),
                        function.memoryMegabytes());
        return Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
    }

    private FunctionProcess.Ended run(
            Function function, String requestId, String payload, Optional<LambdaFault> fault)
            throws IOException, InterruptedException {
        FunctionProcess process = take(function, fault);
        Invocation.Start start = process.startOfNext();
        FunctionProcess.Ended ended =
                process.invoke(requestId, payload, arn(function.spec.name()), fault);
        synchronized (this) {
            invocations.add(
                    new Invocation(
                            function.spec.name(),
                            requestId,
                            start,
                            ended.outcome(),
                            ended.duration()));
            if (process.isAlive()) {
                function.idle.push(process);
            } else {
                started.remove(process);
            }
        }
        return ended;
    }

    private synchronized FunctionProcess take(Function function, Optional<LambdaFault> fault)
            throws IOException {
        if (!function.idle.isEmpty() && fault.equals(Optional.of(LambdaFault.COLD_START))) {
            FunctionProcess replaced = function.idle.pop();
            started.remove(replaced);
            replaced.close();
        } else if (!function.idle.isEmpty()) {
            return function.idle.pop();
        }
        processes++;
        String log = "%s-%03d.log".formatted(function.spec.name(), processes);
        FunctionProcess process = FunctionProcess.start(function.spec, logs, log);
        started.add(process);
        return process;
    }

    private synchronized void neverRan(
            FunctionSpec function, String requestId, Invocation.Outcome outcome) {
        invocations.add(
                new Invocation(
                        function.name(), requestId, Invocation.Start.NONE, outcome, Duration.ZERO));
    }

    /// A function's name from its name, ARN or partial ARN, with or without a qualifier.
    private static String name(String segment) {
        String decoded = URLDecoder.decode(segment, StandardCharsets.UTF_8);
        int function = decoded.indexOf("function:");
        String rest = function < 0 ? decoded : decoded.substring(function + "function:".length());
        return rest.split(":", 2)[0];
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, status, Json.object("Type", "User", "message", message));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
