package dev.stratus.segy;

import static dev.stratus.segy.Severity.ERROR;
import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import dev.stratus.storage.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what a file is, from its first byte to its first traces, and collects what is odd. The
/// standards and the programs that write files differ: what makes the file consistent with its size
/// counts for more than what one field says, and every such choice is a finding.
final class SegyOpening {
    private static final int FILE_HEADER_BYTES = TextHeader.BYTES + BinaryHeader.BYTES;
    private static final int TAPE_LABEL_BYTES = 128;
    private static final int MOST_LAYOUT_BYTES = 1 << 20;
    private static final String SEISMIC_UNIX =
            "It looks like a Seismic Unix file, which has no headers of its own: say --first-trace-offset 0 --sample-format ieee-float32, and --byte-order little if it was written on a PC.";
    private static final int FIRST_BYTES = 1 << 16;

    final ByteSource source;
    final SegyOptions options;
    final List<Finding> findings = new ArrayList<>();

    long base;
    TextHeader text = new TextHeader(TextHeader.TextEncoding.ASCII, List.of());
    BinaryHeader binary = BinaryHeader.empty(SegyByteOrder.BIG);
    ByteOrderChoice order =
            new ByteOrderChoice(
                    SegyByteOrder.BIG, ByteOrderChoice.Certainty.STATED, "the user says so");
    Revision revision = Revision.REV_0;
    SampleFormat format = SampleFormat.IBM_FLOAT32;
    long samples;
    List<Stanza> stanzas = List.of();
    List<Long> unclosedStanzas = List.of();
    List<Stanza> trailer = List.of();

    /// Of traces that do not say it themselves.
    long samplesByDefault;

    long firstTrace;
    HeaderLayout layout = HeaderLayout.standard();
    TraceArea area = new TraceArea(0, 0, 0, 1, 1);
    Optional<TraceIndex> index = Optional.empty();

    SegyOpening(ByteSource source, SegyOptions options) {
        this.source = source;
        this.options = options;
    }

    /// @throws SegyException if there is nothing that could be described
    void run() throws IOException {
        if (options.firstTraceOffset().orElse(FILE_HEADER_BYTES) < FILE_HEADER_BYTES) {
            readWithoutFileHeaders();
            findArea();
        } else {
            readFileHeaders();
            int certain = findings.size();
            findTraces();
            ByteOrderChoice settled = settledByteOrder();
            boolean another = settled.order() != order.order();
            order = settled;
            if (another) {
                findings.subList(certain, findings.size()).clear();
                useOrder(bytesAt(base, FILE_HEADER_BYTES));
                findTraces();
            }
        }
        index = new TraceLengthChoice(this).choose();
        new HeaderFindings(this).collect();
    }

    /// Everything between the file headers and the traces' lengths.
    private void findTraces() throws IOException {
        readExtendedText();
        findFirstTrace();
        findArea();
    }

    private void findArea() throws IOException {
        layout = new LayoutChoice(this).choose();
        area = new TraceAreaChoice(this).choose();
    }

    private void readWithoutFileHeaders() throws IOException {
        firstTrace = options.firstTraceOffset().orElse(0);
        order = byOption(order);
        binary = BinaryHeader.empty(order.order());
        format =
                options.sampleFormat()
                        .orElseThrow(() ->
                                fatal(
                                        Finding.of(
                                                ERROR,
                                                "the sample format",
                                                "nowhere, because the file has no headers of its own",
                                                "the user to say it",
                                                "Use --sample-format, for example ieee-float32 for a Seismic Unix file.")));
        samples = options.samplesPerTrace().orElse(0);
        samplesByDefault = samples;
        if (samples == 0 && firstTrace + TraceHeader.BYTES <= source.size()) {
            TraceHeader header = new TraceHeader(HeaderLayout.standard(), order.order(), 0);
            header.moveTo(bytesAt(firstTrace, TraceHeader.BYTES), 0, 0);
            samples = header.raw(TraceHeaderField.SAMPLES_PER_TRACE);
        }
        requireSamples(firstTrace + TraceHeaderField.SAMPLES_PER_TRACE.firstByte());
    }

    private ByteOrderChoice byOption(ByteOrderChoice found) {
        return options.byteOrder()
                .map(chosen ->
                        new ByteOrderChoice(
                                chosen, ByteOrderChoice.Certainty.STATED, "the user says so"))
                .orElse(found);
    }

    private void readFileHeaders() throws IOException {
        requireSize(FILE_HEADER_BYTES);
        base = hasTapeLabel() ? TAPE_LABEL_BYTES : 0;
        if (base > 0) {
            requireSize(base + FILE_HEADER_BYTES);
            findings.add(
                    Finding.at(
                            NOTE,
                            1,
                            "the start of the file",
                            "a tape label of 128 bytes",
                            "the textual header",
                            "It is left out; bytes count from the file's start."));
        }
        ByteBuffer headers = bytesAt(base, FILE_HEADER_BYTES);
        text = TextHeader.decode(headers, 0, options.textEncoding());
        ByteBuffer raw = headers.slice(TextHeader.BYTES, BinaryHeader.BYTES);
        order = byOption(ByteOrderChoice.of(raw, base + TextHeader.BYTES, options.sampleFormat()));
        revision = RevisionChoice.of(this, raw);
        useOrder(headers);
    }

    /// Everything that depends on the byte order in 16-bit words, in which little-endian and
    /// pair-swapped files are the same.
    private void useOrder(ByteBuffer headers) throws SegyException {
        binary = BinaryHeader.copyOf(headers, TextHeader.BYTES, order.order());
        long code = binary.get(BinaryHeaderField.DATA_SAMPLE_FORMAT);
        format =
                options.sampleFormat()
                        .or(() -> SampleFormat.ofCode(code, revision))
                        .orElseThrow(() -> fatal(unknownFormat(code)));
        samples = samplesPerTrace();
        samplesByDefault = samples;
    }

    private Finding unknownFormat(long code) {
        return Finding.at(
                ERROR,
                byteOf(BinaryHeaderField.DATA_SAMPLE_FORMAT),
                "sample format",
                Long.toString(code),
                "one of 1-12, 15, 16",
                looksLikeSeismicUnix()
                        ? SEISMIC_UNIX
                        : "It is no SEG-Y file, or a damaged one; if it is one, say which format with --sample-format, for example --sample-format ibm-float32.");
    }

    /// Whether the first 240 bytes are a trace header, followed by the samples that it says.
    private boolean looksLikeSeismicUnix() {
        try {
            for (SegyByteOrder candidate : SegyByteOrder.values()) {
                TraceProbe probe =
                        new TraceProbe(
                                source,
                                source.size(),
                                candidate,
                                SampleFormat.IEEE_FLOAT32,
                                HeaderLayout.standard(),
                                0,
                                0,
                                0);
                if (probe.moveTo(0)
                        && probe.isPlausible()
                        && probe.ownSamples() > 0
                        && source.size() % probe.traceBytes() == 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            // The unknown format is the news; that this cannot be read will come up again.
            return false;
        }
    }

    private long samplesPerTrace() throws SegyException {
        if (options.samplesPerTrace().isPresent()) {
            return options.samplesPerTrace().getAsInt();
        }
        long count = binary.get(BinaryHeaderField.SAMPLES_PER_TRACE);
        long extended = binary.get(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE);
        boolean extendedCounts = revision.compareTo(Revision.REV_2_0) >= 0 || count == 0;
        return extendedCounts && extended > 0 ? extended : count;
    }

    private void requireSamples(long firstByte) throws SegyException {
        if (samples <= 0) {
            throw fatal(
                    Finding.at(
                            ERROR,
                            firstByte,
                            "samples per trace",
                            Long.toString(samples),
                            "at least 1",
                            "It is no SEG-Y file, or a damaged one; if it is one, say how many there are with --samples."));
        }
    }

    private void readExtendedText() throws IOException {
        BinaryHeaderField field = BinaryHeaderField.NUM_EXTENDED_TEXT_HEADERS;
        long count = binary.get(field);
        long start = base + FILE_HEADER_BYTES;
        long fit = (source.size() - start) / TextHeader.BYTES;
        StanzaReader reader = new StanzaReader(source);
        firstTrace = start;
        if (count == -1) {
            long end = reader.readToEnd(start);
            if (!reader.ended() && !firstTraceIsStated()) {
                throw fatal(
                        Finding.at(
                                ERROR,
                                byteOf(field),
                                "the number of extended textual headers",
                                "-1, and no ((SEG: EndText)) is within the %d records that follow"
                                        .formatted((end - start) / TextHeader.BYTES),
                                "a record that starts with ((SEG: EndText))",
                                "Say where the traces start with --first-trace-offset."));
            }
            if (reader.ended()) {
                firstTrace = end;
                stanzas = reader.stanzas();
                unclosedStanzas = reader.unclosed();
            }
            return;
        }
        if (count < 0 || count > fit) {
            Finding finding =
                    Finding.at(
                            firstTraceIsStated() ? WARNING : ERROR,
                            byteOf(field),
                            "the number of extended textual headers",
                            Long.toString(count),
                            "-1, or 0 to %d by the file's size".formatted(fit),
                            firstTraceIsStated()
                                    ? "The traces start where it is said that they do; there is no extended text."
                                    : "The file is cut, or damaged, or no SEG-Y file; if it is one, say where the traces start with --first-trace-offset.");
            if (!firstTraceIsStated()) {
                throw fatal(finding);
            }
            findings.add(finding);
            return;
        }
        reader.read(start, count);
        stanzas = reader.stanzas();
        unclosedStanzas = reader.unclosed();
        firstTrace = start + count * TextHeader.BYTES;
    }

    private boolean firstTraceIsStated() {
        return options.firstTraceOffset().isPresent() || statedFirstTrace() != 0;
    }

    private long statedFirstTrace() {
        return revision.compareTo(Revision.REV_2_0) >= 0
                ? binary.get(BinaryHeaderField.BYTE_OFFSET_FIRST_TRACE)
                : 0;
    }

    private void findFirstTrace() throws IOException {
        long afterText = firstTrace;
        long stated = statedFirstTrace();
        if (options.firstTraceOffset().isPresent()) {
            firstTrace = options.firstTraceOffset().getAsLong();
        } else if (stated != 0) {
            BinaryHeaderField field = BinaryHeaderField.BYTE_OFFSET_FIRST_TRACE;
            if (stated < base + FILE_HEADER_BYTES || stated > source.size()) {
                throw fatal(
                        Finding.at(
                                ERROR,
                                byteOf(field),
                                "the first trace's offset",
                                Long.toUnsignedString(stated),
                                "0, or %d to %d by the file's size"
                                        .formatted(base + FILE_HEADER_BYTES, source.size()),
                                "The file is cut or damaged; say where the traces start with --first-trace-offset."));
            }
            if (stated != afterText) {
                findings.add(
                        Finding.at(
                                stated < afterText ? WARNING : NOTE,
                                byteOf(field),
                                "the first trace's offset",
                                Long.toString(stated),
                                "%d, where the textual headers end".formatted(afterText),
                                "It overrides their number; --first-trace-offset overrides both."));
            }
            firstTrace = stated;
        }
        if (samples == 0 && firstTrace <= source.size() - TraceHeader.BYTES) {
            TraceHeader header = new TraceHeader(HeaderLayout.standard(), order.order(), 0);
            header.moveTo(bytesAt(firstTrace, TraceHeader.BYTES), 0, 0);
            samples = header.raw(TraceHeaderField.SAMPLES_PER_TRACE);
            if (samples > 0) {
                findings.add(
                        Finding.at(
                                WARNING,
                                byteOf(BinaryHeaderField.SAMPLES_PER_TRACE),
                                "samples per trace",
                                "0",
                                "at least 1",
                                "The %d of the first trace's header are taken; --samples overrides."
                                        .formatted(samples)));
            }
        }
        requireSamples(byteOf(BinaryHeaderField.SAMPLES_PER_TRACE));
        if (firstTrace > source.size()) {
            throw fatal(
                    Finding.of(
                            ERROR,
                            "the first trace's offset",
                            Long.toString(firstTrace),
                            "at most %d, the file's size".formatted(source.size()),
                            "Correct --first-trace-offset."));
        }
    }

    /// Little-endian or pair-swapped: by the traces, which were found without knowing.
    private ByteOrderChoice settledByteOrder() throws IOException {
        int bytes = (int) Math.min(FIRST_BYTES, area.end() - area.first());
        if (order.certainty() != ByteOrderChoice.Certainty.OPEN || bytes < TraceHeader.BYTES) {
            return order;
        }
        return order.byTraces(bytesAt(area.first(), bytes), area.traceBytes(), format);
    }

    /// The text of a stanza, as far as it belongs to a document.
    String textOf(Stanza stanza) throws IOException {
        int bytes = (int) Math.min(MOST_LAYOUT_BYTES, (long) stanza.records() * TextHeader.BYTES);
        return new String(bytesAt(stanza.offset(), bytes).array(), stanza.encoding().charset());
    }

    ByteBuffer bytesAt(long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        source.read(offset, bytes);
        return bytes.flip();
    }

    /// The 1-based byte in the file.
    long byteOf(BinaryHeaderField field) {
        return base + TextHeader.BYTES + field.firstByte();
    }

    SegyException fatal(Finding finding) {
        return new SegyException(source.name(), finding);
    }

    private void requireSize(long least) throws SegyException {
        if (source.size() < least) {
            throw fatal(
                    Finding.of(
                            ERROR,
                            "the file",
                            "%d bytes long".formatted(source.size()),
                            "at least the %d of a SEG-Y file's headers".formatted(least),
                            looksLikeSeismicUnix()
                                    ? SEISMIC_UNIX
                                    : "It is cut, or no SEG-Y file."));
        }
    }

    /// ` 1SY1.0` or ` 1SEGY1.0`: a storage unit label (SEG-Y rev 1, section 3.1).
    private boolean hasTapeLabel() throws IOException {
        byte[] label = bytesAt(0, TAPE_LABEL_BYTES).array();
        return new String(label, StandardCharsets.US_ASCII)
                .matches("(?s)[ 0-9]{4}S(EG)?Y\\d\\.\\d.*");
    }
}
