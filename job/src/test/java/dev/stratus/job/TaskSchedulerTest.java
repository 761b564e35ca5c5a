package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TaskSchedulerTest {
    private static final TaskScheduler.Policy FAST =
            new TaskScheduler.Policy(3, Duration.ofMillis(1), Duration.ofMillis(50), 3);

    private final List<Integer> contested = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static List<Task> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Task(i, new TraceRange(10L * i, 10), 3600 + 1000L * i, 1000))
                .toList();
    }

    private static TaskResult done(Task task) {
        return new TaskResult(task, task.traces().count(), 0, 0, 1, "", List.of());
    }

    private List<Integer> run(int count, TaskScheduler.TaskCall call)
            throws TaskFailedException, InterruptedException {
        List<Integer> finished = new ArrayList<>();
        contested.clear();
        new TaskScheduler(4, threads, call, FAST, new JobProgress() {})
                .run(
                        tasks(count),
                        (result, isContested) -> {
                            finished.add(result.task().number());
                            if (isContested) {
                                contested.add(result.task().number());
                            }
                        });
        return finished;
    }

    @Test
    void everyTaskHasExactlyOneResultWhateverFailsOnTheWay() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            ConcurrentMap<Integer, AtomicInteger> failures = new ConcurrentHashMap<>();
            tasks(40)
                    .forEach(task ->
                            failures.put(task.number(), new AtomicInteger(random.nextInt(3))));

            List<Integer> finished =
                    run(
                            40,
                            task -> {
                                AtomicInteger left = failures.get(task.number());
                                if (left != null && left.getAndDecrement() > 0) {
                                    throw new IOException("passing trouble");
                                }
                                return done(task);
                            });

            assertThat(finished)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList());
        }
    }

    @Test
    void aTaskThatAlwaysFailsEndsTheJobWithItsTracesBytesAndCause() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() ->
                        run(
                                20,
                                task -> {
                                    if (task.number() == 7) {
                                        attempts.incrementAndGet();
                                        throw new IOException("the disk is on fire");
                                    }
                                    return done(task);
                                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessage("traces 70..79 (bytes 10601 to 11600): the disk is on fire");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aProgrammingErrorIsNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() ->
                        run(
                                1,
                                task -> {
                                    attempts.incrementAndGet();
                                    throw new IllegalStateException("a bug");
                                }))
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("a bug");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aTaskThatHangsGetsATwinAndTheFirstToFinishCounts() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);

        List<Integer> finished =
                run(
                        10,
                        task -> {
                            if (task.number() == 3 && attempts.getAndIncrement() == 0) {
                                try {
                                    never.await();
                                } catch (InterruptedException e) {
                                    throw new IOException("stopped", e);
                                }
                            }
                            return done(task);
                        });

        assertThat(finished).hasSize(10).contains(3);
        assertThat(contested).contains(3);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aTwinThatFailsDoesNotEndTheJobWhileTheFirstRuns() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch twinFailed = new CountDownLatch(1);

        List<Integer> finished =
                run(
                        5,
                        task -> {
                            if (task.number() == 0) {
                                if (attempts.getAndIncrement() > 0) {
                                    twinFailed.countDown();
                                    throw new IOException("the twin fell");
                                }
                                try {
                                    twinFailed.await();
                                } catch (InterruptedException e) {
                                    throw new IOException("stopped", e);
                                }
                            }
                            return done(task);
                        });

        assertThat(finished).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() ->
                        run(
                                3,
                                task -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        throw new IOException("stopped", e);
                                    }
                                    return done(task);
                                }))
                .isInstanceOf(InterruptedException.class);
    }
}
