package dev.stratus.segy;

import java.io.IOException;

/// Sees the traces of a file, as many at a time as were read at once.
@FunctionalInterface
public interface TraceBlockVisitor {
    /// Sees some traces.
    ///
    /// @param traces shows these traces until the method returns
    void visit(TraceBlock traces) throws IOException;
}
