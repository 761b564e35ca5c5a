package dev.stratus.job;

import java.io.IOException;

/// Where the parts of a job go. Any thread may call.
interface PartStore {
    /// Stores a part, whole or not at all, in place of what has its name.
    void put(String name, byte[] part) throws IOException;
}
