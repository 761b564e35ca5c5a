package dev.stratus.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the function makes of events that nobody should send, and of time that runs out.
@Timeout(20)
class TaskHandlerTest {
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static InputStream event(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static TaskOrder read(String text) throws RefusedException, UnfinishedException {
        return Errors.structured(() -> TaskOrder.read(event(text)));
    }

    @Test
    void anOrderSurvivesJson() throws IOException {
        TaskOrder order = new TaskOrder("s3://results/line7/", ID, "part-000012.parquet");

        assertThat(read(order.json().toString())).isEqualTo(order);
        assertThat(order.number()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json | the event is no JSON",
                "[] | the event's job is missing",
                "{\"job\": 7} | the event's job is NUMBER, expected text",
                "{\"job\": \"/etc\", \"plan\": \"x\", \"part\": \"x\"} | job is '/etc', expected s3://bucket/prefix",
                "{\"job\": \"file:///proc/self/environ\", \"plan\": \"x\", \"part\": \"x\"} | functions read and write nothing else",
                "{\"job\": \"https://169.254.169.254/\", \"plan\": \"x\", \"part\": \"x\"} | functions read and write nothing else",
                "{\"job\": \"s3://b0b/x\", \"plan\": \"x\", \"part\": \"x\"} | plan is 'x'",
                "{\"job\": \"s3://b0b/x\", \"plan\": \"0f8fad5b-d9cb-469f-a165-70867728950e\", \"part\": \"../x\"} | part is '../x'"
            })
    void anEventThatIsNoOrderIsRefusedWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anEventThatIsTooLargeIsNotParsed() {
        assertThatThrownBy(() -> read("[".repeat(20_000)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 16384 bytes");
    }

    @Test
    void whatHangsEndsBeforeTheDeadlineAndSaysHowFarItCame() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() ->
                        Deadline.call(
                                500,
                                () -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                        throw e;
                                    }
                                    return "done";
                                },
                                () -> "after 3 of 7 bytes"))
                .isInstanceOf(UnfinishedException.class)
                .hasMessage("after 3 of 7 bytes");
        assertThat(awaits(interrupted)).isTrue();
    }

    @Test
    void whatFailsFailsAsItIs() {
        IOException failure = new IOException("the store is away");

        assertThatThrownBy(() ->
                        Deadline.call(
                                10_000,
                                () -> {
                                    throw failure;
                                },
                                () -> ""))
                .isSameAs(failure);
        assertThatThrownBy(() ->
                        Errors.structured(() -> {
                            throw failure;
                        }))
                .isInstanceOf(UnfinishedException.class)
                .hasMessage("the store is away");
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
