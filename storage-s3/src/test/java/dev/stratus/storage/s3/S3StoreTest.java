package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.NewObject;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.Store;
import dev.stratus.storage.StoreContract;
import dev.stratus.storage.StoredObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@EnabledForJreRange(
        min = JRE.JAVA_25,
        disabledReason = "the embedded S3 server is of the half that needs Java 25")
final class S3StoreTest extends StoreContract {
    private static SignedStore store;

    private String prefix = "";

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        store = SignedStore.over(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @BeforeEach
    void choosePrefix() {
        prefix = "s3://surveys/" + UUID.randomUUID();
    }

    @Override
    protected Store store() throws Exception {
        return store.storage().store(prefix, store.options());
    }

    @Test
    void listsNeitherNeighboursNorWhatIsFurtherIn() throws Exception {
        try (Store results = store();
                Store further = store.storage().store(prefix + "/sub/", store.options());
                Store neighbour = store.storage().store(prefix + "-2/", store.options())) {
            write(results, "a", new byte[1]);
            write(further, "b", new byte[1]);
            write(neighbour, "c", new byte[1]);
            assertThat(results.list()).containsExactly(new StoredObject("a", 1));
        }
    }

    @Test
    void listsMoreThanOnePage() throws Exception {
        try (Store results = store()) {
            Path folder = Files.createDirectories(store.bucket().resolve(prefix.substring(13)));
            for (int i = 0; i < 1_005; i++) {
                Files.write(folder.resolve("part-%05d".formatted(i)), new byte[1]);
            }
            assertThat(results.list()).hasSize(1_005);
        }
    }

    @Test
    void findsOutBeforeTheWorkThatNothingMayBeWritten() {
        assertThatThrownBy(() -> store.storage().create("s3://nowhere/x.parquet", store.options()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there is no such bucket");
    }

    @Test
    void namesAnObjectAndNotAPrefixWhereOneIsWritten() {
        assertThatThrownBy(() -> store.storage().create("s3://surveys/x/", store.options()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("names a prefix, expected an object");
    }

    @Test
    void aSmallObjectStartedEarlyIsThereAsWell() throws Exception {
        try (NewObject made = store.storage().create(prefix + "/x.csv", store.options())) {
            made.body().write('7');
            made.publish();
        }
        try (Store results = store()) {
            assertThat(read(results, "x.csv")).containsExactly('7');
        }
    }
}
