package dev.stratus.segy;

import java.nio.ByteBuffer;

/// A window of 240 bytes onto the trace header of one trace. The window moves: the same object
/// shows one trace after the other, so copy the values that you keep. Not for several threads at
/// once.
public final class TraceHeader {
    /// Its length.
    public static final int BYTES = 240;

    private final HeaderLayout layout;
    private final SegyByteOrder order;
    private ByteBuffer bytes;
    private int start;

    TraceHeader(HeaderLayout layout, SegyByteOrder order) {
        this.layout = layout;
        this.order = order;
        this.bytes = ByteBuffer.allocate(BYTES);
    }

    /// A header of zeros with the standard layout, to be filled and written.
    public static TraceHeader empty(SegyByteOrder order) {
        return new TraceHeader(HeaderLayout.standard(), order);
    }

    void moveTo(ByteBuffer buffer, int index) {
        bytes = buffer;
        start = index;
    }

    /// The value as it stands there, without a scalar.
    public long raw(TraceHeaderField field) {
        FieldPlace place = layout.place(field);
        return place.type().readLong(bytes, start + place.index(), order);
    }

    /// The value with its scalar applied: coordinates in metres or feet, as the file has them.
    public double value(TraceHeaderField field) {
        FieldPlace place = layout.place(field);
        double raw = place.type().readDouble(bytes, start + place.index(), order);
        return switch (field.scaling()) {
            case UNSCALED -> raw;
            case BY_ELEVATION_SCALAR ->
                    Scaling.apply(raw, raw(TraceHeaderField.ELEVATION_DEPTH_SCALAR));
            case BY_COORDINATE_SCALAR ->
                    Scaling.apply(raw, raw(TraceHeaderField.COORDINATE_SCALAR));
            case BY_SHOT_POINT_SCALAR ->
                    Scaling.apply(raw, raw(TraceHeaderField.SHOT_POINT_SCALAR));
            case BY_TIMES_SCALAR -> Scaling.apply(raw, raw(TraceHeaderField.TIMES_SCALAR));
        };
    }

    /// Sets an integer, without a scalar.
    ///
    /// @throws IllegalArgumentException if it does not fit into the field
    public TraceHeader put(TraceHeaderField field, long value) {
        FieldPlace place = layout.place(field);
        place.type().writeLong(bytes, start + place.index(), order, value);
        return this;
    }

    /// Writes the 240 bytes into `target` at its position.
    void copyTo(ByteBuffer target) {
        target.put(bytes.slice(start, BYTES));
    }
}
