package dev.stratus.picture;

import dev.stratus.picture.SectionReader.LinePoint;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeaderField;
import dev.stratus.segy.TraceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the traces of a line by looking at a few trace headers, as one finds a word in a
/// dictionary: a post-stack file is sorted by one line number, and within a line by the other.
/// Where a file turns out not to be, all its headers are looked at.
final class LineSearch {
    private static final long TRACES_FOR_STEP = 64;

    private final SegyFile file;
    private final HeaderNumbers numbers;
    private final long traces;
    private final TraceHeaderField slow;
    private final TraceHeaderField fast;
    private final long firstSlow;

    private LineSearch(
            SegyFile file, HeaderNumbers numbers, TraceHeaderField slow, TraceHeaderField fast)
            throws IOException {
        this.file = file;
        this.numbers = numbers;
        this.traces = file.traces().count();
        this.slow = slow;
        this.fast = fast;
        this.firstSlow = numbers.of(0, slow);
    }

    /// Looks which of its line numbers `file` is sorted by.
    static LineSearch in(SegyFile file) throws IOException {
        long traces = file.traces().count();
        HeaderNumbers numbers = new HeaderNumbers(file);
        long inline = numbers.of(0, TraceHeaderField.INLINE);
        long crossline = numbers.of(0, TraceHeaderField.CROSSLINE);
        for (long trace = 1; trace < traces; trace *= 2) {
            boolean sameInline = numbers.of(trace, TraceHeaderField.INLINE) == inline;
            boolean sameCrossline = numbers.of(trace, TraceHeaderField.CROSSLINE) == crossline;
            if (sameCrossline && !sameInline) {
                return new LineSearch(
                        file, numbers, TraceHeaderField.CROSSLINE, TraceHeaderField.INLINE);
            }
            if (!sameCrossline) {
                break;
            }
        }
        return new LineSearch(file, numbers, TraceHeaderField.INLINE, TraceHeaderField.CROSSLINE);
    }

    /// Where the traces stand if the file is as regular as its start and its end promise.
    Optional<RegularOrder> regularOrder() throws IOException {
        Optional<RegularOrder> promised = RegularOrder.byEnds(numbers, traces, slow, fast);
        if (promised.isPresent()) {
            return promised;
        }
        try {
            long length = boundary(slow, startWithFirstLine(), firstSlow, Side.BEHIND);
            return RegularOrder.of(numbers, traces, slow, fast, length);
        } catch (NotSortedException e) {
            return Optional.empty();
        }
    }

    /// Traces from the first one on among which the first line ends. A line is short against the
    /// file, so its end is looked for near its start: far away, what is near comes with one
    /// request.
    private TraceRange startWithFirstLine() throws IOException {
        long last = 1;
        while (last < traces - 1 && numbers.of(last, slow) == firstSlow) {
            last *= 2;
        }
        return new TraceRange(0, Math.min(last + 1, traces));
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
                                    numbers.of(0, field),
                                    numbers.of(traces - 1, field)));
        }
        return found;
    }

    /// All traces at the places, with the place's number.
    Map<Long, Integer> traces(List<LinePoint> places) throws IOException {
        Map<Long, Integer> found = new TreeMap<>();
        try {
            for (int place = 0; place < places.size(); place++) {
                int at = place;
                for (TraceRange there : traces(places.get(place)).stream().toList()) {
                    for (long trace = there.first(); trace < there.end(); trace++) {
                        found.putIfAbsent(trace, at);
                    }
                }
            }
            return found;
        } catch (NotSortedException e) {
            return scan(places);
        }
    }

    private Optional<TraceRange> traces(LinePoint point) throws IOException {
        boolean byInline = slow == TraceHeaderField.INLINE;
        List<TraceRange> line = slowLine(byInline ? point.inline() : point.crossline());
        return line.isEmpty()
                ? Optional.empty()
                : within(line.getFirst(), byInline ? point.crossline() : point.inline());
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
            long slowNumber = numbers.of(start, slow);
            long end = endOfLine(start, lengthBefore, slowNumber);
            lengthBefore = end - start;
            TraceRange line = new TraceRange(start, end - start);
            long guess = start + offsetBefore;
            if (offsetBefore >= 0 && isAlone(guess, line, number)) {
                found.add(new TraceRange(guess, 1));
            } else {
                Optional<TraceRange> range = within(line, number);
                range.ifPresent(found::add);
                offsetBefore = range.isPresent() ? range.get().first() - start : -1;
            }
            start = end;
        }
        return found;
    }

    /// Whether `trace` is the only one of a line with that number: before the stack, several have
    /// it.
    private boolean isAlone(long trace, TraceRange line, long number) throws IOException {
        return trace < line.end()
                && numbers.of(trace, fast) == number
                && (trace == line.first() || numbers.of(trace - 1, fast) != number)
                && (trace + 1 == line.end() || numbers.of(trace + 1, fast) != number);
    }

    private long endOfLine(long start, long lengthBefore, long number) throws IOException {
        long guess = start + lengthBefore;
        if (lengthBefore > 0
                && guess <= traces
                && numbers.of(guess - 1, slow) == number
                && (guess == traces || numbers.of(guess, slow) != number)) {
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
        long first = numbers.of(range.first(), field);
        long last = numbers.of(range.end() - 1, field);
        int direction = first <= last ? 1 : -1;
        long low = range.first();
        long high = range.end();
        long lowest = direction * first;
        long highest = direction * last;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long value = direction * numbers.of(middle, field);
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
        file.readHeaders(
                file.traces(),
                (trace, header) -> {
                    if (header.number(field) != number) {
                        return;
                    }
                    if (!found.isEmpty() && found.getLast().end() == trace) {
                        TraceRange before = found.removeLast();
                        found.add(new TraceRange(before.first(), before.count() + 1));
                    } else {
                        found.add(new TraceRange(trace, 1));
                    }
                });
        return found;
    }

    private Map<Long, Integer> scan(List<LinePoint> places) throws IOException {
        Map<LinePoint, Integer> wanted = new HashMap<>();
        for (int place = 0; place < places.size(); place++) {
            wanted.putIfAbsent(places.get(place), place);
        }
        Map<Long, Integer> found = new TreeMap<>();
        file.readHeaders(
                file.traces(),
                (trace, header) -> {
                    Integer place =
                            wanted.get(
                                    new LinePoint(
                                            header.number(TraceHeaderField.INLINE),
                                            header.number(TraceHeaderField.CROSSLINE)));
                    if (place != null) {
                        found.put(trace, place);
                    }
                });
        return found;
    }

    /// The lines of a survey in one direction, numbered one by one from the file's first trace.
    record Bins(long first, long step) {
        /// The bin whose line number is nearest.
        double at(long lineNumber) {
            return Math.rint((lineNumber - first) / (double) step);
        }

        /// The line number of a bin.
        long number(double bin) {
            return first + step * Math.round(bin);
        }
    }

    Bins bins(TraceHeaderField field) throws IOException {
        return new Bins(numbers.of(0, field), step(field));
    }

    /// The distance of neighbouring lines for `field`, as far as the start of the file shows it.
    private long step(TraceHeaderField field) throws IOException {
        Optional<RegularOrder> order = regularOrder();
        if (order.isPresent()) {
            return Math.abs(field == slow ? order.get().slowStep() : order.get().fastStep());
        }
        LineNumbers start = new LineNumbers();
        for (long trace = 0; trace < Math.min(traces, TRACES_FOR_STEP); trace++) {
            start.add(numbers.of(trace, field));
        }
        if (start.vary() || field == fast) {
            return Math.round(start.step());
        }
        try {
            long end = slowLine(firstSlow).getFirst().end();
            return end >= traces ? 1 : Math.max(1, Math.abs(numbers.of(end, slow) - firstSlow));
        } catch (NotSortedException e) {
            LineNumbers all = new LineNumbers();
            file.readHeaders(file.traces(), (trace, header) -> all.add(header.number(slow)));
            return Math.round(all.step());
        }
    }

    /// The line numbers do not run in one direction.
    private static final class NotSortedException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
