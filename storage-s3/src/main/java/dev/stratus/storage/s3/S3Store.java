package dev.stratus.storage.s3;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.Store;
import dev.stratus.storage.StoredObject;
import dev.stratus.storage.TransientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects directly under one prefix of a bucket.
final class S3Store implements Store {
    private final S3Location prefix;
    private final S3Connection connection;

    S3Store(S3Location prefix, S3Connection connection) {
        this.prefix = prefix;
        this.connection = connection;
    }

    private S3Location at(String object) {
        return prefix.child(Store.checkedName(object));
    }

    @Override
    public String name() {
        return prefix.name();
    }

    @Override
    public ByteSource open(String object) throws IOException {
        return S3Storage.open(at(object), connection);
    }

    @Override
    public NewObject create(String object) {
        return new S3NewObject(at(object), connection);
    }

    /// Asks first whether the object is there: a store that does not know `If-None-Match` on a
    /// write ignores it.
    @Override
    public boolean putIfAbsent(String object, byte[] bytes) throws IOException {
        S3Location at = at(object);
        if (exists(at)) {
            return false;
        }
        AtomicBoolean unsure = new AtomicBoolean();
        return connection
                .retries()
                .call(
                        at.name(),
                        () -> {
                            try {
                                connection.putOnceIfAbsent(at, ByteBuffer.wrap(bytes));
                                return true;
                            } catch (RuntimeException e) {
                                IOException failure = S3Failures.of(at.name(), e);
                                if (failure instanceof ObjectChangedException) {
                                    // An attempt whose answer was lost may have written it.
                                    return unsure.get() && holds(at, bytes);
                                }
                                unsure.compareAndSet(false, failure instanceof TransientException);
                                throw failure;
                            }
                        });
    }

    private boolean exists(S3Location at) throws IOException {
        try {
            connection.head(at);
            return true;
        } catch (NoSuchObjectException e) {
            return false;
        }
    }

    private boolean holds(S3Location at, byte[] bytes) throws IOException {
        try (ByteSource source = S3Storage.open(at, connection)) {
            if (source.size() != bytes.length) {
                return false;
            }
            ByteBuffer found = ByteBuffer.allocate(bytes.length);
            source.read(0, found);
            return Arrays.equals(found.array(), bytes);
        }
    }

    @Override
    public List<StoredObject> list() throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ListObjectsV2Response page = connection.list(prefix, after);
            for (S3Object object : page.contents()) {
                String name = object.key().substring(prefix.key().length());
                if (!name.isEmpty()) {
                    objects.add(new StoredObject(name, object.size()));
                }
            }
            after = Optional.ofNullable(page.nextContinuationToken());
        } while (after.isPresent());
        objects.sort(Comparator.comparing(StoredObject::name));
        return objects;
    }

    @Override
    public void delete(String object) throws IOException {
        connection.delete(at(object));
    }

    /// Releases nothing: the connection is shared.
    @Override
    public void close() {}
}
