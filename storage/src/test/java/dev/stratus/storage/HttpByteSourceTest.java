package dev.stratus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.RangeServer.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HttpByteSourceTest extends ByteSourceContract {
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofMillis(9));
    private static final String SECRET = "X-Amz-Signature=5ec2e7";

    private RangeServer server;

    @BeforeEach
    void start() throws IOException {
        server = RangeServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ByteSource opened(byte[] bytes) throws Exception {
        server.serve(bytes);
        return HttpStorage.open(server.url("line.sgy?" + SECRET), QUICK);
    }

    private static byte[] read(ByteSource source, long position, int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        source.read(position, target);
        return target.array();
    }

    @Test
    void opensWithOneRequestAndServesHeadersFromIt() throws Exception {
        try (ByteSource source = opened(someBytes(100_000))) {
            byte[] headers = read(source, 0, 3600);
            assertThat(headers).isEqualTo(Arrays.copyOf(someBytes(100_000), 3600));
            assertThat(server.ranges()).containsExactly("bytes=0-65535");
        }
    }

    @Test
    void asksForExactlyWhatIsReadAndForTheVersionThatWasOpened() throws Exception {
        try (ByteSource source = opened(someBytes(100_000))) {
            byte[] last = read(source, 80_000, 20_000);
            assertThat(last).hasSize(20_000);
            assertThat(server.ranges()).containsExactly("bytes=0-65535", "bytes=80000-99999");
            assertThat(server.requests().get(0).ifMatch()).isEmpty();
            assertThat(server.requests().get(1).ifMatch()).isEqualTo(source.version());
        }
    }

    @Test
    void aSmallReadNearToOthersAsksForWhatLiesAroundItAndItsNeighboursForNothing()
            throws Exception {
        byte[] bytes = someBytes(1_000_000);
        try (ByteSource source = opened(bytes)) {
            for (int at : new int[] {500_000, 400_000, 499_000, 600_000, 999_999, 65_500}) {
                assertThat(read(source, at, 1)).isEqualTo(Arrays.copyOfRange(bytes, at, at + 1));
            }
            assertThat(server.ranges())
                    .containsExactly(
                            "bytes=0-65535",
                            "bytes=495904-504095",
                            "bytes=268928-531071",
                            "bytes=468928-731071",
                            "bytes=995903-999999");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"BUSY", "NO_BODY", "OTHER_RANGE", "BAD_CONTENT_RANGE"})
    void asksAgainWhenTheAnswerIsNoUse(Answer answer) throws Exception {
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
            server.answer(Answer.CUT_BODY, Answer.CUT_BODY);
            assertThat(read(source, 70_000, 100_000))
                    .isEqualTo(Arrays.copyOfRange(bytes, 70_000, 170_000));
            assertThat(server.ranges())
                    .containsExactly(
                            "bytes=0-65535",
                            "bytes=70000-169999",
                            "bytes=120000-169999",
                            "bytes=145000-169999");
        }
    }

    @Test
    void givesUpWithASentence() throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            server.answer(Answer.BUSY, Answer.BUSY, Answer.BUSY, Answer.BUSY);
            assertThatThrownBy(() -> read(source, 70_000, 1))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            "%s: the store answered 503, after 4 attempts. Try again later, or check the connection to it."
                                    .formatted(server.url("line.sgy?…")));
            assertThat(server.requests()).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"REPLACED", "REPLACED_UNCONDITIONALLY"})
    void stopsWhenTheFileWasReplaced(Answer answer) throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            server.answer(answer);
            assertThatThrownBy(() -> read(source, 70_000, 1))
                    .isInstanceOf(ObjectChangedException.class)
                    .hasMessageContaining("was replaced while it was read");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void stopsWhenTheFileBecameShorter() throws Exception {
        try (ByteSource source = opened(someBytes(200_000))) {
            server.serve(someBytes(100_000));
            assertThatThrownBy(() -> read(source, 170_000, 1))
                    .isInstanceOf(ObjectChangedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"FORBIDDEN", "NOT_FOUND", "WHOLE_FILE"})
    void doesNotAskAgainWhenThatCannotHelp(Answer answer) {
        server.answer(answer);
        assertThatThrownBy(() -> opened(someBytes(100)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("line.sgy?…");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void saysThatTheServerIgnoresRanges() {
        server.answer(Answer.WHOLE_FILE);
        assertThatThrownBy(() -> opened(someBytes(100)))
                .hasMessageContaining("answered with the whole file where a range was asked for");
    }

    @Test
    void anEmptyFileIsEmptyThoughTheServerKnowsNoRangeOfIt() throws Exception {
        server.serve(new byte[0]);
        server.answer(Answer.WHOLE_FILE);
        try (ByteSource source = Storage.open(server.url("empty.sgy"))) {
            assertThat(source.size()).isZero();
        }
    }

    @Test
    void showsNoSignatureWhateverHappens() {
        for (Answer answer : Answer.values()) {
            server.answer(answer, answer, answer, answer);
            try (ByteSource source = opened(someBytes(100_000))) {
                assertThat(source.name() + source.version()).doesNotContain("5ec2e7");
            } catch (Exception e) {
                java.io.StringWriter trace = new java.io.StringWriter();
                e.printStackTrace(new java.io.PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain("5ec2e7");
            }
        }
        assertThatThrownBy(() -> Storage.open("https://user:5ec2e7@ho st/x?" + SECRET))
                .hasMessageStartingWith("https://ho st/x?…: is no URL")
                .hasMessageNotContaining("5ec2e7");
    }

    @Test
    void sendsAPasswordToTheHostItIsForAndNamesItNowhere() throws Exception {
        server.serve(someBytes(100));
        String location = server.url("a").replace("//", "//ann:5ec2e7@");
        try (ByteSource source = Storage.open(location)) {
            assertThat(source.name()).isEqualTo(server.url("a"));
        }
        // "ann:5ec2e7" in Base64
        assertThat(server.requests().get(0).authorization()).isEqualTo("Basic YW5uOjVlYzJlNw==");
    }

    @Test
    void followsARedirectOnceAndLeavesThePasswordBehind() throws Exception {
        try (RangeServer other = RangeServer.start()) {
            other.serve(someBytes(100_000));
            server.redirectTo(other.url("b?sig=1"));
            String location = server.url("a").replace("//", "//ann:secret@");
            try (ByteSource source = Storage.open(location)) {
                byte[] last = read(source, 99_999, 1);
                assertThat(last).hasSize(1);
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(other.ranges()).containsExactly("bytes=0-65535", "bytes=65536-99999");
            assertThat(other.requests()).allMatch(r -> r.authorization().isEmpty());
        }
    }

    @Test
    void asksTheFirstAddressAgainWhenTheRedirectsTargetHasExpired() throws Exception {
        try (RangeServer other = RangeServer.start()) {
            other.serve(someBytes(100_000));
            server.redirectTo(other.url("b"));
            try (ByteSource source = HttpStorage.open(server.url("a"), QUICK)) {
                other.answer(Answer.FORBIDDEN);
                byte[] last = read(source, 99_999, 1);
                assertThat(last).hasSize(1);
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void stopsARedirectThatGoesInCircles() {
        server.redirectTo(server.url("a"));
        assertThatThrownBy(() -> Storage.open(server.url("a")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("redirected more than 5 times");
    }

    @Test
    void writesNothing() {
        assertThatThrownBy(
                        () -> Storage.store("https://a.example/b/", StorageOptions.STANDARD).list())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("can be read from only");
    }
}
