package dev.stratus.segy;

import dev.stratus.segy.HeaderLayout.Slot;
import dev.stratus.segy.HeaderLayout.Wins;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A window onto the headers of one trace: the standard one of 240 bytes, and the additional ones
/// behind it. The window moves: the same object shows one trace after the other, so copy the values
/// that you keep. Not for several threads at once.
public final class TraceHeader {
    /// The length of one header.
    public static final int BYTES = 240;

    private final HeaderLayout layout;
    private final SegyByteOrder order;
    private ByteBuffer bytes;
    private int start;
    private int additional;

    TraceHeader(HeaderLayout layout, SegyByteOrder order, int additional) {
        this.layout = layout;
        this.order = order;
        this.additional = additional;
        this.bytes = ByteBuffer.allocate(BYTES * (1 + additional));
    }

    /// A header of zeros with the standard layout, to be filled and written.
    public static TraceHeader empty(SegyByteOrder order) {
        return new TraceHeader(HeaderLayout.standard(), order, 0);
    }

    /// A header of zeros with `additional` more of them behind it, the first of which is extension
    /// 1.
    public static TraceHeader empty(SegyByteOrder order, int additional) {
        return new TraceHeader(HeaderLayout.standardWithExtension1(), order, additional);
    }

    void moveTo(ByteBuffer buffer, int index, int additionalHeaders) {
        bytes = buffer;
        start = index;
        additional = additionalHeaders;
    }

    /// How many headers follow the standard one.
    public int additionalHeaders() {
        return additional;
    }

    /// The value as it stands in the standard header, without a scalar; zero if the layout has no
    /// place for the field.
    public long raw(TraceHeaderField field) {
        Slot slot = layout.slot(field);
        return slot == null ? 0 : slot.place().type().readLong(bytes, indexOf(slot), order);
    }

    /// The value that counts: of an additional header where that has one, else of the standard
    /// header with its scalar applied. Coordinates are in metres or feet, as the file has them.
    public double value(TraceHeaderField field) {
        Slot slot = slotOf(field);
        if (slot == null) {
            return 0;
        }
        double raw = unscaled(slot);
        return switch (slot.scaling()) {
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

    /// The value that counts, as an integer and without a scalar: all 64 bits of a wide field.
    public long number(TraceHeaderField field) {
        Slot slot = slotOf(field);
        return slot == null ? 0 : slot.place().type().readLong(bytes, indexOf(slot), order);
    }

    /// Where the value that counts stands in this trace; nowhere if the layout has no place for it.
    @Nullable Slot slotOf(TraceHeaderField field) {
        Slot override = overrideOf(field);
        return override == null ? layout.slot(field) : override;
    }

    /// The value at one place, without a scalar.
    double unscaled(Slot slot) {
        return slot.place().type().readDouble(bytes, indexOf(slot), order);
    }

    /// Where the value that counts starts, as a byte of the trace, counted from 1; zero if it
    /// stands nowhere.
    long byteOf(TraceHeaderField field) {
        Slot slot = slotOf(field);
        return slot == null ? 0 : (long) BYTES * slot.header() + slot.place().firstByte();
    }

    /// The value of a field that only the file's layout knows, with its scalar applied; zero if
    /// this trace does not have the header that it stands in.
    public double value(LayoutField field) {
        if (field.header() > additional) {
            return 0;
        }
        double raw =
                field.place()
                        .type()
                        .readDouble(
                                bytes,
                                start + BYTES * field.header() + field.place().index(),
                                order);
        return field.scaling().scalar().map(by -> Scaling.apply(raw, raw(by))).orElse(raw);
    }

    /// Whether all bits of the standard header are equal, as where nothing was written.
    boolean isBlank() {
        int first = wordAt(0);
        for (int index = Integer.BYTES; index < BYTES; index += Integer.BYTES) {
            if (wordAt(index) != first) {
                return false;
            }
        }
        return first == 0 || first == -1;
    }

    /// The 32-bit word at an index of the standard header, counted from 0.
    int wordAt(int index) {
        return order.getInt(bytes, start + index);
    }

    /// The text of a text field, in EBCDIC or ASCII as it comes.
    public String text(TraceHeaderField field) {
        Slot slot = layout.slot(field);
        return slot == null
                ? ""
                : TextHeader.word(bytes, indexOf(slot), slot.place().type().bytes());
    }

    /// The name in bytes 233-240 of one of the headers, counted from 0, such as `SEG00001`.
    String nameOf(int header) {
        TraceHeaderField field = TraceHeaderField.TRACE_HEADER_NAME;
        return TextHeader.word(
                bytes, start + BYTES * header + field.firstByte() - 1, field.type().bytes());
    }

    /// A field of extension 1, which is the first additional header; zero without one.
    public long raw(TraceHeaderExtensionField field) {
        return additional == 0
                ? 0
                : field.type().readLong(bytes, start + BYTES + field.firstByte() - 1, order);
    }

    /// Sets an integer, without a scalar.
    ///
    /// @throws IllegalArgumentException if it does not fit into the field
    public TraceHeader put(TraceHeaderField field, long value) {
        FieldPlace place = layout.place(field);
        place.type().writeLong(bytes, start + place.index(), order, value);
        return this;
    }

    /// Sets a field of extension 1.
    ///
    /// @throws IllegalArgumentException if it does not fit, or if there is no additional header
    public TraceHeader put(TraceHeaderExtensionField field, double value) {
        if (additional == 0) {
            throw new IllegalArgumentException("there is no additional trace header");
        }
        int index = start + BYTES + field.firstByte() - 1;
        if (field.type() == FieldType.CHAR8) {
            throw new IllegalArgumentException(field.label() + " is no number");
        }
        field.type().writeDouble(bytes, index, order, value);
        return this;
    }

    /// Names one of the headers in its bytes 233-240, in ASCII.
    ///
    /// @param header 0 the standard one, 1 the first additional one, and so on
    /// @throws IllegalArgumentException if the name has more than 8 characters, or there is no such
    ///   header
    public TraceHeader name(int header, String name) {
        if (header < 0 || header > additional || name.length() > 8) {
            throw new IllegalArgumentException("header %d cannot be %s".formatted(header, name));
        }
        int index = start + BYTES * header + TraceHeaderField.TRACE_HEADER_NAME.firstByte() - 1;
        for (int i = 0; i < 8; i++) {
            bytes.put(index + i, (byte) (i < name.length() ? name.charAt(i) : ' '));
        }
        return this;
    }

    private @Nullable Slot overrideOf(TraceHeaderField field) {
        if (additional == 0) {
            return null;
        }
        Slot override = layout.override(field);
        if (override == null || override.header() > additional) {
            return null;
        }
        return override.wins() == Wins.ALWAYS || isNotZero(override) ? override : null;
    }

    private boolean isNotZero(Slot slot) {
        FieldType type = slot.place().type();
        return type.isFloating()
                ? type.readDouble(bytes, indexOf(slot), order) != 0
                : type.readLong(bytes, indexOf(slot), order) != 0;
    }

    private int indexOf(Slot slot) {
        return start + BYTES * slot.header() + slot.place().index();
    }

    /// Writes all headers into `target` at its position.
    void copyTo(ByteBuffer target) {
        target.put(bytes.slice(start, BYTES * (1 + additional)));
    }
}
