package dev.stratus.segy;

import dev.stratus.storage.ByteSource;
import dev.stratus.storage.NewFile;
import dev.stratus.storage.StorageException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// A [TraceIndex] kept in a local file of its own, so that it need not be built again. It is
/// believed only if it was built from the same version of the same object, read the same way, and
/// is whole.
final class IndexSidecar {
    private static final String MAGIC = "stratus trace index 1";

    private final Path path;
    private final String key;
    private final TraceArea area;

    IndexSidecar(Path path, SegyOpening opening) {
        ByteSource source = opening.source;
        TraceHeaderField length = TraceHeaderField.SAMPLES_PER_TRACE;
        this.path = path;
        this.area = opening.area;
        this.key =
                String.join(
                        "\n",
                        MAGIC,
                        source.name(),
                        source.version(),
                        Long.toString(source.size()),
                        area.toString(),
                        opening.order.order().name(),
                        String.valueOf(opening.layout.slot(length)),
                        String.valueOf(opening.layout.override(length)),
                        opening.options.damage().name());
    }

    /// The index, if there is one to believe.
    ///
    /// @throws StorageException if the file is something else, which an index must not replace
    Optional<TraceIndex> load() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path) || !isOurs()) {
            throw new StorageException(
                    "%s: is no trace index, and is left as it is. Name a file of its own with --index."
                            .formatted(path));
        }
        CRC32 sum = new CRC32();
        try (DataInputStream in =
                new DataInputStream(
                        new CheckedInputStream(
                                new BufferedInputStream(Files.newInputStream(path)), sum))) {
            return in.readUTF().equals(key) ? read(in, sum) : Optional.empty();
        } catch (EOFException e) {
            return Optional.empty();
        } catch (java.io.UTFDataFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether the file is empty, or starts like an index, be it damaged further on.
    private boolean isOurs() throws IOException {
        byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(path)) {
            // The first two bytes are the length of what follows.
            byte[] start = in.readNBytes(Short.BYTES + magic.length);
            return start.length == 0
                    || (start.length == Short.BYTES + magic.length
                            && Arrays.equals(
                                    start, Short.BYTES, start.length, magic, 0, magic.length));
        }
    }

    private Optional<TraceIndex> read(DataInputStream in, CRC32 sum) throws IOException {
        int count = in.readInt();
        long skipped = in.readLong();
        Optional<TraceIndex.Break> broken = Optional.empty();
        if (in.readBoolean()) {
            broken = Optional.of(new TraceIndex.Break(in.readLong(), in.readLong(), in.readUTF()));
        }
        TraceIndex.Builder builder = new TraceIndex.Builder();
        long end = area.first();
        for (int trace = 0; trace < count; trace++) {
            long offset = in.readLong();
            int samples = in.readInt();
            int headers = in.readShort();
            if (offset < end || samples < 0 || headers < 0) {
                return Optional.empty();
            }
            end =
                    offset
                            + (long) TraceHeader.BYTES * (1 + headers)
                            + (long) samples * area.sampleBytes();
            if (end > area.end()) {
                return Optional.empty();
            }
            builder.add(offset, samples, headers);
        }
        long expected = sum.getValue();
        return in.readLong() == expected
                ? Optional.of(builder.build(area.sampleBytes(), skipped, broken))
                : Optional.empty();
    }

    void save(TraceIndex index) throws IOException {
        try (NewFile file = NewFile.at(path)) {
            CheckedOutputStream checked =
                    new CheckedOutputStream(new BufferedOutputStream(file.body()), new CRC32());
            try (DataOutputStream out = new DataOutputStream(checked)) {
                out.writeUTF(key);
                out.writeInt(index.count());
                out.writeLong(index.skippedBytes());
                out.writeBoolean(index.breakInChain().isPresent());
                if (index.breakInChain().isPresent()) {
                    TraceIndex.Break broken = index.breakInChain().get();
                    out.writeLong(broken.offset());
                    out.writeLong(broken.tracesBefore());
                    out.writeUTF(broken.reason());
                }
                for (int trace = 0; trace < index.count(); trace++) {
                    out.writeLong(index.offset(trace));
                    out.writeInt(index.samples(trace));
                    out.writeShort(index.additionalHeaders(trace));
                }
                out.writeLong(checked.getChecksum().getValue());
            }
            file.publish();
        }
    }
}
