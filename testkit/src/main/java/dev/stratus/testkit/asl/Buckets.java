package dev.stratus.testkit.asl;

import java.io.IOException;

/// The buckets that items are read from and results are written to.
public interface Buckets {
    /// The whole of an object.
    byte[] get(String bucket, String key) throws IOException;

    /// Writes an object.
    void put(String bucket, String key, byte[] bytes) throws IOException;
}
