package dev.stratus.job;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import dev.stratus.storage.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Zstandard for Parquet without Hadoop's codecs, which read its configuration files at start-up.
final class ZstdCodecs implements CompressionCodecFactory {
    private static final int LEVEL = 1;

    /// Zstandard is native code, which is unpacked to the temporary folder.
    ///
    /// @throws StorageException if that is not possible
    ZstdCodecs() throws StorageException {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new StorageException(
                    "%s: Zstandard cannot be loaded from this temporary folder: %s. Make room in it and allow programs to run from it, or name another one with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return BytesInput.from(Zstd.compress(allBytes(bytes), LEVEL));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return CompressionCodecName.ZSTD;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        requireZstd(codec);
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int decompressedSize)
                    throws IOException {
                byte[] decompressed = Zstd.decompress(allBytes(bytes), decompressedSize);
                if (decompressed.length != decompressedSize) {
                    throw new IOException(
                            "a page has %d bytes, expected %d"
                                    .formatted(decompressed.length, decompressedSize));
                }
                return BytesInput.from(decompressed);
            }

            @Override
            public void decompress(
                    ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
                    throws IOException {
                byte[] compressed = new byte[compressedSize];
                input.get(compressed);
                output.put(allBytes(decompress(BytesInput.from(compressed), decompressedSize)));
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public void release() {}

    private static byte[] allBytes(BytesInput bytes) throws IOException {
        byte[] all = new byte[Math.toIntExact(bytes.size())];
        bytes.toByteBuffer(new HeapByteBufferAllocator(), copy -> {}).get(all);
        return all;
    }

    private static void requireZstd(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException(
                    "expected a table compressed with Zstandard, found " + codec);
        }
    }
}
