package dev.stratus.storage.s3;

import dev.stratus.storage.RangeResponse;
import dev.stratus.storage.TransientException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Ranges of one object by a request that is signed once for all of them, with the signature in its
/// URL. To make and sign a request the SDK takes about as much processor time as it takes to
/// receive two megabytes; this one goes to the SDK's HTTP client as it is. What the store refuses
/// is left to the SDK, which knows why. Any number of threads may ask at once.
///
/// Nothing thrown here has a cause: the JDK's messages contain the URL.
final class SignedRanges {
    /// So long is a signature used: a third of the time for which it is valid.
    private static final Duration USED = PresignedGets.VALID.dividedBy(3);

    /// Where so many in a row are refused, as by a bucket of another region, all would be.
    private static final int MOST_REFUSALS = 3;

    private final S3Location at;
    private final S3Connection connection;
    private volatile int refusals;
    private Optional<SdkHttpRequest> request = Optional.empty();
    private long signedNanos;

    SignedRanges(S3Location at, S3Connection connection) {
        this.at = at;
        this.connection = connection;
    }

    /// The answer with the range; empty where the SDK is to ask.
    ///
    /// @param range as the header has it
    /// @throws TransientException if the request is worth making again
    Optional<RangeResponse> get(String range, String version) throws IOException {
        Optional<SdkHttpRequest> signed = refusals < MOST_REFUSALS ? request() : Optional.empty();
        if (signed.isEmpty()) {
            return Optional.empty();
        }
        SdkHttpRequest asked =
                signed.get().toBuilder()
                        .putHeader("Range", range)
                        .putHeader("If-Match", version)
                        .build();
        HttpExecuteResponse answer;
        try {
            answer = send(asked);
        } catch (UnknownHostException e) {
            refused();
            return Optional.empty();
        }
        SdkHttpResponse head = answer.httpResponse();
        AbortableInputStream body =
                answer.responseBody().orElseGet(AbortableInputStream::createEmpty);
        if (head.statusCode() == 206) {
            refusals = 0;
            return Optional.of(
                    RangeResponse.partial(
                            head.firstMatchingHeader("Content-Range").orElse(""),
                            head.firstMatchingHeader("ETag").orElse("unknown"),
                            body,
                            body::abort));
        }
        body.abort();
        return switch (head.statusCode()) {
            case 408, 429, 500, 502, 503, 504 ->
                    throw new TransientException("answered %d".formatted(head.statusCode()));
            default -> {
                refused();
                yield Optional.empty();
            }
        };
    }

    private HttpExecuteResponse send(SdkHttpRequest asked) throws IOException {
        try {
            return connection.send(asked);
        } catch (UnknownHostException e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw new TransientException("did not answer in time");
        } catch (InterruptedIOException e) {
            throw new InterruptedIOException("%s: interrupted.".formatted(at.name()));
        } catch (IOException e) {
            throw new TransientException(
                    "cannot be reached (%s)".formatted(e.getClass().getSimpleName()));
        }
    }

    private synchronized Optional<SdkHttpRequest> request() {
        long now = System.nanoTime();
        if (request.isEmpty() || now - signedNanos > USED.toNanos()) {
            request = connection.signedGet(at);
            signedNanos = now;
        }
        return request;
    }

    /// The next one gets a new signature.
    private synchronized void refused() {
        refusals++;
        request = Optional.empty();
    }
}
