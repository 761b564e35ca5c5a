package dev.stratus.storage.s3;

import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.Printable;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.TransientException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/// What the SDK throws, as sentences. Its own exceptions do not become causes: their messages are
/// the store's text, and may name keys.
final class S3Failures {
    private static final Set<String> PASSING_CODES =
            Set.of(
                    "InternalError",
                    "OperationAborted",
                    "ConditionalRequestConflict",
                    "RequestTimeout",
                    "ServiceUnavailable",
                    "SlowDown",
                    "Throttling",
                    "ThrottlingException");

    private S3Failures() {}

    static IOException of(String name, RuntimeException e) {
        if (e instanceof AwsServiceException refused) {
            return refused(name, refused);
        }
        Optional<NoCredentialsException> noCredentials = cause(e, NoCredentialsException.class);
        if (noCredentials.isPresent()) {
            return new StorageException("%s: %s".formatted(name, noCredentials.get().getMessage()));
        }
        if (e instanceof AbortedException || cause(e, InterruptedException.class).isPresent()) {
            return new InterruptedIOException("%s: interrupted.".formatted(name));
        }
        if (cause(e, UnknownHostException.class).isPresent()) {
            return new StorageException(
                    "%s: the store's host cannot be found. Check the endpoint, the region and the network."
                            .formatted(name));
        }
        if (cause(e, SSLHandshakeException.class).isPresent()
                || cause(e, SSLPeerUnverifiedException.class).isPresent()) {
            return new StorageException(
                    "%s: the store cannot prove who it is. Check the endpoint, or the certificates that Java trusts."
                            .formatted(name));
        }
        if (cause(e, SocketTimeoutException.class).isPresent()) {
            return new TransientException("did not answer in time");
        }
        Optional<IOException> connection = cause(e, IOException.class);
        if (connection.isPresent()) {
            return new TransientException(
                    "cannot be reached (%s)"
                            .formatted(connection.get().getClass().getSimpleName()));
        }
        return new StorageException(
                "%s: the request cannot be made (%s). Check the options for storage."
                        .formatted(name, e.getClass().getSimpleName()));
    }

    private static IOException refused(String name, AwsServiceException e) {
        int status = e.statusCode();
        String code =
                e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                        ? ""
                        : Printable.shortened(e.awsErrorDetails().errorCode());
        String answer = code.isEmpty() ? "" + status : "%d, %s".formatted(status, code);
        if (PASSING_CODES.contains(code)) {
            return new TransientException("answered %s".formatted(answer));
        }
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 ->
                    new TransientException("answered %s".formatted(answer));
            case 412, 416 ->
                    new ObjectChangedException(
                            "%s: was replaced while it was read. Start again.".formatted(name));
            case 404 ->
                    new NoSuchObjectException(
                            code.equals("NoSuchBucket")
                                    ? "%s: there is no such bucket. Check its name and the endpoint."
                                            .formatted(name)
                                    : "%s: there is no such object. Check its key."
                                            .formatted(name));
            case 401, 403 ->
                    new StorageException(
                            "%s: access is denied (%s). Check that the credentials in use (AWS_PROFILE) may do this; a public bucket is read with --s3-anonymous, one whose requester pays with --s3-requester-pays."
                                    .formatted(name, answer));
            case 301, 307, 400 ->
                    new StorageException(
                            "%s: the store does not accept the request (%s). Check the region (AWS_REGION) and the endpoint."
                                    .formatted(name, answer));
            default -> new StorageException("%s: the store refuses (%s).".formatted(name, answer));
        };
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
