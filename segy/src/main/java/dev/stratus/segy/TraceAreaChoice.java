package dev.stratus.segy;

import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the traces end and how many additional headers they have: the reading of bytes 3507-3510
/// and 3529-3532 (SEG-Y rev 2.0 and 2.1, table 2) that the file's size agrees with.
final class TraceAreaChoice {
    /// As many as the 16-bit field can say.
    private static final int MOST_ADDITIONAL_HEADERS = Short.MAX_VALUE;

    private static final int MOST_UNCOUNTED_TRAILER_RECORDS = 1000;

    private final SegyOpening opening;

    TraceAreaChoice(SegyOpening opening) {
        this.opening = opening;
    }

    TraceArea choose() throws IOException {
        if (opening.revision.compareTo(Revision.REV_2_0) < 0) {
            return area(0, 0);
        }
        List<TraceArea> candidates = new ArrayList<>();
        long declaredRecords = opening.binary.get(BinaryHeaderField.NUM_DATA_TRAILER_STANZAS);
        for (int headers : additionalHeaders()) {
            if (declaredRecords > 0 && declaredRecords <= recordsThatFit()) {
                candidates.add(area(headers, declaredRecords));
            } else if (declaredRecords == -1) {
                candidates.add(area(headers, uncountedRecords(headers)));
            }
            candidates.add(area(headers, 0));
            candidates.add(areaByCount(headers));
        }
        TraceArea chosen = candidates.get(0);
        int most = -1;
        for (TraceArea candidate : candidates) {
            int score = score(candidate);
            if (score > most) {
                most = score;
                chosen = candidate;
            }
        }
        report(chosen, declaredRecords);
        readTrailer(chosen);
        return chosen;
    }

    private TraceArea area(int additionalHeaders, long trailerRecords) {
        return new TraceArea(
                opening.firstTrace,
                opening.source.size() - trailerRecords * TextHeader.BYTES,
                additionalHeaders,
                opening.samples,
                opening.format.bytes());
    }

    /// As many traces as byte 3513 says, if there are stanzas behind them.
    private TraceArea areaByCount(int additionalHeaders) throws IOException {
        TraceArea all = area(additionalHeaders, 0);
        long count = opening.binary.get(BinaryHeaderField.NUM_TRACES);
        if (count <= 0 || count > all.wholeTraces()) {
            return all;
        }
        long end = all.first() + count * all.traceBytes();
        return isStanza(end)
                ? new TraceArea(
                        all.first(), end, additionalHeaders, all.samples(), all.sampleBytes())
                : all;
    }

    private long recordsThatFit() {
        return (opening.source.size() - opening.firstTrace) / TextHeader.BYTES;
    }

    /// In the order in which they are believed.
    private List<Integer> additionalHeaders() {
        long narrow = opening.binary.get(BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS);
        long wide =
                FieldType.INT32.readLong(
                        opening.binary.bytes(),
                        BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS.firstByte() - 1,
                        opening.order.order());
        List<Long> said =
                opening.revision == Revision.REV_2_0
                        ? List.of(wide, narrow)
                        : List.of(narrow, wide);
        List<Integer> possible = new ArrayList<>();
        for (long count : said) {
            if (count >= 0 && count <= MOST_ADDITIONAL_HEADERS) {
                possible.add((int) count);
            }
        }
        if (possible.isEmpty()) {
            possible.add(0);
        }
        return possible;
    }

    /// A size that fits may be chance, above all where traces are not equally long: a name in its
    /// place counts as much.
    private int score(TraceArea area) throws IOException {
        int score = area.wholeTraces() > 0 && area.rest() == 0 ? 2 : 0;
        long name =
                area.first()
                        + TraceHeader.BYTES
                        + TraceHeaderField.TRACE_HEADER_NAME.firstByte()
                        - 1;
        if (area.additionalHeaders() > 0 && name + 8 <= area.end()) {
            ByteBuffer bytes = opening.bytesAt(name, 8);
            score += TextHeader.word(bytes, 0, 8).startsWith("SEG") ? 2 : 0;
        }
        return score + (isStanza(area.end()) ? 2 : 0);
    }

    private boolean isStanza(long at) throws IOException {
        return at + 2 <= opening.source.size()
                && StanzaReader.startsStanza(opening.bytesAt(at, 2).array());
    }

    private void report(TraceArea area, long declaredRecords) {
        BinaryHeaderField headers = BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS;
        List<Integer> said = additionalHeaders();
        if (said.get(0) != area.additionalHeaders()) {
            add(
                    NOTE,
                    headers,
                    "the number of additional trace headers",
                    "%d as revision %s writes it".formatted(said.get(0), opening.revision.label()),
                    "%d by the file's size".formatted(area.additionalHeaders()),
                    "The size decides: the field is written as another revision does.");
        } else if (said.size() == 1
                && opening.binary.get(headers) != area.additionalHeaders()
                && opening.revision == Revision.REV_2_1) {
            add(
                    WARNING,
                    headers,
                    "the number of additional trace headers",
                    Long.toString(opening.binary.get(headers)),
                    "at least 0",
                    "It is taken as %d.".formatted(area.additionalHeaders()));
        }
        long trailer = opening.source.size() - area.end();
        long found = trailer / TextHeader.BYTES;
        if (trailer % TextHeader.BYTES != 0) {
            opening.findings.add(
                    Finding.at(
                            WARNING,
                            area.end() + 1,
                            "the data trailer",
                            "%d bytes long".formatted(trailer),
                            "%d records of 3200".formatted(Math.max(found, declaredRecords)),
                            "It is cut, or something follows it. Whole records: %d."
                                    .formatted(found)));
        } else if (declaredRecords != found && declaredRecords != -1) {
            add(
                    WARNING,
                    BinaryHeaderField.NUM_DATA_TRAILER_STANZAS,
                    "the number of data trailer records",
                    Long.toString(declaredRecords),
                    "%d by the file's size".formatted(found),
                    "It is not believed.");
        }
    }

    private void add(
            Severity severity,
            BinaryHeaderField field,
            String about,
            String found,
            String expected,
            String remedy) {
        opening.findings.add(
                Finding.at(severity, opening.byteOf(field), about, found, expected, remedy));
    }

    /// Their number is not said: a trailer starts with a stanza, behind the last sample of a trace.
    private long uncountedRecords(int additionalHeaders) throws IOException {
        long traceBytes = area(additionalHeaders, 0).traceBytes();
        long most = Math.min(MOST_UNCOUNTED_TRAILER_RECORDS, recordsThatFit());
        long found = 0;
        for (long records = 1; records <= most; records++) {
            long at = opening.source.size() - records * TextHeader.BYTES;
            if ((at - opening.firstTrace) % traceBytes == 0 && isStanza(at)) {
                found = records;
            }
        }
        return found;
    }

    private void readTrailer(TraceArea area) throws IOException {
        StanzaReader reader = new StanzaReader(opening.source);
        reader.read(area.end(), (opening.source.size() - area.end()) / TextHeader.BYTES);
        opening.trailer =
                reader.stanzas().stream().sorted(Comparator.comparingLong(Stanza::offset)).toList();
    }
}
