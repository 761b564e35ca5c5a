package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStoreTest extends StoreContract {
    @TempDir Path folder;

    @Override
    protected Store store() throws Exception {
        return Storage.store(folder.resolve("results").toString(), StorageOptions.STANDARD);
    }

    @Test
    void leavesNothingBehindThatWasNotPublished() throws Exception {
        try (Store store = store()) {
            write(store, "a", new byte[1]);
            try (NewObject made = store.create("b")) {
                made.body().write(1);
            }
            boolean again = store.putIfAbsent("a", new byte[2]);
            assertThat(again).isFalse();
        }
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a");
        }
    }

    @Test
    void readsAndDeletesNoFolderAndNoLink() throws Exception {
        Path results = Files.createDirectories(folder.resolve("results"));
        Files.createDirectory(results.resolve("sub"));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.createSymbolicLink(results.resolve("link"), elsewhere);
        try (Store store = store()) {
            assertThat(store.list()).isEmpty();
            assertThatThrownBy(() -> store.delete("sub"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is a folder or a link");
            assertThatThrownBy(() -> store.delete("link")).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> store.open("link"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is a folder or a link");
        }
        assertThat(results.resolve("sub")).exists();
        assertThat(elsewhere).exists();
    }

    @Test
    void keepsALinkToAFolder() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("results"), elsewhere);
        try (Store store = store()) {
            write(store, "a", new byte[1]);
            store.delete("a");
            store.removeIfEmpty();
        }
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere).isEmptyDirectory();
    }

    /// As the current folder is, or one that something is mounted on.
    @Test
    void keepsAFolderThatTheSystemKeeps() throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        try (Store store =
                Storage.store(results.resolve(".").toString(), StorageOptions.STANDARD)) {
            store.removeIfEmpty();
        }
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void deletesAndListsWhatAnotherDeletesAtTheSameTime() throws Exception {
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "part-" + i).toList();
        Path results = Files.createDirectories(folder.resolve("results"));
        for (String name : names) {
            Files.createFile(results.resolve(name));
        }
        Files.createFile(results.resolve("kept"));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Store store = store()) {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(
                        threads.submit(() -> {
                            for (String name : names) {
                                store.delete(name);
                            }
                            return null;
                        }));
            }
            while (both.stream().noneMatch(Future::isDone)) {
                assertThat(store.list()).contains(new StoredObject("kept", 0));
            }
            for (Future<?> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysThatAFileIsInTheWay() throws Exception {
        Files.writeString(folder.resolve("results"), "a file");
        try (Store store = store()) {
            assertThatThrownBy(() -> store.create("a"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is a file, expected a folder");
        }
    }
}
