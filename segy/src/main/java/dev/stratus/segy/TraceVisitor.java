package dev.stratus.segy;

import java.io.IOException;

/// Sees the traces of a file, one after the other.
@FunctionalInterface
public interface TraceVisitor {
    /// Sees one trace.
    ///
    /// @param trace shows this trace until the method returns
    void visit(Trace trace) throws IOException;
}
