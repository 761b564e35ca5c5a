package dev.stratus.segy;

import static dev.stratus.segy.Severity.ERROR;
import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import java.io.IOException;

/// What is odd about a file, as far as its own headers, its size and its first trace show it.
final class HeaderFindings {
    private final SegyOpening opening;
    private final TraceArea area;

    HeaderFindings(SegyOpening opening) {
        this.opening = opening;
        this.area = opening.area;
    }

    void collect() throws IOException {
        byteOrder();
        sampleInterval();
        if (opening.index.isEmpty()) {
            endOfFile();
            lengthFlag();
            firstTrace();
        } else {
            endOfIndex(opening.index.get());
        }
        countOfTraces();
        encoding();
        stanzas();
    }

    private void stanzas() {
        for (Stanza stanza : opening.stanzas) {
            long bytes = (long) stanza.records() * TextHeader.BYTES;
            long declared = stanza.declaredBytes().orElse(0);
            if (declared < 0 || declared > bytes) {
                add(
                        WARNING,
                        stanza.offset() + 1,
                        "the length of the stanza %s:%s".formatted(stanza.owner(), stanza.title()),
                        declared < 0 ? "no number" : Long.toString(declared),
                        "0 to %d, the bytes of its records".formatted(bytes),
                        "It ends with its records.");
            }
        }
        for (long offset : opening.unclosedStanzas) {
            add(
                    WARNING,
                    offset + 1,
                    "the name of a stanza",
                    "empty, or without an end",
                    "one that )) ends within its record",
                    "The record is taken as plain text, and what the stanza says is not heeded.");
        }
    }

    private void byteOrder() {
        BinaryHeaderField field = BinaryHeaderField.BYTE_ORDER;
        boolean rev2 = opening.revision.compareTo(Revision.REV_2_0) >= 0;
        long constant = opening.binary.get(field);
        if (opening.options.byteOrder().isPresent()) {
            return;
        }
        if (rev2 && constant != 0x01020304) {
            add(
                    isConstant(constant) ? WARNING : NOTE,
                    opening.byteOf(field),
                    "the byte-order constant",
                    "%08X".formatted(constant),
                    "01020304 in one of the three orders",
                    "The file is read as %s: %s."
                            .formatted(opening.order.order().label(), opening.order.evidence()));
        } else if (!rev2 && opening.order.order() != SegyByteOrder.BIG) {
            add(
                    NOTE,
                    opening.byteOf(BinaryHeaderField.DATA_SAMPLE_FORMAT),
                    "the byte order",
                    opening.order.order().label(),
                    "big in revision %s".formatted(opening.revision.label()),
                    "Evidence: %s. --byte-order overrides.".formatted(opening.order.evidence()));
        }
    }

    /// Whether it says another order than the rest of the file does.
    private static boolean isConstant(long constant) {
        return constant == 0x04030201 || constant == 0x02010403 || constant == 0x03040102;
    }

    private void sampleInterval() {
        double interval = SampleInterval.signed(opening.binary, opening.revision);
        if (!(interval > 0)) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.SAMPLE_INTERVAL),
                    SampleInterval.LABEL,
                    SampleInterval.text(interval),
                    "more than 0",
                    interval < 0
                            ? "It is taken without its sign."
                            : "Places in ms, m or ft cannot be found; those in samples can.");
        }
        if (opening.revision.compareTo(Revision.REV_2_0) >= 0) {
            extendedFields();
        }
    }

    /// Those that revision 2 put beside the ones of 16 bits.
    private void extendedFields() {
        double interval = opening.binary.getDouble(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL);
        if (interval != 0 && !(interval > 0 && Double.isFinite(interval))) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL),
                    "the extended sample interval",
                    SampleInterval.text(interval),
                    "a finite number above 0, or 0",
                    "It is not heeded; the one of 16 bits is taken.");
        }
        long samples = opening.binary.get(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE);
        if (samples < 0) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE),
                    "the extended number of samples per trace",
                    Long.toString(samples),
                    "at least 0",
                    "It is not heeded; the one of 16 bits is taken.");
        }
    }

    private void endOfFile() {
        long rest = area.rest();
        long whole = area.wholeTraces();
        boolean salvaged = opening.options.damage() == Damage.SALVAGE;
        if (rest >= TraceHeader.BYTES) {
            add(
                    salvaged ? WARNING : ERROR,
                    area.end() - rest + 1,
                    "the last trace",
                    "cut after %s".formatted(Finding.count(rest, "byte")),
                    "%d bytes".formatted(area.traceBytes()),
                    "Whole traces before it: %d%s."
                            .formatted(
                                    whole,
                                    salvaged
                                            ? "; those are computed"
                                            : "; --salvage computes those. If no trace looks right, say how many --samples there are"));
        } else if (rest > 0 && whole > 0) {
            tooMany(rest, whole);
        }
        if (whole == 0 && rest < TraceHeader.BYTES) {
            add(
                    ERROR,
                    area.first() + 1,
                    "the first trace",
                    "missing",
                    "at least one trace after the headers",
                    "The file can be described. There is no trace to compute on.");
        }
    }

    private void endOfIndex(TraceIndex index) {
        long rest = area.end() - index.end(index.count() - 1L);
        if (rest > 0 && index.breakInChain().isEmpty()) {
            tooMany(rest, index.count());
        }
    }

    private void tooMany(long rest, long traces) {
        add(
                WARNING,
                area.end() - rest + 1,
                "the end of the file",
                "%s too far".formatted(Finding.count(rest, "byte")),
                "the end of trace %d".formatted(traces - 1),
                "What is there is less than a trace header, and left out.");
    }

    private void lengthFlag() {
        long flag = opening.binary.get(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG);
        if (flag != 1 && flag != 0) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG),
                    "the fixed length flag",
                    Long.toString(flag),
                    "0 or 1",
                    "By the file's size all traces are equally long.");
        } else if (flag == 0 && opening.revision != Revision.REV_0 && area.wholeTraces() > 0) {
            add(
                    NOTE,
                    opening.byteOf(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG),
                    "the fixed length flag",
                    "0",
                    "1, because all traces are equally long",
                    "The file's size decides.");
        }
    }

    private void firstTrace() throws IOException {
        if (area.wholeTraces() == 0) {
            return;
        }
        TraceHeader header =
                new TraceHeader(opening.layout, opening.order.order(), area.additionalHeaders());
        header.moveTo(
                opening.bytesAt(area.first(), TraceHeader.BYTES * (1 + area.additionalHeaders())),
                0,
                area.additionalHeaders());
        long own = header.number(TraceHeaderField.SAMPLES_PER_TRACE);
        if (own != 0 && own != area.samples()) {
            add(
                    WARNING,
                    area.first() + header.byteOf(TraceHeaderField.SAMPLES_PER_TRACE),
                    "samples_per_trace of the first trace",
                    Long.toString(own),
                    "%d as for the file".formatted(area.samples()),
                    area.rest() == 0
                            ? "The file's %d make whole traces and are taken; --samples overrides."
                                    .formatted(area.samples())
                            : "Neither makes whole traces; --samples overrides.");
        }
        long additional = header.raw(TraceHeaderExtensionField.NUM_ADDITIONAL_TRACE_HEADERS);
        if (additional > area.additionalHeaders()) {
            add(
                    WARNING,
                    area.first() + TraceHeader.BYTES + 157,
                    "the number of additional headers of the first trace",
                    Long.toString(additional),
                    "at most %d as for the file".formatted(area.additionalHeaders()),
                    "The file's number is taken.");
        }
        if (area.additionalHeaders() > 0 && !header.nameOf(1).equals("SEG00001")) {
            add(
                    NOTE,
                    area.first() + TraceHeader.BYTES + 233,
                    "the name of the first additional trace header",
                    header.nameOf(1).isEmpty() ? "empty" : header.nameOf(1),
                    "SEG00001",
                    "It is read as extension 1 all the same, unless a layout says otherwise.");
        }
    }

    private void countOfTraces() {
        if (opening.revision.compareTo(Revision.REV_2_0) < 0) {
            return;
        }
        long said = opening.binary.get(BinaryHeaderField.NUM_TRACES);
        long there = opening.index.isPresent() ? opening.index.get().count() : area.wholeTraces();
        if (said != 0 && said != there) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.NUM_TRACES),
                    "the number of traces",
                    Long.toUnsignedString(said),
                    "%d by the file's size".formatted(there),
                    "It is not believed.");
        }
    }

    private void encoding() {
        long strange =
                opening.text.lines().stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == 0xFFFD)
                        .count();
        if (strange > 0) {
            add(
                    NOTE,
                    opening.base + 1,
                    "the textual header",
                    "not all text: %s".formatted(Finding.count(strange, "unprintable character")),
                    "printable characters in %s".formatted(opening.text.encoding().label()),
                    "They are shown as \uFFFD; --text-encoding chooses another encoding.");
        }
    }

    private void add(
            Severity severity,
            long firstByte,
            String field,
            String found,
            String expected,
            String remedy) {
        opening.findings.add(Finding.at(severity, firstByte, field, found, expected, remedy));
    }
}
