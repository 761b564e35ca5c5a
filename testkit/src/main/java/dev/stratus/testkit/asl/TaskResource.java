package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// What a Task state calls, such as `arn:aws:states:::lambda:invoke`.
public interface TaskResource {
    /// Calls it and waits for its result. Any number of threads may call at once.
    ///
    /// @param timeout after which the call is given up with `States.Timeout`
    JsonNode call(JsonNode arguments, Duration timeout) throws StateFailure, InterruptedException;
}
