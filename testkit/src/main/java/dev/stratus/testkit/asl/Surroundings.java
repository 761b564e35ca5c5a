package dev.stratus.testkit.asl;

import java.time.Duration;
import java.util.Map;

/// What a state machine reaches outside of itself.
///
/// @param resources by the ARN that a Task names
/// @param waiting is told how much time passes before a retry; a test may remember instead of wait
public record Surroundings(Map<String, TaskResource> resources, Buckets buckets, Waiting waiting) {
    /// Lets time pass.
    public interface Waiting {
        void passes(Duration duration) throws InterruptedException;
    }

    public Surroundings {
        resources = Map.copyOf(resources);
    }
}
