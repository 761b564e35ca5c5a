package dev.stratus.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// An object that appears whole or not at all: nothing is seen under its name before [#publish()],
/// which replaces what stood there. Closed without that, everything written is given up. For one
/// thread.
public interface NewObject extends Closeable {
    /// For messages. Never contains a credential or a signature.
    String name();

    /// Takes the object's bytes, in order; it collects small writes itself. Closing it neither
    /// publishes nor gives up anything.
    OutputStream body();

    /// Makes the object appear.
    void publish() throws IOException;
}
