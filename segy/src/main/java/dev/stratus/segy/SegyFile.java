package dev.stratus.segy;

import dev.stratus.segy.HeaderLayout.Slot;
import dev.stratus.storage.ByteRange;
import dev.stratus.storage.ByteSource;
import dev.stratus.storage.ObjectChangedException;
import dev.stratus.storage.Pieces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// A SEG-Y file that was opened: its headers, and where its traces are. Immutable; any number of
/// threads may read traces at once, each with a block of its own. Closing it closes its source.
public final class SegyFile implements Closeable {
    /// A block that fits into a core's cache beside what a kernel needs.
    private static final int BLOCK_BYTES = 400 * 1024;

    private final ByteSource source;
    private final TextHeader textHeader;
    private final BinaryHeader binaryHeader;
    private final Revision revision;
    private final String byteOrderEvidence;
    private final SampleFormat sampleFormat;
    private final List<Stanza> stanzas;
    private final List<Stanza> trailer;
    private final TraceArea area;
    private final Optional<TraceIndex> index;
    private final SegyOptions options;
    private final HeaderLayout headerLayout;
    private final List<Finding> findings;

    private SegyFile(SegyOpening opening, HeaderLayout headerLayout, List<Finding> findings) {
        this.options = opening.options;
        this.source = opening.source;
        this.textHeader = opening.text;
        this.binaryHeader = opening.binary;
        this.revision = opening.revision;
        this.byteOrderEvidence = opening.order.evidence();
        this.sampleFormat = opening.format;
        this.stanzas = opening.stanzas;
        this.trailer = opening.trailer;
        this.area = opening.area;
        this.index = opening.index;
        this.headerLayout = headerLayout;
        this.findings = List.copyOf(findings);
    }

    private SegyFile(
            SegyFile file, SegyOptions options, HeaderLayout headerLayout, List<Finding> findings) {
        this.options = options;
        this.source = file.source;
        this.textHeader = file.textHeader;
        this.binaryHeader = file.binaryHeader;
        this.revision = file.revision;
        this.byteOrderEvidence = file.byteOrderEvidence;
        this.sampleFormat = file.sampleFormat;
        this.stanzas = file.stanzas;
        this.trailer = file.trailer;
        this.area = file.area;
        this.index = file.index;
        this.headerLayout = headerLayout;
        this.findings = List.copyOf(findings);
    }

    /// Opens a file as it describes itself.
    ///
    /// @throws SegyException if the source is no SEG-Y file, or one that cannot be read
    public static SegyFile open(ByteSource source) throws IOException {
        return open(source, SegyOptions.none());
    }

    /// Reads the file's headers and looks at its first traces; at all trace headers only if the
    /// traces are not equally long.
    ///
    /// @throws SegyException if the source is no SEG-Y file, or one that cannot be read
    public static SegyFile open(ByteSource source, SegyOptions options) throws IOException {
        SegyOpening opening = new SegyOpening(source, options);
        opening.run();
        SegyFile file = new SegyFile(opening, opening.layout, opening.findings);
        return options.preset() == HeaderPreset.AUTO ? HeaderSearch.apply(file) : file;
    }

    public ByteSource source() {
        return source;
    }

    public TextHeader textHeader() {
        return textHeader;
    }

    public BinaryHeader binaryHeader() {
        return binaryHeader;
    }

    /// The revision that the file is read by.
    public Revision revision() {
        return revision;
    }

    public SampleFormat sampleFormat() {
        return sampleFormat;
    }

    public SegyByteOrder byteOrder() {
        return binaryHeader.order();
    }

    /// Why the byte order is what it is: half a sentence.
    public String byteOrderEvidence() {
        return byteOrderEvidence;
    }

    /// From one sample to the next: microseconds in time, millimetres or thousandths of a foot in
    /// depth. Zero if the file does not say; its sign, which some writers spoil, does not count.
    public double sampleInterval() {
        return Math.abs(SampleInterval.signed(binaryHeader, revision));
    }

    /// Makes sure that samples can be found by their time or depth.
    ///
    /// @throws SegyException if the file does not say how far they are apart
    public void requireSampleInterval() throws SegyException {
        if (sampleInterval() != 0) {
            return;
        }
        for (Finding finding : findings) {
            if (finding.field().equals(SampleInterval.LABEL)) {
                throw new SegyException(source.name(), finding);
            }
        }
    }

    /// Of every trace, or of the longest one if they are not equally long.
    public int samplesPerTrace() {
        return index.map(TraceIndex::mostSamples)
                .orElseGet(() -> (int) Math.min(area.samples(), Integer.MAX_VALUE));
    }

    /// Whether all traces have the same number of samples and headers.
    public boolean hasEqualTraces() {
        return index.isEmpty() || !index.get().isVariable();
    }

    /// How many headers follow the standard one of each trace, at most.
    public int additionalTraceHeaders() {
        return area.additionalHeaders();
    }

    /// What the extended textual headers are made of.
    public List<Stanza> stanzas() {
        return stanzas;
    }

    /// What stands behind the last trace.
    public List<Stanza> trailer() {
        return trailer;
    }

    /// Everything of a stanza from its first record to its last, one character a byte; a
    /// replacement character for what cannot be printed.
    ///
    /// @throws SegyException if it is too large to show
    public String text(Stanza stanza) throws IOException {
        long bytes = (long) stanza.records() * TextHeader.BYTES;
        if (bytes > 1 << 24) {
            throw new SegyException(
                    source.name(),
                    Finding.at(
                            Severity.ERROR,
                            stanza.offset() + 1,
                            "the stanza",
                            "%d bytes long".formatted(bytes),
                            "at most 16777216 to be shown",
                            "Its first record says what it holds."));
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) bytes);
        source.read(stanza.offset(), buffer);
        return stanza.encoding().decode(buffer.array());
    }

    public HeaderLayout headerLayout() {
        return headerLayout;
    }

    /// The options with which the same version of the source opens in the same way again. Places
    /// that were searched for with [HeaderPreset#AUTO] are among them, so that nobody need search
    /// twice.
    public SegyOptions options() {
        return options;
    }

    /// What is odd about the file, as far as its headers, its size and its first traces show it.
    public List<Finding> findings() {
        return findings;
    }

    /// Bytes from one trace header to the next; if they differ, of the longest trace.
    public long traceBytes() {
        return index.map(TraceIndex::mostTraceBytes).orElseGet(area::traceBytes);
    }

    /// How many whole traces the file has.
    public long traceCount() {
        return index.map(traces -> (long) traces.count()).orElseGet(area::wholeTraces);
    }

    /// How many bytes between the headers and the data trailer belong to no whole trace: what
    /// [Damage#SALVAGE] leaves out.
    public long leftOutBytes() {
        return index.map(traces -> area.end() - area.first() - traces.wholeBytes())
                .orElseGet(area::rest);
    }

    /// The zero-based byte at which a trace's header starts; for the number of traces, where the
    /// last one ends.
    public long offsetOf(long trace) {
        if (index.isEmpty()) {
            return area.first() + trace * area.traceBytes();
        }
        TraceIndex traces = index.get();
        if (trace < traces.count()) {
            return traces.offset(trace);
        }
        return traces.count() == 0 ? area.first() : traces.end(traces.count() - 1);
    }

    /// All traces of the file.
    ///
    /// @throws SegyException if there is none, or if a finding is an error: numbers that are
    ///   computed would be wrong
    public TraceRange traces() throws SegyException {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                throw new SegyException(source.name(), finding);
            }
        }
        if (traceCount() == 0) {
            throw new SegyException(
                    source.name(),
                    Finding.at(
                            Severity.ERROR,
                            area.first() + 1,
                            "the first trace",
                            "missing",
                            "at least one whole trace",
                            "There is no trace to compute on."));
        }
        return new TraceRange(0, traceCount());
    }

    /// The value of a field that counts in a trace of this file, without a scalar, as an integer of
    /// 32 bits.
    ///
    /// @throws SegyException if it is a fraction or needs more bits: the field stands elsewhere, or
    ///   is of another type than the layout has it
    public int requireInt(Trace trace, TraceHeaderField field) throws SegyException {
        Slot slot = trace.header().slotOf(field);
        if (slot == null) {
            return 0;
        }
        double value = trace.header().unscaled(slot);
        if (value != (int) value) {
            FieldType type = slot.place().type();
            throw new SegyException(
                    source.name(),
                    Finding.at(
                            Severity.ERROR,
                            offsetOf(trace.number()) + trace.header().byteOf(field),
                            "%s of trace %d".formatted(field.label(), trace.number()),
                            type.isFloating()
                                    ? SampleInterval.text(value)
                                    : Long.toString(trace.header().number(field)),
                            "a whole number of 32 bits",
                            "It is read as %s. Say with --header where it stands and of which type it is."
                                    .formatted(type.label())));
        }
        return (int) value;
    }

    /// A buffer for [#readTraces]: it holds at least one trace, and otherwise as many as fit into a
    /// core's cache. It is allocated outside the heap, once for each thread that reads.
    ///
    /// @throws SegyException if one trace is larger than a buffer can be
    public ByteBuffer newBlock() throws SegyException {
        long traceBytes = traceBytes();
        if (traceBytes > Math.min(TraceArea.MOST_TRACE_BYTES, source.size())) {
            throw new SegyException(
                    source.name(),
                    Finding.of(
                            Severity.ERROR,
                            "a trace",
                            "%d bytes long".formatted(traceBytes),
                            "at most %d"
                                    .formatted(Math.min(TraceArea.MOST_TRACE_BYTES, source.size())),
                            "It cannot be read."));
        }
        long traces = Math.max(1, BLOCK_BYTES / traceBytes);
        return ByteBuffer.allocateDirect((int) (traces * traceBytes));
    }

    /// Reads the headers of one trace, and nothing else of it.
    public TraceHeader readHeader(long trace) throws IOException {
        int additional = additionalHeaders(trace);
        ByteBuffer bytes = ByteBuffer.allocate(TraceHeader.BYTES * (1 + additional));
        source.read(offsetOf(trace), bytes);
        TraceHeader header = new TraceHeader(headerLayout, byteOrder(), additional);
        header.moveTo(bytes, 0, additional);
        return header;
    }

    /// Shows the traces of `range` to `visitor`, in order, reading them block by block into
    /// `block`, or where they are in memory already. Every byte is read once.
    public void readTraces(TraceRange range, ByteBuffer block, TraceVisitor visitor)
            throws IOException {
        readTraces(List.of(range), block, visitor);
    }

    /// The same for several ranges, of which none starts before the end of the one before it. All
    /// are announced to the source at once: far away, one waits for them together, not in turn.
    public void readTraces(List<TraceRange> ranges, ByteBuffer block, TraceVisitor visitor)
            throws IOException {
        readBlocks(
                ranges,
                block,
                traces -> {
                    for (int i = 0; i < traces.count(); i++) {
                        visitor.visit(traces.trace(i));
                    }
                });
    }

    /// The same, as many traces at a time as were read at once.
    public void readBlocks(TraceRange range, ByteBuffer block, TraceBlockVisitor visitor)
            throws IOException {
        readBlocks(List.of(range), block, visitor);
    }

    private void readBlocks(List<TraceRange> ranges, ByteBuffer block, TraceBlockVisitor visitor)
            throws IOException {
        TraceBlock traces = new TraceBlock(this);
        List<ByteRange> wanted = new ArrayList<>();
        for (TraceRange range : ranges) {
            long start = offsetOf(range.first());
            wanted.add(new ByteRange(start, offsetOf(range.end()) - start));
        }
        try (ByteSource ahead = source.ahead(wanted)) {
            for (TraceRange range : ranges) {
                for (long first = range.first(); first < range.end(); first += traces.count()) {
                    long start = offsetOf(first);
                    int count = fitting(first, range.end(), block.capacity());
                    block.clear().limit(Math.toIntExact(endOf(first + count - 1) - start));
                    traces.moveTo(first, count, start, ahead.at(start, block));
                    visitor.visit(traces);
                }
            }
        }
    }

    /// How many traces from `first` on, at least one and none from `end` on, take no more than
    /// `most` bytes together.
    private int fitting(long first, long end, int most) {
        if (index.isEmpty()) {
            return (int) Math.min(Math.max(1, most / traceBytes()), end - first);
        }
        long start = offsetOf(first);
        long next = first + 1;
        while (next < end && endOf(next) - start <= most) {
            next++;
        }
        return Math.toIntExact(next - first);
    }

    /// The zero-based byte after a trace's last sample.
    private long endOf(long trace) {
        return index.isPresent() ? index.get().end(trace) : offsetOf(trace + 1);
    }

    /// Shows the headers of the traces of `range` to `visitor`, in order, from wherever they lie: a
    /// file on a disk is mapped into memory (from Java 25 on); of a far one large pieces are read,
    /// with the samples between headers where that is quicker than a request more.
    public void readHeaders(TraceRange range, HeaderVisitor visitor) throws IOException {
        TraceHeader header = new TraceHeader(headerLayout, byteOrder(), 0);
        try (Pieces pieces = source.pieces(() -> headers(range))) {
            for (long trace = range.first(); trace < range.end(); trace++) {
                int additional = additionalHeaders(trace);
                ByteBuffer bytes = pieces.at(offsetOf(trace), TraceHeader.BYTES * (1 + additional));
                header.moveTo(bytes, bytes.position(), additional);
                visitor.visit(trace, header);
            }
        } catch (InternalError e) {
            // What the virtual machine throws where there is no file behind mapped memory any more.
            throw new ObjectChangedException(
                    "%s: the file was cut while its trace headers were read. Start again."
                            .formatted(source.name()),
                    e);
        }
    }

    /// Whether traces have to be looked up because they are not all alike.
    boolean isIndexed() {
        return index.isPresent();
    }

    int samples(long trace) {
        return index.isPresent() ? index.get().samples(trace) : samplesPerTrace();
    }

    int additionalHeaders(long trace) {
        return index.isPresent() ? index.get().additionalHeaders(trace) : area.additionalHeaders();
    }

    /// Where the headers of the traces of `range` are.
    private Iterator<ByteRange> headers(TraceRange range) {
        return LongStream.range(range.first(), range.end())
                .mapToObj(trace ->
                        new ByteRange(
                                offsetOf(trace),
                                (long) TraceHeader.BYTES * (1 + additionalHeaders(trace))))
                .iterator();
    }

    /// The same file with header fields at other places. Close only one of the two.
    SegyFile withPlaces(Map<TraceHeaderField, FieldPlace> places, List<Finding> more) {
        SegyOptions found = options.withPreset(HeaderPreset.FILE);
        HeaderLayout layout = headerLayout;
        for (Map.Entry<TraceHeaderField, FieldPlace> place : places.entrySet()) {
            found = found.withPlace(place.getKey(), place.getValue());
            layout = layout.with(place.getKey(), place.getValue());
        }
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new SegyFile(this, found, layout, all);
    }

    /// The same file with every header field where the standard has it. Close only one of the two.
    SegyFile withStandardLayout() {
        return new SegyFile(
                this, options.withPreset(HeaderPreset.STANDARD), HeaderLayout.standard(), findings);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
