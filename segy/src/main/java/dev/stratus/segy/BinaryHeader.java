package dev.stratus.segy;

import java.nio.ByteBuffer;

/// The 400-byte binary file header. Of a file that was opened it is only read; for a file to write
/// it starts empty and is filled with [#put(BinaryHeaderField, long)].
public final class BinaryHeader {
    /// Its length.
    public static final int BYTES = 400;

    private final ByteBuffer bytes;
    private final SegyByteOrder order;

    private BinaryHeader(ByteBuffer bytes, SegyByteOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    /// A header of zeros.
    public static BinaryHeader empty(SegyByteOrder order) {
        return new BinaryHeader(ByteBuffer.allocate(BYTES), order);
    }

    /// A copy of the 400 bytes at `index` of `file`.
    static BinaryHeader copyOf(ByteBuffer file, int index, SegyByteOrder order) {
        ByteBuffer copy = ByteBuffer.allocate(BYTES);
        copy.put(0, file, index, BYTES);
        return new BinaryHeader(copy, order);
    }

    public SegyByteOrder order() {
        return order;
    }

    /// The value as an integer; see [FieldType#readLong].
    public long get(BinaryHeaderField field) {
        return field.type().readLong(bytes, field.firstByte() - 1, order);
    }

    /// The value as a double.
    public double getDouble(BinaryHeaderField field) {
        return field.type().readDouble(bytes, field.firstByte() - 1, order);
    }

    /// Sets an integer.
    ///
    /// @throws IllegalArgumentException if it does not fit into the field
    public BinaryHeader put(BinaryHeaderField field, long value) {
        field.type().writeLong(bytes, field.firstByte() - 1, order, value);
        return this;
    }

    /// Sets the number of additional trace headers, which has four bytes in revision 2.0 and two in
    /// 2.1.
    ///
    /// @throws IllegalArgumentException if it does not fit
    public BinaryHeader putAdditionalTraceHeaders(Revision revision, int count) {
        FieldType type = revision == Revision.REV_2_0 ? FieldType.INT32 : FieldType.INT16;
        type.writeLong(
                bytes, BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS.firstByte() - 1, order, count);
        return this;
    }

    /// The 400 bytes as they stand in a file.
    ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer();
    }
}
