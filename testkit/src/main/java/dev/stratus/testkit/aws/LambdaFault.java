package dev.stratus.testkit.aws;

/// How an invocation goes wrong through no fault of the function.
public enum LambdaFault {
    /// 429 TooManyRequestsException: the function never hears of it.
    THROTTLED,
    /// 500 ServiceException: the function never hears of it.
    SERVICE_ERROR,
    /// The process is killed when it has just taken the invocation; nobody knows how far it came.
    CRASH,
    /// The function does its work, but its answer comes too late: the invocation has timed out.
    LATE,
    /// A new process is started, although one is idle.
    COLD_START
}
