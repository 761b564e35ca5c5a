package dev.stratus.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Asks a web server for ranges (RFC 9110, sections 13 and 14).
///
/// It uses [HttpURLConnection]: measured on ranges of 8 MiB, `java.net.http` reaches half of its
/// throughput at twice the processor time. What a location carries beside its name, a user's
/// password or a presigned URL's query, is in no message of an exception thrown here, nor in its
/// causes.
final class HttpTransport implements RangeTransport {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
    private static final int MOST_REDIRECTS = 5;

    private final String name;
    private final URI location;
    private final @Nullable String authorization;

    /// Where the last redirect led. Asked first, so that not every range is asked for twice.
    private volatile URI last;

    private HttpTransport(String name, URI location, @Nullable String authorization) {
        this.name = name;
        this.location = location;
        this.authorization = authorization;
        this.last = location;
    }

    static HttpTransport of(String location) throws StorageException {
        String name = Storage.displayName(location);
        URI uri;
        try {
            uri = new URI(location);
        } catch (URISyntaxException e) {
            throw new StorageException(
                    "%s: is no URL: %s at character %d. Escape what is no letter, such as a space as %%20."
                            .formatted(name, e.getReason(), e.getIndex() + 1));
        }
        if (uri.getHost() == null) {
            throw new StorageException("%s: names no host.".formatted(name));
        }
        String user = uri.getUserInfo();
        if (user == null) {
            return new HttpTransport(name, uri, null);
        }
        String basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        URI bare = URI.create(location.replaceFirst("//[^/?#]*@", "//"));
        return new HttpTransport(name, bare, basic);
    }

    @Override
    public RangeResponse get(ByteRange range, Optional<String> version) throws IOException {
        URI at = last;
        try {
            for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
                HttpURLConnection connection = ask(at, range, version);
                int status = connection.getResponseCode();
                if (!Redirects.isRedirect(status)) {
                    last = at;
                    return answer(connection, status, at);
                }
                String target = connection.getHeaderField("Location");
                connection.disconnect();
                at = Redirects.follow(name, at, target);
            }
        } catch (StorageException | ObjectChangedException | TransientException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e, at);
        }
        throw new StorageException(
                "%s: was redirected more than %d times. Check the URL."
                        .formatted(name, MOST_REDIRECTS));
    }

    private HttpURLConnection ask(URI at, ByteRange range, Optional<String> version)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Range", "bytes=" + range.first() + "-" + (range.end() - 1));
        version.ifPresent(opened -> HttpVersion.requireSame(connection, opened));
        if (authorization != null && Redirects.sameOrigin(at, location)) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private RangeResponse answer(HttpURLConnection connection, int status, URI at)
            throws IOException {
        if (status == HttpURLConnection.HTTP_PARTIAL) {
            String range = connection.getHeaderField("Content-Range");
            return RangeResponse.partial(
                    range == null ? "" : range,
                    HttpVersion.of(connection),
                    connection.getInputStream(),
                    connection::disconnect);
        }
        String range = connection.getHeaderField("Content-Range");
        connection.disconnect();
        return switch (status) {
            case 200 -> {
                // Some servers know no range of a file without a byte, and answer so.
                if (connection.getContentLengthLong() == 0) {
                    yield RangeResponse.empty(HttpVersion.of(connection));
                }
                throw new StorageException(
                        "%s: the server answered with the whole file where a range was asked for. It cannot be read in parts; download it first, or serve it with a server that knows Range requests."
                                .formatted(name));
            }
            case 412 ->
                    throw new ObjectChangedException(
                            "%s: was replaced while it was read. Start again.".formatted(name));
            case 416 -> {
                if (range != null && range.matches("bytes \\*/0")) {
                    yield RangeResponse.empty(HttpVersion.of(connection));
                }
                throw new ObjectChangedException(
                        "%s: is shorter than when it was opened. It was replaced while it was read; start again."
                                .formatted(name));
            }
            case 400, 401, 403, 404, 410 -> {
                if (!at.equals(location)) {
                    // A redirect's target may be good for some minutes only: begin with the first.
                    last = location;
                    throw new TransientException("answered %d after a redirect".formatted(status));
                }
                throw refused(status);
            }
            case 408, 425, 429, 500, 502, 503, 504 ->
                    throw new TransientException("answered %d".formatted(status));
            default ->
                    throw new StorageException(
                            "%s: the server answered %d, expected 206 (a part of the file)."
                                    .formatted(name, status));
        };
    }

    private StorageException refused(int status) {
        return switch (status) {
            case 404, 410 ->
                    new NoSuchObjectException(
                            "%s: there is no such file (%d). Check the URL."
                                    .formatted(name, status));
            default ->
                    new StorageException(
                            "%s: the server refuses (%d). Check the URL; a presigned one may have expired: ask for a new one."
                                    .formatted(name, status));
        };
    }

    /// Names what went wrong with a connection, and not what was asked for: the JDK's own messages
    /// contain the URL.
    private IOException failed(IOException e, URI at) {
        String host = at.getHost();
        if (e instanceof UnknownHostException) {
            return new StorageException(
                    "%s: there is no host '%s'. Check the URL and the network."
                            .formatted(name, host));
        }
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return new StorageException(
                    "%s: '%s' cannot prove who it is: %s. Check the URL, or the certificates that Java trusts."
                            .formatted(
                                    name,
                                    host,
                                    Printable.shortened(String.valueOf(e.getMessage()))));
        }
        if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
            return e;
        }
        String kind = e.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new TransientException(
                e instanceof SocketTimeoutException
                        ? "did not answer in time"
                        : "cannot be reached at '%s' (%s)".formatted(host, kind));
    }
}
