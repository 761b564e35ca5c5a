package dev.stratus.testkit;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.Storage;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StorageProvider;
import dev.stratus.storage.Store;
import dev.stratus.storage.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Local files and folders, as `faulty:/path`, whose every step goes wrong as it is told to. A step
/// is the beginning of an operation, its end, and the middle of what is written.
public final class FaultyStorage implements StorageProvider {
    /// How a step goes wrong.
    public enum Fault {
        /// The operation fails there: before it is done, half way, or when it is done already.
        FAILS,
        /// It goes on, but late.
        SLOW,
        /// What is written into a store or read from it has one bit that is another.
        WRONG_BIT
    }

    private static final long SLOW_MILLIS = 5;

    // Not the same bit: what is wrong on the storage is to be wrong also when it is read wrongly.
    private static final int WRONG_WHERE_IT_IS_WRITTEN = 0x10;
    private static final int WRONG_WHERE_IT_IS_READ = 0x20;

    private static volatile Supplier<Optional<Fault>> decide = Optional::empty;

    /// Decides at every step, from any thread, what goes wrong. It may also end the process.
    public static void decideBy(Supplier<Optional<Fault>> faults) {
        decide = faults;
    }

    /// The same place without faults.
    public static String direct(String location) {
        return location.replaceFirst("^faulty:", "");
    }

    /// @return whether a bit is to be another
    private static boolean step(String what) throws IOException {
        Optional<Fault> fault = decide.get();
        if (fault.isEmpty()) {
            return false;
        }
        switch (fault.get()) {
            case FAILS -> throw new IOException(what + ": injected: the storage failed.");
            case SLOW -> {
                try {
                    Thread.sleep(SLOW_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while the storage is slow");
                }
            }
            case WRONG_BIT -> {
                return true;
            }
        }
        return false;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("faulty");
    }

    @Override
    public ByteSource open(String location, StorageOptions options) throws IOException {
        return Storage.open(direct(location), options);
    }

    @Override
    public Store store(String location, StorageOptions options) throws IOException {
        return new FaultyStore(Storage.store(direct(location), options));
    }

    @Override
    public NewObject create(String location, StorageOptions options) throws IOException {
        step(location);
        return new FaultyObject(Storage.create(direct(location), options), false);
    }

    private record FaultyStore(Store store) implements Store {
        @Override
        public String name() {
            return store.name();
        }

        @Override
        public ByteSource open(String object) throws IOException {
            return new FaultyRead(store.open(object), step(object));
        }

        @Override
        public NewObject create(String object) throws IOException {
            step(object);
            return new FaultyObject(store.create(object), true);
        }

        @Override
        public boolean putIfAbsent(String object, byte[] bytes) throws IOException {
            step(object);
            boolean put = store.putIfAbsent(object, bytes);
            step(object);
            return put;
        }

        @Override
        public List<StoredObject> list() throws IOException {
            step(name());
            return store.list();
        }

        @Override
        public void delete(String object) throws IOException {
            step(object);
            store.delete(object);
            step(object);
        }

        @Override
        public void removeIfEmpty() throws IOException {
            step(name());
            store.removeIfEmpty();
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }

    private static void flip(byte[] bytes, int bit) {
        if (bytes.length > 0) {
            bytes[bytes.length / 2] ^= (byte) bit;
        }
    }

    /// Collects what is written, and writes it when it is published.
    private static final class FaultyObject implements NewObject {
        private final NewObject object;
        private final boolean mayFlip;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        FaultyObject(NewObject object, boolean mayFlip) {
            this.object = object;
            this.mayFlip = mayFlip;
        }

        @Override
        public String name() {
            return object.name();
        }

        @Override
        public OutputStream body() {
            return written;
        }

        @Override
        public void publish() throws IOException {
            byte[] bytes = written.toByteArray();
            if (step(name()) && mayFlip) {
                flip(bytes, WRONG_WHERE_IT_IS_WRITTEN);
            }
            OutputStream body = object.body();
            body.write(bytes, 0, bytes.length / 2);
            body.flush();
            step(name());
            body.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
            step(name());
            object.publish();
            step(name());
        }

        @Override
        public void close() throws IOException {
            object.close();
        }
    }

    private record FaultyRead(ByteSource source, boolean wrong) implements ByteSource {
        @Override
        public long size() {
            return source.size();
        }

        @Override
        public String version() {
            return source.version();
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public void read(long position, ByteBuffer target) throws IOException {
            byte[] bytes = new byte[target.remaining()];
            source.read(position, ByteBuffer.wrap(bytes));
            if (wrong) {
                flip(bytes, WRONG_WHERE_IT_IS_READ);
            }
            target.put(bytes);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
