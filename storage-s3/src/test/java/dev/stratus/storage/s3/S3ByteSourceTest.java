package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ByteSourceContract;
import dev.stratus.storage.NewObject;
import dev.stratus.storage.NoSuchObjectException;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@EnabledForJreRange(
        min = JRE.JAVA_25,
        disabledReason = "the embedded S3 server is of the half that needs Java 25")
final class S3ByteSourceTest extends ByteSourceContract {
    private static final String LOCATION = "s3://surveys/lines/line 7+%.sgy";

    private static SignedStore store;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        store = SignedStore.over(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
    }

    @Override
    protected ByteSource opened(byte[] bytes) throws Exception {
        put(LOCATION, bytes);
        return store.storage().open(LOCATION, store.options());
    }

    private static void put(String location, byte[] bytes) throws Exception {
        try (NewObject made = store.storage().create(location, store.options())) {
            made.body().write(bytes);
            made.publish();
        }
    }

    @Test
    void stopsWhenTheObjectWasReplaced() throws Exception {
        byte[] bytes = someBytes(200_000);
        try (ByteSource source = opened(bytes)) {
            bytes[150_000]++;
            put(LOCATION, bytes);
            assertThatThrownBy(() -> source.read(150_000, ByteBuffer.allocate(10)))
                    .isInstanceOf(ObjectChangedException.class)
                    .hasMessage(
                            "s3://surveys/lines/line 7+%.sgy: was replaced while it was read. Start again.");
        }
    }

    @Test
    void stopsWhenTheObjectBecameShorter() throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            put(LOCATION, someBytes(100_000));
            assertThatThrownBy(() -> source.read(150_000, ByteBuffer.allocate(10)))
                    .isInstanceOf(ObjectChangedException.class);
        }
    }

    @Test
    void saysThatThereIsNoSuchObject() {
        assertThatThrownBy(() -> store.storage().open("s3://surveys/no.sgy", store.options()))
                .isInstanceOf(NoSuchObjectException.class)
                .hasMessage("s3://surveys/no.sgy: there is no such object. Check its key.");
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        assertThatThrownBy(() -> store.storage().open("s3://nowhere/no.sgy", store.options()))
                .isInstanceOf(NoSuchObjectException.class)
                .hasMessageContaining("there is no such bucket");
    }

    @Test
    void anonymousAccessNeverFallsBackToCredentials() throws Exception {
        put(LOCATION, someBytes(100));
        StorageOptions nobody = store.options().withAccess(StorageOptions.Access.ANONYMOUS);
        assertThatThrownBy(() -> store.storage().open(LOCATION, nobody))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("access is denied (403");
    }

    @Test
    void aWrongKeyIsRefusedWithoutBeingShown() throws Exception {
        put(LOCATION, someBytes(100));
        String right = System.getProperty("aws.secretAccessKey");
        System.setProperty("aws.secretAccessKey", "wrong-secret");
        try {
            S3Storage other = new S3Storage(SignedStore.QUICK);
            assertThatThrownBy(() -> other.open(LOCATION, store.options()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("access is denied (403, SignatureDoesNotMatch)")
                    .hasMessageNotContaining("wrong-secret")
                    .hasMessageNotContaining(store.server().accessKey())
                    .hasNoCause();
        } finally {
            System.setProperty("aws.secretAccessKey", right);
        }
    }
}
