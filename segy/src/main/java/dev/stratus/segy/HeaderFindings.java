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
        }
        countOfTraces();
        encoding();
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
                    NOTE,
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

    private void sampleInterval() {
        double interval = SampleAxis.intervalOf(opening.binary, opening.revision);
        if (!(interval > 0)) {
            add(
                    WARNING,
                    opening.byteOf(BinaryHeaderField.SAMPLE_INTERVAL),
                    "the sample interval",
                    SampleAxis.text(interval),
                    "more than 0",
                    "Windows in ms, m or ft cannot be used; those in samples can.");
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
                    "cut after %d bytes".formatted(rest),
                    "%d bytes".formatted(area.traceBytes()),
                    "%d traces before it are whole%s."
                            .formatted(
                                    whole,
                                    salvaged
                                            ? ", and those are computed"
                                            : "; --salvage computes those. If no trace is right, say how many --samples there are"));
        } else if (rest > 0) {
            add(
                    WARNING,
                    area.end() - rest + 1,
                    "the end of the file",
                    "%d bytes too many".formatted(rest),
                    "the end of trace %d".formatted(whole - 1),
                    "They are less than a trace header, and left out.");
        }
        if (whole == 0 && rest < TraceHeader.BYTES) {
            add(
                    ERROR,
                    area.first() + 1,
                    "the first trace",
                    "missing",
                    "at least one trace after the headers",
                    "The file can be described; there is no trace to compute on.");
        }
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
                    area.first() + TraceHeaderField.SAMPLES_PER_TRACE.firstByte(),
                    "samples_per_trace of the first trace",
                    Long.toString(own),
                    "%d as for the file".formatted(area.samples()),
                    "The file's %d make whole traces and are taken; --samples overrides."
                            .formatted(area.samples()));
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
                    "%d bytes that are no characters".formatted(strange),
                    "text in %s".formatted(opening.text.encoding().label()),
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
