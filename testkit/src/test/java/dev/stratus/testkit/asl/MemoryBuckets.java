package dev.stratus.testkit.asl;

import java.io.FileNotFoundException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Buckets in memory.
public final class MemoryBuckets implements Buckets {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public byte[] get(String bucket, String key) throws FileNotFoundException {
        byte[] bytes = objects.get(bucket + "/" + key);
        if (bytes == null) {
            throw new FileNotFoundException("no object " + bucket + "/" + key);
        }
        return bytes;
    }

    @Override
    public void put(String bucket, String key, byte[] bytes) {
        objects.put(bucket + "/" + key, bytes);
    }

    /// Bucket and key of each object, sorted.
    public Set<String> names() {
        return new TreeSet<>(objects.keySet());
    }
}
