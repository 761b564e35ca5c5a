package dev.stratus.testkit.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// One execution of a state machine, in a thread of its own. It can be looked at and aborted while
/// it runs.
public final class Execution {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String arn;
    private final JsonNode input;
    private final Instant startDate = Instant.now();
    private final List<MapRun> mapRuns = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private Outcome outcome = new Outcome(Status.RUNNING, Optional.empty(), "", "", startDate);

    /// Of the whole execution.
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /// How far it has come.
    ///
    /// @param output when it has succeeded
    /// @param error when it has failed or was aborted, else empty
    /// @param since when this is so
    public record Outcome(
            Status status, Optional<JsonNode> output, String error, String cause, Instant since) {}

    private Execution(
            StateMachine machine,
            String machineArn,
            String arn,
            JsonNode input,
            Surroundings surroundings) {
        this.arn = arn;
        this.input = input;
        this.thread =
                new Thread(
                        () ->
                                run(
                                        machine,
                                        new Interpreter(surroundings, mapRuns::add),
                                        context(machineArn)),
                        "execution");
        thread.setDaemon(true);
    }

    /// Starts an execution.
    public static Execution start(
            StateMachine machine,
            String machineArn,
            String arn,
            JsonNode input,
            Surroundings surroundings) {
        Execution execution = new Execution(machine, machineArn, arn, input, surroundings);
        execution.thread.start();
        return execution;
    }

    public String arn() {
        return arn;
    }

    public JsonNode input() {
        return input;
    }

    public Instant startDate() {
        return startDate;
    }

    /// How far it has come.
    public synchronized Outcome outcome() {
        return outcome;
    }

    /// The runs of its Map states so far.
    public List<MapRun> mapRuns() {
        return List.copyOf(mapRuns);
    }

    /// Ends it where it is; children that run are interrupted.
    public void abort(String error, String cause) {
        end(new Outcome(Status.ABORTED, Optional.empty(), error, cause, Instant.now()));
        thread.interrupt();
    }

    /// Waits for its end.
    public Outcome await() throws InterruptedException {
        thread.join();
        return outcome();
    }

    private void run(StateMachine machine, Interpreter interpreter, ObjectNode context) {
        try {
            JsonNode output = interpreter.run(machine, input, context);
            end(new Outcome(Status.SUCCEEDED, Optional.of(output), "", "", Instant.now()));
        } catch (StateFailure e) {
            Status status = e.error().equals("States.Timeout") ? Status.TIMED_OUT : Status.FAILED;
            end(new Outcome(status, Optional.empty(), e.error(), e.cause(), Instant.now()));
        } catch (InterruptedException e) {
            abort("States.Runtime", String.valueOf(e.getMessage()));
        }
    }

    /// The first end counts.
    private synchronized void end(Outcome end) {
        if (outcome.status == Status.RUNNING) {
            outcome = end;
        }
    }

    private ObjectNode context(String machineArn) {
        ObjectNode context = MAPPER.createObjectNode();
        context.putObject("Execution")
                .put("Id", arn)
                .put("Name", arn.substring(arn.lastIndexOf(':') + 1))
                .put("StartTime", startDate.toString())
                .set("Input", input);
        context.putObject("StateMachine")
                .put("Id", machineArn)
                .put("Name", machineArn.substring(machineArn.lastIndexOf(':') + 1));
        return context;
    }
}
