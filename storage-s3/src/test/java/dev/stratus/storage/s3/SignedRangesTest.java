package dev.stratus.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.RangeServer;
import dev.stratus.storage.RangeServer.Answer;
import dev.stratus.storage.RangeServer.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Large ranges, which are asked for with a signature that was made once. That a store accepts it,
/// S3ByteSourceTest shows.
final class SignedRangesTest {
    private static final int LARGE = 300_000;

    private final byte[] bytes = new byte[10 * LARGE];
    private final S3Storage storage = new S3Storage(SignedStore.QUICK);
    private RangeServer server;

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(bytes);
        System.setProperty("aws.accessKeyId", "AKIATEST");
        System.setProperty("aws.secretAccessKey", "secret");
        server = RangeServer.start();
        server.serve(bytes);
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    private ByteSource open() throws IOException {
        return storage.open(
                "s3://survey/line 7.sgy", SignedStore.optionsAt(URI.create(server.url(""))));
    }

    private void readRightly(ByteSource source, int piece) throws IOException {
        int first = 70_000 + piece * LARGE;
        ByteBuffer target = ByteBuffer.allocate(LARGE);
        source.read(first, target);
        assertThat(target.array()).isEqualTo(Arrays.copyOfRange(bytes, first, first + LARGE));
    }

    private List<Request> rangesAfterOpening() {
        return server.requests().subList(1, server.requests().size());
    }

    private static boolean isSignedInUrl(Request request) {
        return request.target().contains("X-Amz-Signature=") && request.authorization().isEmpty();
    }

    @Test
    void shareOneSignatureAndAreForTheVersionThatWasOpened() throws IOException {
        try (ByteSource source = open()) {
            readRightly(source, 0);
            readRightly(source, 1);
            readRightly(source, 2);
            assertThat(rangesAfterOpening())
                    .hasSize(3)
                    .allMatch(SignedRangesTest::isSignedInUrl)
                    .allMatch(request -> request.ifMatch().equals(source.version()));
            assertThat(rangesAfterOpening().stream().map(Request::target).distinct()).hasSize(1);
        }
    }

    @Test
    void areAskedForByTheSdkWhereTheSignatureIsRefused() throws IOException {
        try (ByteSource source = open()) {
            server.answer(Answer.FORBIDDEN);
            readRightly(source, 0);
            assertThat(rangesAfterOpening()).hasSize(2);
            assertThat(isSignedInUrl(rangesAfterOpening().get(0))).isTrue();
            assertThat(rangesAfterOpening().get(1).authorization()).startsWith("AWS4-HMAC-SHA256");
            readRightly(source, 1);
            assertThat(isSignedInUrl(rangesAfterOpening().get(2))).isTrue();
        }
    }

    @Test
    void areLeftToTheSdkAfterThreeRefusals() throws IOException {
        try (ByteSource source = open()) {
            for (int piece = 0; piece < 3; piece++) {
                server.answer(Answer.FORBIDDEN);
                readRightly(source, piece);
            }
            readRightly(source, 3);
            assertThat(rangesAfterOpening().stream().filter(SignedRangesTest::isSignedInUrl))
                    .hasSize(3);
            assertThat(rangesAfterOpening()).hasSize(7);
        }
    }

    @Test
    void areAskedForAgainWhereTheStoreIsBusyOrAnswersNonsense() throws IOException {
        try (ByteSource source = open()) {
            server.answer(Answer.BUSY, Answer.BAD_CONTENT_RANGE, Answer.NO_BODY);
            readRightly(source, 0);
            assertThat(rangesAfterOpening()).hasSize(4).allMatch(SignedRangesTest::isSignedInUrl);
        }
    }

    @Test
    void ofAReplacedObjectStopAndShowNoSignature() throws IOException {
        try (ByteSource source = open()) {
            server.answer(Answer.REPLACED, Answer.REPLACED);
            assertThatThrownBy(() -> readRightly(source, 0))
                    .isInstanceOf(ObjectChangedException.class)
                    .hasMessage(
                            "s3://survey/line 7.sgy: was replaced while it was read. Start again.");
        }
    }

    @Test
    void showNoSignatureWhereTheStoreIsGone() throws IOException {
        try (ByteSource source = open()) {
            server.close();
            assertThatThrownBy(() -> readRightly(source, 0))
                    .hasMessageContaining("cannot be reached (ConnectException)")
                    .hasStackTraceContaining("TransientException")
                    .satisfies(failure -> {
                        for (Throwable at = failure; at != null; at = at.getCause()) {
                            assertThat(at.toString()).doesNotContain("X-Amz");
                        }
                    });
        }
    }
}
