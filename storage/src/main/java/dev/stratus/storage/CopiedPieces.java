package dev.stratus.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Pieces that are read from a view, which is closed with them.
final class CopiedPieces implements Pieces {
    private final ByteSource view;
    private ByteBuffer piece = ByteBuffer.allocate(0);

    CopiedPieces(ByteSource view) {
        this.view = view;
    }

    @Override
    public ByteBuffer at(long position, int length) throws IOException {
        if (piece.capacity() < length) {
            piece = ByteBuffer.allocate(length);
        }
        view.read(position, piece.clear().limit(length));
        return piece.flip();
    }

    @Override
    public void close() throws IOException {
        view.close();
    }
}
