package dev.stratus.lambda;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.testkit.asl.Buckets;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The buckets of an S3 server, as a state machine reaches them.
record StoredBuckets(StorageOptions options) implements Buckets {
    @Override
    public byte[] get(String bucket, String key) throws IOException {
        try (ByteSource source = Storage.open("s3://%s/%s".formatted(bucket, key), options)) {
            byte[] bytes = new byte[Math.toIntExact(source.size())];
            source.read(0, ByteBuffer.wrap(bytes));
            return bytes;
        }
    }

    @Override
    public void put(String bucket, String key, byte[] bytes) throws IOException {
        try (NewObject object = Storage.create("s3://%s/%s".formatted(bucket, key), options)) {
            object.body().write(bytes);
            object.publish();
        }
    }
}
