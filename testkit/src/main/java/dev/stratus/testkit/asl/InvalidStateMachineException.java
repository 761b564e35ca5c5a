package dev.stratus.testkit.asl;

/// A definition that the service would refuse, or that says what this interpreter does not know.
public final class InvalidStateMachineException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidStateMachineException(String message) {
        super(message);
    }
}
