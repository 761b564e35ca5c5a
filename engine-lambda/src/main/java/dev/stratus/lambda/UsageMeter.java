package dev.stratus.lambda;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Measures what one task takes. Started by the thread that got the order, stopped by the one that
/// computed.
final class UsageMeter {
    private static final Path STATUS = Path.of("/proc/self/status");

    /// A snapshot is restored, and not started: what its process did before cost nothing.
    private static final String SNAPSHOT = "snap-start";

    private final long start = System.nanoTime();
    private final double processorStart;
    private final int functionMegabytes;
    private final double startSeconds;
    private volatile long bytesStart;

    private UsageMeter(double processorStart, int functionMegabytes, double startSeconds) {
        this.processorStart = processorStart;
        this.functionMegabytes = functionMegabytes;
        this.startSeconds = startSeconds;
    }

    /// The first task of a process bears what its start took.
    ///
    /// @param functionMegabytes that the function has
    static UsageMeter ofFirst(int functionMegabytes) {
        boolean started = !SNAPSHOT.equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
        return started
                ? new UsageMeter(
                        0,
                        functionMegabytes,
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3)
                : ofAnother(functionMegabytes);
    }

    static UsageMeter ofAnother(int functionMegabytes) {
        return new UsageMeter(processorSeconds(), functionMegabytes, 0);
    }

    /// From now on a task reads.
    void startsAt(long bytes) {
        bytesStart = bytes;
    }

    long bytesSince(long bytes) {
        return bytes - bytesStart;
    }

    TaskUsage stop(long bytes) {
        return new TaskUsage(
                functionMegabytes,
                startSeconds,
                (System.nanoTime() - start) / 1e9,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9,
                processorSeconds() - processorStart,
                bytesSince(bytes),
                memoryMegabytes());
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }

    /// The "high water mark" of proc(5).
    private static long memoryMegabytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // Not Linux: nobody knows.
            return 0;
        }
    }
}
