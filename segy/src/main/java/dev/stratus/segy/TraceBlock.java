package dev.stratus.segy;

import dev.stratus.segy.HeaderLayout.Slot;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Traces that follow each other, in a block of bytes that was read: the same object for every
/// block, so copy what you keep. Not for several threads at once.
///
/// A header field of many traces is read as a column, in one short loop that Java compiles soon:
/// that takes a fraction of the time of field after field of each trace.
public final class TraceBlock {
    private final SegyFile file;
    private final Trace trace;
    private final SegyByteOrder order;
    private final boolean areEqual;
    private final int traceBytes;
    private final int additionalHeaders;
    private final int samples;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private long start;
    private long first;
    private int count;

    TraceBlock(SegyFile file) {
        this.file = file;
        this.order = file.byteOrder();
        this.trace = new Trace(new TraceHeader(file.headerLayout(), order, 0));
        this.areEqual = !file.isIndexed();
        this.traceBytes = Math.toIntExact(file.traceBytes());
        this.additionalHeaders = file.additionalTraceHeaders();
        this.samples = file.samplesPerTrace();
    }

    /// @param newBytes holds them from its index 0 on
    /// @param newStart the zero-based byte of the file that stands there
    void moveTo(long newFirst, int newCount, long newStart, ByteBuffer newBytes) {
        first = newFirst;
        count = newCount;
        start = newStart;
        bytes = newBytes;
    }

    /// The zero-based number of the first trace in the file.
    public long first() {
        return first;
    }

    /// How many traces there are.
    public int count() {
        return count;
    }

    /// One of them: the same object for every trace.
    ///
    /// @param i counted from 0, less than [#count()]
    public Trace trace(int i) {
        long number = first + i;
        if (areEqual) {
            trace.moveTo(number, bytes, i * traceBytes, additionalHeaders, samples);
        } else {
            int index = (int) (file.offsetOf(number) - start);
            trace.moveTo(
                    number, bytes, index, file.additionalHeaders(number), file.samples(number));
        }
        return trace;
    }

    /// Reads a field of `traces` traces from `from` on into `target`, from `at` on, as
    /// [SegyFile#requireInt] does.
    ///
    /// @throws SegyException if one of them is no integer of 32 bits
    public void integers(TraceHeaderField field, int from, int traces, long[] target, int at)
            throws SegyException {
        Slot slot = slot(field);
        if (slot != null && slot.place().type().fitsInt()) {
            readLongs(slot, from, traces, target, at);
            return;
        }
        for (int i = 0; i < traces; i++) {
            target[at + i] = file.requireInt(trace(from + i), field);
        }
    }

    /// The same, as [TraceHeader#number] does.
    public void numbers(TraceHeaderField field, int from, int traces, long[] target, int at) {
        Slot slot = slot(field);
        if (slot != null) {
            readLongs(slot, from, traces, target, at);
            return;
        }
        for (int i = 0; i < traces; i++) {
            target[at + i] = trace(from + i).header().number(field);
        }
    }

    /// The same, as [TraceHeader#value(TraceHeaderField)] does: with scalars applied.
    public void values(TraceHeaderField field, int from, int traces, double[] target, int at) {
        Slot slot = slot(field);
        if (slot == null) {
            for (int i = 0; i < traces; i++) {
                target[at + i] = trace(from + i).header().value(field);
            }
            return;
        }
        readDoubles(slot, from, traces, target, at);
        slot.scaling()
                .scalar()
                .map(this::slot)
                .ifPresent(scalar -> {
                    for (int i = 0; i < traces; i++) {
                        double by =
                                scalar.place()
                                        .type()
                                        .readLong(bytes, indexOf(scalar, from + i), order);
                        target[at + i] = Scaling.apply(target[at + i], by);
                    }
                });
    }

    /// Where a field stands in all of these traces; `null` if they have to be asked one by one.
    private @Nullable Slot slot(TraceHeaderField field) {
        return areEqual && additionalHeaders == 0 ? file.headerLayout().slot(field) : null;
    }

    private int indexOf(Slot slot, int i) {
        return i * traceBytes + slot.place().index();
    }

    private void readLongs(Slot slot, int from, int traces, long[] target, int at) {
        FieldType type = slot.place().type();
        int index = indexOf(slot, from);
        for (int i = 0; i < traces; i++) {
            target[at + i] = type.readLong(bytes, index + i * traceBytes, order);
        }
    }

    private void readDoubles(Slot slot, int from, int traces, double[] target, int at) {
        FieldType type = slot.place().type();
        int index = indexOf(slot, from);
        for (int i = 0; i < traces; i++) {
            target[at + i] = type.readDouble(bytes, index + i * traceBytes, order);
        }
    }
}
