package dev.stratus.job;

import java.util.List;

/// How fast an engine's workers are and what they cost; assumptions, to be printed with whatever is
/// computed from them.
///
/// @param workersAtOnce how many work at the same time, at most
/// @param startSeconds before a worker's first byte
/// @param bytesPerSecond that one worker reads
/// @param dollarsPerSecond of one worker
/// @param dollarsPerStart of one worker
/// @param dollarsPerRequest to the store
public record EngineRates(
        String engine,
        int workersAtOnce,
        double startSeconds,
        double bytesPerSecond,
        double dollarsPerSecond,
        double dollarsPerStart,
        double dollarsPerRequest) {

    /// From the first worker's start to the last one's end.
    public double seconds(List<WorkerShare> shares) {
        long largest = shares.stream().mapToLong(share -> share.bytes().length()).max().orElse(0);
        double rounds = Math.ceil((double) shares.size() / workersAtOnce);
        return rounds * (startSeconds + largest / bytesPerSecond);
    }

    /// For the workers' time, their starts and their requests.
    public double dollars(List<WorkerShare> shares) {
        double dollars = 0;
        for (WorkerShare share : shares) {
            double seconds = startSeconds + share.bytes().length() / bytesPerSecond;
            dollars +=
                    seconds * dollarsPerSecond
                            + dollarsPerStart
                            + share.requests().size() * dollarsPerRequest;
        }
        return dollars;
    }
}
