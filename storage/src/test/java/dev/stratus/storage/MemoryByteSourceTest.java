package dev.stratus.storage;

final class MemoryByteSourceTest extends ByteSourceContract {
    @Override
    protected ByteSource opened(byte[] bytes) {
        return new MemoryByteSource(bytes);
    }
}
