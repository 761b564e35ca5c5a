package dev.stratus.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it could not be written, which Java's own only swallows.
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    private StandardOutput(OutputStream out) {
        super(out);
    }

    /// Puts it in the place of Java's own.
    static StandardOutput install() {
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(
                new PrintStream(new BufferedOutputStream(output), false, System.out.charset()));
        return output;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// Writes what is waiting, and says why something was lost, if it was. A reader that has seen
    /// enough, such as `head`, is no failure: it closed the pipe.
    synchronized Optional<String> loss() {
        System.out.flush();
        return Optional.ofNullable(failure)
                .map(e -> String.valueOf(e.getMessage()))
                .filter(why -> !why.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}
