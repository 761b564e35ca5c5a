package dev.stratus.storage.s3;

import dev.stratus.storage.NewObject;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// An object that is written in parts of 8 MiB, one after the other (S3's multipart upload), or in
/// one request when it is smaller. S3 shows it when the last request is done, and not before.
final class S3NewObject implements NewObject {
    private static final int PART_BYTES = 8 << 20;
    private static final int MOST_PARTS = 10_000;

    private final S3Location at;
    private final S3Connection connection;
    private final ByteBuffer part = ByteBuffer.allocate(PART_BYTES);
    private final List<CompletedPart> parts = new ArrayList<>();
    private final OutputStream body = new Body();
    private Optional<String> upload = Optional.empty();
    private long written;
    private boolean done;

    S3NewObject(S3Location at, S3Connection connection) {
        this.at = at;
        this.connection = connection;
    }

    @Override
    public String name() {
        return at.name();
    }

    @Override
    public OutputStream body() {
        return body;
    }

    private final class Body extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int taken = 0;
            while (taken < length) {
                if (!part.hasRemaining()) {
                    sendPart();
                }
                int count = Math.min(length - taken, part.remaining());
                part.put(bytes, offset + taken, count);
                taken += count;
                written += count;
            }
        }
    }

    /// Starts the upload in parts.
    void begin() throws IOException {
        upload = Optional.of(connection.beginUpload(at));
    }

    private void sendPart() throws IOException {
        if (upload.isEmpty()) {
            begin();
        }
        if (parts.size() == MOST_PARTS) {
            throw new StorageException(
                    "%s: has more than %d parts of %d bytes, the most that S3 takes. Write it in several objects."
                            .formatted(at.name(), MOST_PARTS, PART_BYTES));
        }
        part.flip();
        parts.add(connection.uploadPart(at, upload.orElseThrow(), parts.size() + 1, part));
        part.clear();
    }

    @Override
    public void publish() throws IOException {
        if (parts.isEmpty()) {
            part.flip();
            connection.put(at, part);
            done = true;
            giveUpUpload();
        } else {
            if (part.position() > 0) {
                sendPart();
            }
            complete();
            done = true;
        }
    }

    /// The object is there in one piece; that nobody may end its upload is no failure, for one
    /// without parts costs nothing.
    private void giveUpUpload() throws IOException {
        try {
            giveUpParts();
        } catch (StorageException e) {
            return;
        }
    }

    /// Puts the parts together. When an answer was lost after that was done, the upload is gone and
    /// the object is there.
    private void complete() throws IOException {
        try {
            connection.completeUpload(at, upload.orElseThrow(), parts);
        } catch (NoSuchObjectException e) {
            HeadObjectResponse found = connection.head(at);
            boolean ours =
                    found.contentLength() == written && found.eTag().contains("-" + parts.size());
            if (!ours) {
                throw e;
            }
        }
    }

    private void giveUpParts() throws IOException {
        if (upload.isPresent()) {
            try {
                connection.abortUpload(at, upload.get());
            } catch (NoSuchObjectException e) {
                return; // An attempt whose answer was lost has done it.
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!done) {
            done = true;
            giveUpParts();
        }
    }
}
