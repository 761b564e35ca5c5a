package dev.stratus.testkit.http;

/// How an answer of an object store goes wrong. A fault that does not fit a request, such as a
/// wrong Content-Range of an answer that has none, does not happen.
public enum HttpFault {
    /// 503 SlowDown; the request is not passed on.
    SLOW_DOWN,
    /// 500 InternalError; the request is not passed on.
    INTERNAL_ERROR,
    /// The request is carried out, and the connection is reset before its answer.
    RESET_BEFORE_ANSWER,
    /// The connection is reset after half of the body.
    RESET_IN_BODY,
    /// The connection ends in good order after half of the body.
    SHORT_BODY,
    /// Nothing comes for a while after half of the body; then the rest does.
    STALL,
    /// The Content-Range says one byte further than the body is.
    WRONG_CONTENT_RANGE,
    /// 200 and the whole object instead of 206 and a part. What lies outside of the part is filler:
    /// a request that is signed with its range cannot be passed on without it.
    IGNORED_RANGE,
    /// This request finds another object: 412 where it asked for a version (If-Match), else an ETag
    /// that nobody has seen.
    REPLACED_OBJECT
}
