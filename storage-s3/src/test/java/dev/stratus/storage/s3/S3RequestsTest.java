package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.ByteRange;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ByteSourceContract;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.RangeServer;
import dev.stratus.storage.RangeServer.Answer;
import dev.stratus.storage.ReadAhead;
import dev.stratus.storage.RequestPlan.Limits;
import dev.stratus.storage.StorageException;
import dev.stratus.storage.StorageOptions;
import dev.stratus.storage.StorageOptions.Access;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a server sees of us, and what we make of its answers.
final class S3RequestsTest extends ByteSourceContract {
    private final S3Storage storage = new S3Storage(SignedStore.QUICK);
    private RangeServer server;

    @BeforeEach
    void start() throws Exception {
        server = RangeServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ByteSource opened(byte[] bytes) throws Exception {
        server.serve(bytes);
        return storage.open("s3://survey/line 7.sgy", anonymous());
    }

    private StorageOptions anonymous() {
        return SignedStore.optionsAt(URI.create(server.url(""))).withAccess(Access.ANONYMOUS);
    }

    private static byte[] read(ByteSource source, long position, int count) throws Exception {
        ByteBuffer target = ByteBuffer.allocate(count);
        source.read(position, target);
        return target.array();
    }

    @Test
    void opensWithOneUnsignedRequestInPathStyle() throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            byte[] headers = read(source, 0, 3600);
            assertThat(headers).isEqualTo(Arrays.copyOf(someBytes(200_000), 3600));
        }
        assertThat(server.requests())
                .containsExactly(
                        new RangeServer.Request(
                                "GET", "/survey/line%207.sgy", "bytes=0-65535", "", ""));
    }

    @Test
    void readsInSequenceWithLargeRequestsForTheVersionThatWasOpened() throws Exception {
        byte[] bytes = someBytes(1_000_000);
        try (ByteSource source = opened(bytes);
                ByteSource view =
                        ReadAhead.over(
                                source,
                                List.of(new ByteRange(3_600, 996_400)),
                                new Limits(0, 400_000, 2))) {
            for (int at = 3_600; at < 1_000_000; at += 9_964) {
                assertThat(read(view, at, 9_964))
                        .isEqualTo(Arrays.copyOfRange(bytes, at, at + 9_964));
            }
            assertThat(server.ranges())
                    .containsExactlyInAnyOrder(
                            "bytes=0-65535",
                            "bytes=3600-403599",
                            "bytes=403600-803599",
                            "bytes=803600-999999");
            assertThat(server.requests().subList(1, 4))
                    .allMatch(request -> request.ifMatch().equals(source.version()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"BUSY", "NO_BODY", "OTHER_RANGE", "BAD_CONTENT_RANGE"})
    void asksAgainOnceForEachAnswerThatIsNoUse(Answer answer) throws Exception {
        byte[] bytes = someBytes(200_000);
        try (ByteSource source = opened(bytes)) {
            server.answer(answer, answer);
            assertThat(read(source, 70_000, 100_000))
                    .isEqualTo(Arrays.copyOfRange(bytes, 70_000, 170_000));
            assertThat(server.ranges())
                    .containsExactly(
                            "bytes=0-65535",
                            "bytes=70000-169999",
                            "bytes=70000-169999",
                            "bytes=70000-169999");
        }
    }

    @Test
    void goesOnWhereTheBodyBroke() throws Exception {
        byte[] bytes = someBytes(200_000);
        try (ByteSource source = opened(bytes)) {
            server.answer(Answer.CUT_BODY);
            assertThat(read(source, 70_000, 100_000))
                    .isEqualTo(Arrays.copyOfRange(bytes, 70_000, 170_000));
            assertThat(server.ranges())
                    .containsExactly("bytes=0-65535", "bytes=70000-169999", "bytes=120000-169999");
        }
    }

    @Test
    void givesUpAfterItsOwnAttemptsAlone() throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            Answer[] busy = new Answer[100];
            Arrays.fill(busy, Answer.BUSY);
            server.answer(busy);
            assertThatThrownBy(() -> read(source, 70_000, 1))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            "s3://survey/line 7.sgy: the store answered 503, after 6 attempts. Try again later, or check the connection to it.");
            assertThat(server.requests()).hasSize(1 + 6);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"FORBIDDEN", "NOT_FOUND", "WHOLE_FILE"})
    void asksOnceWhereThatCannotHelp(Answer answer) {
        server.answer(answer);
        assertThatThrownBy(() -> opened(someBytes(100)))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("s3://survey/line 7.sgy: ");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"REPLACED", "REPLACED_UNCONDITIONALLY"})
    void stopsWhenTheObjectWasReplaced(Answer answer) throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            server.answer(answer);
            assertThatThrownBy(() -> read(source, 70_000, 1))
                    .isInstanceOf(ObjectChangedException.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void saysThatNothingListensAtTheEndpoint() throws Exception {
        URI nowhere = URI.create(server.url(""));
        server.close();
        StorageOptions options = SignedStore.optionsAt(nowhere).withAccess(Access.ANONYMOUS);
        assertThatThrownBy(() -> storage.open("s3://survey/a", options))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cannot be reached (ConnectException)");
    }
}
