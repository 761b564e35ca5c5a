package dev.stratus.testkit.asl;

/// An error of a state, by the name that Retry and Catch know it by.
public final class StateFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String error;
    private final String cause;

    /// @param error such as `States.Timeout` or `Lambda.TooManyRequestsException`
    public StateFailure(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    /// The error's name.
    public String error() {
        return error;
    }

    /// In words, or in JSON.
    public String cause() {
        return cause;
    }
}
