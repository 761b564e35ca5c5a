package dev.stratus.picture;

import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the traces of a file stand if it has all lines of a survey, of the same length, one after
/// the other. That is concluded from its first line and its last trace: whoever reads the traces
/// must look whether they are what they should be.
///
/// @param slow the line number that is the same all along a line of the file
/// @param fast the one that changes from trace to trace
/// @param lines how many lines there are
/// @param length traces a line
record RegularOrder(
        TraceHeaderField slow,
        TraceHeaderField fast,
        long firstSlow,
        long slowStep,
        long lines,
        long firstFast,
        long fastStep,
        long length) {

    /// The order of a file, as its first two traces and its last one promise it and the middle one
    /// agrees, or nothing if they do not. All but the second have been looked at when a file was
    /// opened, so that of a far file this takes no request.
    static Optional<RegularOrder> byEnds(
            HeaderNumbers numbers, long traces, TraceHeaderField slow, TraceHeaderField fast)
            throws IOException {
        if (traces < 2 || numbers.of(1, slow) != numbers.of(0, slow)) {
            return Optional.empty();
        }
        long firstFast = numbers.of(0, fast);
        long fastStep = numbers.of(1, fast) - firstFast;
        long fastWay = numbers.of(traces - 1, fast) - firstFast;
        if (fastStep == 0 || fastWay % fastStep != 0 || fastWay / fastStep < 1) {
            return Optional.empty();
        }
        long length = fastWay / fastStep + 1;
        long lines = traces / length;
        long firstSlow = numbers.of(0, slow);
        long slowWay = numbers.of(traces - 1, slow) - firstSlow;
        if (traces % length != 0 || !isEven(slowWay, lines)) {
            return Optional.empty();
        }
        var order =
                new RegularOrder(
                        slow,
                        fast,
                        firstSlow,
                        lines == 1 ? 1 : slowWay / (lines - 1),
                        lines,
                        firstFast,
                        fastStep,
                        length);
        long middle = (traces - 1) / 2;
        return order.isAt(middle, numbers.of(middle, slow), numbers.of(middle, fast))
                ? Optional.of(order)
                : Optional.empty();
    }

    private boolean isAt(long trace, long slowNumber, long fastNumber) {
        return slowNumber == firstSlow + slowStep * (trace / length)
                && fastNumber == firstFast + fastStep * (trace % length);
    }

    /// Whether a trace that starts or ends a line is where it should be. Others need not say so:
    /// headers within a line are sometimes not filled.
    boolean allows(Trace trace) {
        long place = trace.number() % length;
        return (place > 0 && place < length - 1)
                || isAt(trace.number(), trace.header().number(slow), trace.header().number(fast));
    }

    /// The order of a file, or nothing if its traces cannot stand so.
    ///
    /// @param numbers of its traces
    /// @param traces how many there are
    /// @param length how many traces at the start of the file have the same number in `slow`
    static Optional<RegularOrder> of(
            HeaderNumbers numbers,
            long traces,
            TraceHeaderField slow,
            TraceHeaderField fast,
            long length)
            throws IOException {
        if (length < 1 || traces % length != 0) {
            return Optional.empty();
        }
        long firstSlow = numbers.of(0, slow);
        long firstFast = numbers.of(0, fast);
        long fastWay = numbers.of(length - 1, fast) - firstFast;
        long slowWay = numbers.of(traces - 1, slow) - firstSlow;
        long lines = traces / length;
        if (!isEven(slowWay, lines) || !isEven(fastWay, length)) {
            return Optional.empty();
        }
        return Optional.of(
                new RegularOrder(
                        slow,
                        fast,
                        firstSlow,
                        lines == 1 ? 1 : slowWay / (lines - 1),
                        lines,
                        firstFast,
                        length == 1 ? 1 : fastWay / (length - 1),
                        length));
    }

    private static boolean isEven(long way, long count) {
        return count == 1 ? way == 0 : way != 0 && way % (count - 1) == 0;
    }

    /// The traces that have `number` in `field`, in file order; none if there is no such line.
    List<TraceRange> line(TraceHeaderField field, long number) {
        if (field == slow) {
            return indexOf(number, firstSlow, slowStep, lines)
                    .map(line -> List.of(new TraceRange(line * length, length)))
                    .orElse(List.of());
        }
        Optional<Long> place = indexOf(number, firstFast, fastStep, length);
        List<TraceRange> traces = new ArrayList<>();
        for (long line = 0; place.isPresent() && line < lines; line++) {
            traces.add(new TraceRange(line * length + place.get(), 1));
        }
        return traces;
    }

    /// The trace with both line numbers, if there is one.
    Optional<Long> trace(long inline, long crossline) {
        boolean byInline = slow == TraceHeaderField.INLINE;
        Optional<Long> line = indexOf(byInline ? inline : crossline, firstSlow, slowStep, lines);
        Optional<Long> place = indexOf(byInline ? crossline : inline, firstFast, fastStep, length);
        return line.flatMap(l -> place.map(p -> l * length + p));
    }

    private static Optional<Long> indexOf(long number, long first, long step, long count) {
        long index = (number - first) / step;
        return (number - first) % step == 0 && index >= 0 && index < count
                ? Optional.of(index)
                : Optional.empty();
    }
}
