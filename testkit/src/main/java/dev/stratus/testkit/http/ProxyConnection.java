package dev.stratus.testkit.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One client's connection: requests one after the other, each over a connection of its own to the
/// server behind.
final class ProxyConnection {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final int IDLE_MILLIS = 60_000;

    private final FaultyHttpProxy proxy;
    private final Socket client;
    private final InputStream in;
    private final OutputStream out;

    /// What becomes of the connection after an answer.
    private enum After {
        KEEP,
        END
    }

    ProxyConnection(FaultyHttpProxy proxy, Socket client) throws IOException {
        this.proxy = proxy;
        this.client = client;
        client.setTcpNoDelay(true);
        client.setSoTimeout(IDLE_MILLIS);
        in = new BufferedInputStream(client.getInputStream());
        out = new BufferedOutputStream(client.getOutputStream());
    }

    void serve() throws IOException {
        After after = After.KEEP;
        while (after == After.KEEP) {
            Optional<HttpHead> request = HttpHead.read(in);
            if (request.isEmpty()) {
                return;
            }
            after = answer(request.get());
            out.flush();
        }
    }

    private After answer(HttpHead request) throws IOException {
        SeenRequest seen = new SeenRequest(request.word(0), request.word(1), request.headerLines());
        Optional<HttpFault> fault = proxy.saw(seen);
        if (fault.isPresent()) {
            switch (fault.get()) {
                case SLOW_DOWN -> {
                    return refuse(request, HttpFault.SLOW_DOWN, "503 Slow Down", "SlowDown");
                }
                case INTERNAL_ERROR -> {
                    return refuse(
                            request,
                            HttpFault.INTERNAL_ERROR,
                            "500 Internal Server Error",
                            "InternalError");
                }
                case REPLACED_OBJECT -> {
                    if (request.header("If-Match").isPresent()) {
                        return refuse(
                                request,
                                HttpFault.REPLACED_OBJECT,
                                "412 Precondition Failed",
                                "PreconditionFailed");
                    }
                }
                case RESET_BEFORE_ANSWER,
                        RESET_IN_BODY,
                        SHORT_BODY,
                        STALL,
                        WRONG_CONTENT_RANGE,
                        IGNORED_RANGE -> {}
            }
        }
        try (Socket server = proxy.connect()) {
            server.setTcpNoDelay(true);
            OutputStream toServer = new BufferedOutputStream(server.getOutputStream());
            passOn(request, toServer);
            InputStream fromServer = new BufferedInputStream(server.getInputStream());
            HttpHead answer =
                    HttpHead.read(fromServer)
                            .orElseThrow(() -> new IOException("the server gave no answer"));
            return fault.isPresent()
                    ? spoil(fault.get(), request, answer, fromServer)
                    : passBack(request, answer, fromServer);
        }
    }

    /// Answers in the server's place, after the request's body was read.
    private After refuse(HttpHead request, HttpFault fault, String status, String code)
            throws IOException {
        passOn(request, new ByteArrayOutputStream());
        proxy.happened(fault);
        byte[] body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>injected</Message></Error>"
                        .formatted(code)
                        .getBytes(StandardCharsets.UTF_8);
        HttpHead answer =
                HttpHead.of(
                        "HTTP/1.1 " + status,
                        "Content-Type: application/xml",
                        "Content-Length: " + body.length);
        out.write(answer.bytes());
        if (!request.word(0).equals("HEAD")) {
            out.write(body);
        }
        return After.KEEP;
    }

    /// The client is told to go on here, where it waits for that: one hop less to wait for.
    private void passOn(HttpHead request, OutputStream to) throws IOException {
        if (request.header("Expect").isPresent()) {
            out.write(HttpHead.of("HTTP/1.1 100 Continue").bytes());
            out.flush();
        }
        to.write(request.without("Expect").bytes());
        if (request.isChunked()) {
            HttpBody.copyChunks(in, to);
        } else {
            HttpBody.copy(in, to, request.contentLength().orElse(0));
        }
        to.flush();
    }

    private After passBack(HttpHead request, HttpHead answer, InputStream body) throws IOException {
        out.write(answer.bytes());
        if (hasNoBody(request, answer)) {
            return After.KEEP;
        }
        OptionalLong length = answer.contentLength();
        if (answer.isChunked()) {
            HttpBody.copyChunks(body, out);
            return After.KEEP;
        }
        if (length.isPresent()) {
            HttpBody.copy(body, out, length.getAsLong());
            return After.KEEP;
        }
        body.transferTo(out);
        return After.END;
    }

    private After spoil(HttpFault fault, HttpHead request, HttpHead answer, InputStream body)
            throws IOException {
        long length = hasNoBody(request, answer) ? 0 : answer.contentLength().orElse(0);
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        switch (fault) {
            case RESET_BEFORE_ANSWER -> {
                proxy.happened(fault);
                return reset();
            }
            case RESET_IN_BODY, SHORT_BODY -> {
                if (length > 0) {
                    proxy.happened(fault);
                    out.write(answer.bytes());
                    HttpBody.copy(body, out, length / 2);
                    return fault == HttpFault.RESET_IN_BODY ? reset() : After.END;
                }
            }
            case STALL -> {
                if (length > 0) {
                    proxy.happened(fault);
                    out.write(answer.bytes());
                    HttpBody.copy(body, out, length / 2);
                    proxy.stall();
                    HttpBody.copy(body, out, length - length / 2);
                    return After.KEEP;
                }
            }
            case WRONG_CONTENT_RANGE -> {
                if (range.matches()) {
                    proxy.happened(fault);
                    return passBack(request, oneByteFurther(answer, range), body);
                }
            }
            case IGNORED_RANGE -> {
                if (range.matches() && length > 0) {
                    proxy.happened(fault);
                    return passBackWhole(answer, range, body);
                }
            }
            case REPLACED_OBJECT -> {
                if (answer.header("ETag").isPresent() && !request.word(0).equals("PUT")) {
                    proxy.happened(fault);
                    return passBack(request, answer.with("ETag", "\"replaced\""), body);
                }
            }
            case SLOW_DOWN, INTERNAL_ERROR ->
                    throw new IllegalStateException(fault + " was answered before");
        }
        return passBack(request, answer, body);
    }

    private static boolean hasNoBody(HttpHead request, HttpHead answer) {
        String status = answer.word(1);
        return request.word(0).equals("HEAD") || status.equals("204") || status.equals("304");
    }

    private static HttpHead oneByteFurther(HttpHead answer, Matcher range) {
        return answer.with(
                "Content-Range",
                "bytes %d-%d/%s"
                        .formatted(
                                Long.parseLong(range.group(1)) + 1,
                                Long.parseLong(range.group(2)) + 1,
                                range.group(3)));
    }

    private After passBackWhole(HttpHead answer, Matcher range, InputStream body)
            throws IOException {
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long size = Long.parseLong(range.group(3));
        out.write(
                answer.withStartLine("HTTP/1.1 200 OK")
                        .without("Content-Range")
                        .with("Content-Length", Long.toString(size))
                        .bytes());
        HttpBody.fill(out, first);
        HttpBody.copy(body, out, last + 1 - first);
        HttpBody.fill(out, size - 1 - last);
        return After.KEEP;
    }

    /// Ends the connection with RST instead of FIN, as a router or a killed server does.
    private After reset() throws IOException {
        client.setSoLinger(true, 0);
        return After.END;
    }
}
