package dev.stratus.picture;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the traces of a line by looking at a few trace headers, as one finds a word in a
/// dictionary: a post-stack file is sorted by one line number, and within a line by the other.
/// Where a file turns out not to be, all its headers are looked at.
final class LineSearch {
    private final SegyFile file;
    private final long traces;
    private final TraceHeaderField slow;
    private final TraceHeaderField fast;
    private final long firstSlow;
    private final long lastSlow;

    private LineSearch(SegyFile file, TraceHeaderField slow, TraceHeaderField fast)
            throws IOException {
        this.file = file;
        this.traces = file.traces().count();
        this.slow = slow;
        this.fast = fast;
        this.firstSlow = file.readHeader(0).number(slow);
        this.lastSlow = file.readHeader(traces - 1).number(slow);
    }

    /// Looks which of its line numbers `file` is sorted by.
    static LineSearch in(SegyFile file) throws IOException {
        long traces = file.traces().count();
        TraceHeader first = file.readHeader(0);
        long inline = first.number(TraceHeaderField.INLINE);
        long crossline = first.number(TraceHeaderField.CROSSLINE);
        for (long trace = 1; trace < traces; trace *= 2) {
            TraceHeader header = file.readHeader(trace);
            boolean sameInline = header.number(TraceHeaderField.INLINE) == inline;
            boolean sameCrossline = header.number(TraceHeaderField.CROSSLINE) == crossline;
            if (sameCrossline && !sameInline) {
                return new LineSearch(file, TraceHeaderField.CROSSLINE, TraceHeaderField.INLINE);
            }
            if (!sameCrossline) {
                break;
            }
        }
        return new LineSearch(file, TraceHeaderField.INLINE, TraceHeaderField.CROSSLINE);
    }

    /// The traces that have `number` in `field`, in file order, in as few ranges as there are gaps
    /// between them.
    ///
    /// @param field inline or crossline
    /// @throws NothingToDrawException if there is none
    List<TraceRange> line(TraceHeaderField field, long number) throws IOException {
        List<TraceRange> found;
        try {
            found = field == slow ? slowLine(number) : fastLine(number);
        } catch (NotSortedException e) {
            found = scan(field, number);
        }
        if (found.isEmpty()) {
            throw new NothingToDrawException(
                    "%s: has no %s %d: those of its first and its last trace are %d and %d."
                            .formatted(
                                    file.source().name(),
                                    field.label(),
                                    number,
                                    file.readHeader(0).number(field),
                                    file.readHeader(traces - 1).number(field)));
        }
        return found;
    }

    /// The first trace with both line numbers.
    Optional<Long> trace(long inline, long crossline) throws IOException {
        long slowNumber = slow == TraceHeaderField.INLINE ? inline : crossline;
        long fastNumber = slow == TraceHeaderField.INLINE ? crossline : inline;
        try {
            for (TraceRange line : slowLine(slowNumber)) {
                return within(line, fastNumber).map(TraceRange::first);
            }
            return Optional.empty();
        } catch (NotSortedException e) {
            for (TraceRange range : scan(slow, slowNumber)) {
                for (long trace = range.first(); trace < range.end(); trace++) {
                    if (file.readHeader(trace).number(fast) == fastNumber) {
                        return Optional.of(trace);
                    }
                }
            }
            return Optional.empty();
        }
    }

    private List<TraceRange> slowLine(long number) throws IOException {
        long start = boundary(slow, new TraceRange(0, traces), number, Side.FROM);
        long end = boundary(slow, new TraceRange(0, traces), number, Side.BEHIND);
        return start == end ? List.of() : List.of(new TraceRange(start, end - start));
    }

    /// Looks into every line of the other kind, first where the trace is if that line is like the
    /// one before.
    private List<TraceRange> fastLine(long number) throws IOException {
        List<TraceRange> found = new ArrayList<>();
        long start = 0;
        long lengthBefore = 0;
        long offsetBefore = -1;
        while (start < traces) {
            long slowNumber = file.readHeader(start).number(slow);
            long end = endOfLine(start, lengthBefore, slowNumber);
            lengthBefore = end - start;
            long guess = start + offsetBefore;
            if (offsetBefore >= 0 && guess < end && file.readHeader(guess).number(fast) == number) {
                found.add(new TraceRange(guess, 1));
            } else {
                Optional<TraceRange> range = within(new TraceRange(start, end - start), number);
                range.ifPresent(found::add);
                offsetBefore = range.isPresent() ? range.get().first() - start : -1;
            }
            start = end;
        }
        return found;
    }

    private long endOfLine(long start, long lengthBefore, long number) throws IOException {
        long guess = start + lengthBefore;
        if (lengthBefore > 0
                && guess <= traces
                && file.readHeader(guess - 1).number(slow) == number
                && (guess == traces || file.readHeader(guess).number(slow) != number)) {
            return guess;
        }
        return boundary(slow, new TraceRange(start, traces - start), number, Side.BEHIND);
    }

    private Optional<TraceRange> within(TraceRange line, long number) throws IOException {
        long start = boundary(fast, line, number, Side.FROM);
        long end = boundary(fast, line, number, Side.BEHIND);
        return start == end ? Optional.empty() : Optional.of(new TraceRange(start, end - start));
    }

    private enum Side {
        /// The first trace that is not before the number.
        FROM,
        /// The first trace that is behind the number.
        BEHIND
    }

    /// Where in `range`, whose values of `field` rise or fall all along, the number starts or ends.
    private long boundary(TraceHeaderField field, TraceRange range, long number, Side side)
            throws IOException {
        long first = file.readHeader(range.first()).number(field);
        long last = file.readHeader(range.end() - 1).number(field);
        int direction = first <= last ? 1 : -1;
        long low = range.first();
        long high = range.end();
        long lowest = direction * first;
        long highest = direction * last;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long value = direction * file.readHeader(middle).number(field);
            if (value < lowest || value > highest) {
                throw new NotSortedException();
            }
            boolean before =
                    side == Side.FROM ? value < direction * number : value <= direction * number;
            if (before) {
                low = middle + 1;
                lowest = value;
            } else {
                high = middle;
                highest = value;
            }
        }
        return low;
    }

    private List<TraceRange> scan(TraceHeaderField field, long number) throws IOException {
        List<TraceRange> found = new ArrayList<>();
        for (long trace = 0; trace < traces; trace++) {
            if (file.readHeader(trace).number(field) == number) {
                TraceRange before = found.isEmpty() ? null : found.getLast();
                if (before != null && before.end() == trace) {
                    found.set(found.size() - 1, new TraceRange(before.first(), before.count() + 1));
                } else {
                    found.add(new TraceRange(trace, 1));
                }
            }
        }
        return found;
    }

    /// The distance of neighbouring lines, at the file's start, for `field`.
    long step(TraceHeaderField field) throws IOException {
        long first = file.readHeader(0).number(field);
        if (field == fast) {
            return traces < 2 ? 1 : Math.max(1, Math.abs(file.readHeader(1).number(field) - first));
        }
        long next = boundary(slow, new TraceRange(0, traces), firstSlow, Side.BEHIND);
        return firstSlow == lastSlow || next >= traces
                ? 1
                : Math.max(1, Math.abs(file.readHeader(next).number(field) - first));
    }

    /// The line numbers do not run in one direction.
    private static final class NotSortedException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
