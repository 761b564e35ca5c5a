package dev.stratus.storage.s3;

import dev.stratus.storage.ByteRange;
import dev.stratus.storage.RangeResponse;
import dev.stratus.storage.RangeTransport;
import dev.stratus.storage.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Asks S3 for ranges of one object: GetObject with `Range`, and with `If-Match` after the first.
final class S3Transport implements RangeTransport {
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /// From so many bytes on a request is one of many, for which a signature pays.
    private static final int LARGE_BYTES = 256 * 1024;

    private final S3Location at;
    private final S3Connection connection;
    private final SignedRanges signed;

    S3Transport(S3Location at, S3Connection connection) {
        this.at = at;
        this.connection = connection;
        this.signed = new SignedRanges(at, connection);
    }

    @Override
    public RangeResponse get(ByteRange range, Optional<String> version) throws IOException {
        String bytes = "bytes=" + range.first() + "-" + (range.end() - 1);
        try {
            if (version.isPresent() && range.length() >= LARGE_BYTES) {
                Optional<RangeResponse> answer = signed.get(bytes, version.get());
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return answer(connection.getOnce(at, bytes, version));
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE && version.isEmpty()) {
                // S3's answer to a range of an object without a byte.
                return RangeResponse.empty(connection.head(at).eTag());
            }
            throw S3Failures.of(at.name(), e);
        } catch (RuntimeException e) {
            throw S3Failures.of(at.name(), e);
        }
    }

    private RangeResponse answer(ResponseInputStream<GetObjectResponse> body) throws IOException {
        GetObjectResponse head = body.response();
        String version = head.eTag() == null ? "unknown" : head.eTag();
        if (head.sdkHttpResponse().statusCode() != PARTIAL) {
            body.abort();
            if (Long.valueOf(0).equals(head.contentLength())) {
                return RangeResponse.empty(version);
            }
            throw new StorageException(
                    "%s: the store answered with the whole object where a range was asked for. It cannot be read in parts; copy it to a store that knows Range requests."
                            .formatted(at.name()));
        }
        String range = head.contentRange() == null ? "" : head.contentRange();
        return RangeResponse.partial(range, version, new SdkBody(body), body::abort);
    }

    /// A body whose failures are all IOExceptions; the SDK throws some of its own.
    private static final class SdkBody extends FilterInputStream {
        SdkBody(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (SdkException e) {
                throw new IOException(e.getClass().getSimpleName());
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (SdkException e) {
                throw new IOException(e.getClass().getSimpleName());
            }
        }
    }
}
