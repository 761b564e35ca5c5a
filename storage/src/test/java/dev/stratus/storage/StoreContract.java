package dev.stratus.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Store] promises. A store passes when its subclass does.
public abstract class StoreContract {
    /// The store at a place that is new and empty, and the same for a whole test.
    protected abstract Store store() throws Exception;

    protected static void write(Store store, String object, byte[] bytes) throws IOException {
        try (NewObject made = store.create(object)) {
            made.body().write(bytes);
            made.publish();
        }
    }

    protected static byte[] read(Store store, String object) throws IOException {
        try (ByteSource source = store.open(object)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
            source.read(0, bytes);
            return bytes.array();
        }
    }

    @Test
    public void readsWhatWasWritten() throws Exception {
        try (Store store = store()) {
            write(store, "manifest.json", "{}".getBytes(UTF_8));
            assertThat(read(store, "manifest.json")).isEqualTo("{}".getBytes(UTF_8));
        }
    }

    @Test
    public void takesAnObjectOfManyWritesAndMegabytes() throws Exception {
        byte[] bytes = new byte[20_000_001];
        new Random(1).nextBytes(bytes);
        try (Store store = store();
                NewObject made = store.create("part-00000.parquet")) {
            OutputStream body = made.body();
            body.write(bytes[0]);
            for (int at = 1; at < bytes.length; at += 1_000_000) {
                body.write(bytes, at, 1_000_000);
            }
            body.close();
            made.publish();
            assertThat(read(store, "part-00000.parquet")).isEqualTo(bytes);
        }
    }

    @Test
    public void takesAnEmptyObject() throws Exception {
        try (Store store = store()) {
            write(store, "empty", new byte[0]);
            assertThat(read(store, "empty")).isEmpty();
            assertThat(store.list()).containsExactly(new StoredObject("empty", 0));
        }
    }

    @Test
    public void showsNothingBeforeItIsPublished() throws Exception {
        try (Store store = store()) {
            try (NewObject made = store.create("part")) {
                made.body().write(new byte[20_000_000]);
                assertThat(store.list()).isEmpty();
                assertThatThrownBy(() -> store.open("part"))
                        .isInstanceOf(NoSuchObjectException.class);
            }
            assertThat(store.list()).isEmpty();
        }
    }

    @Test
    public void keepsTheOldObjectWhenTheNewOneIsGivenUp() throws Exception {
        try (Store store = store()) {
            write(store, "x.csv", "old".getBytes(UTF_8));
            try (NewObject made = store.create("x.csv")) {
                made.body().write("new".getBytes(UTF_8));
            }
            assertThat(read(store, "x.csv")).isEqualTo("old".getBytes(UTF_8));
            write(store, "x.csv", "newer".getBytes(UTF_8));
            assertThat(read(store, "x.csv")).isEqualTo("newer".getBytes(UTF_8));
        }
    }

    @Test
    public void listsInTheOrderOfNames() throws Exception {
        try (Store store = store()) {
            assertThat(store.list()).isEmpty();
            write(store, "b", new byte[2]);
            write(store, "part-00010.parquet", new byte[3]);
            write(store, "a b+c%.csv", new byte[1]);
            assertThat(store.list())
                    .containsExactly(
                            new StoredObject("a b+c%.csv", 1),
                            new StoredObject("b", 2),
                            new StoredObject("part-00010.parquet", 3));
        }
    }

    @Test
    public void deletesOnlyWhatIsNamed() throws Exception {
        try (Store store = store()) {
            write(store, "part-1", new byte[1]);
            write(store, "part-10", new byte[1]);
            store.delete("part-1");
            store.delete("part-1");
            assertThat(store.list()).containsExactly(new StoredObject("part-10", 1));
        }
    }

    @Test
    public void putsOnlyWhereThereIsNothing() throws Exception {
        try (Store store = store()) {
            assertThat(store.putIfAbsent("plan.json", new byte[] {1})).isTrue();
            assertThat(store.putIfAbsent("plan.json", new byte[] {2})).isFalse();
            assertThat(read(store, "plan.json")).containsExactly(1);
        }
    }

    @Test
    public void ofSeveralThatPutOneSucceeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Store store = store()) {
            List<Future<Boolean>> puts =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            store.putIfAbsent("plan.json", new byte[] {(byte) i})))
                            .toList();
            int written = 0;
            for (int i = 0; i < puts.size(); i++) {
                if (puts.get(i).get()) {
                    written++;
                    assertThat(read(store, "plan.json")).containsExactly(i);
                }
            }
            assertThat(written).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../x", "/etc/passwd", "a\\b", "a\nb"})
    public void takesNoNameThatLeadsElsewhere(String name) throws Exception {
        try (Store store = store()) {
            assertThatThrownBy(() -> store.delete(name))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.open(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.create(name))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.putIfAbsent(name, new byte[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
