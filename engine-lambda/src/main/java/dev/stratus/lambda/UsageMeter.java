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

    private final long start = System.nanoTime();
    private final double processorStart = processorSeconds();
    private volatile long bytesStart;

    private UsageMeter() {}

    static UsageMeter start() {
        return new UsageMeter();
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
