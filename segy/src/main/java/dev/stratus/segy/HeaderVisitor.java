package dev.stratus.segy;

import java.io.IOException;

/// Sees the headers of traces, one after the other.
@FunctionalInterface
public interface HeaderVisitor {
    /// Sees the headers of one trace.
    ///
    /// @param trace its zero-based number in the file
    /// @param header shows this trace until the method returns
    void visit(long trace, TraceHeader header) throws IOException;
}
