package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The Retry and Catch fields of one state while it runs (Amazon States Language, "Errors").
final class Retries {
    private static final Set<String> NEVER_BY_ALL =
            Set.of("States.DataLimitExceeded", "States.Runtime");
    private static final int DEFAULT_ATTEMPTS = 3;

    private final StateMachine.State state;
    private final Map<Integer, Integer> attempts = new HashMap<>();

    Retries(StateMachine.State state) {
        this.state = state;
    }

    /// How long to wait before the next attempt; nothing if there is none.
    Optional<Duration> next(StateFailure failure) {
        JsonNode retriers = state.field("Retry");
        for (int i = 0; i < retriers.size(); i++) {
            JsonNode retrier = retriers.get(i);
            if (matches(retrier, failure)) {
                int before = attempts.merge(i, 1, Integer::sum) - 1;
                if (before >= retrier.path("MaxAttempts").asInt(DEFAULT_ATTEMPTS)) {
                    return Optional.empty();
                }
                return Optional.of(wait(retrier, before));
            }
        }
        return Optional.empty();
    }

    private static Duration wait(JsonNode retrier, int before) {
        double seconds =
                retrier.path("IntervalSeconds").asDouble(1)
                        * Math.pow(retrier.path("BackoffRate").asDouble(2), before);
        double most = Math.min(seconds, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE));
        boolean anyUpToThat = retrier.path("JitterStrategy").asText("NONE").equals("FULL");
        double factor = anyUpToThat ? ThreadLocalRandom.current().nextDouble() : 1;
        return Duration.ofMillis((long) (1000 * most * factor));
    }

    /// How many further attempts there were.
    int count() {
        return attempts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The rule that catches a failure.
    Optional<JsonNode> catcher(StateFailure failure) {
        for (JsonNode catcher : state.field("Catch")) {
            if (matches(catcher, failure)) {
                return Optional.of(catcher);
            }
        }
        return Optional.empty();
    }

    private static boolean matches(JsonNode rule, StateFailure failure) {
        for (JsonNode name : rule.path("ErrorEquals")) {
            boolean matches =
                    switch (name.asText()) {
                        case "States.ALL" -> !NEVER_BY_ALL.contains(failure.error());
                        case "States.TaskFailed" ->
                                !NEVER_BY_ALL.contains(failure.error())
                                        && !failure.error().equals("States.Timeout");
                        default -> name.asText().equals(failure.error());
                    };
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
