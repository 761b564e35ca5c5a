package dev.stratus.segy;

import static dev.stratus.segy.Severity.ERROR;
import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import dev.stratus.storage.ByteRange;
import dev.stratus.storage.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether all traces are equally long, as most files are and as byte 3503 may say, or each as long
/// as its own header says. Many files of equal traces have headers that say another length, so what
/// stands at the places that either way leads to decides.
final class TraceLengthChoice {
    private static final int LOOKS = 64;

    /// First, middle and last.
    private static final int LOOKS_IF_SIZE_FITS = 3;

    private final SegyOpening opening;
    private TraceArea area;

    /// The first one of those looked at last that has no plausible header, if the first trace has.
    private OptionalLong traceWithoutHeader = OptionalLong.empty();

    TraceLengthChoice(SegyOpening opening) {
        this.opening = opening;
        this.area = opening.area;
    }

    /// An index if the traces are not equally long, or if the way from one to the next breaks.
    Optional<TraceIndex> choose() throws IOException {
        if (opening.options.samplesPerTrace().isPresent()
                || area.end() - area.first() < TraceHeader.BYTES) {
            return Optional.empty();
        }
        boolean fits = area.rest() == 0 && area.wholeTraces() > 0;
        boolean looksFixed = looksFixed();
        OptionalLong noHeader = traceWithoutHeader;
        TraceProbe first = probe();
        if ((looksFixed && fits) || equalByTheFirstTrace(first)) {
            return Optional.empty();
        }
        if (!chainLeadsElsewhere(first) && (fits || looksFixed)) {
            noHeader.ifPresent(this::reportNoHeader);
            return Optional.empty();
        }
        TraceIndex index = index();
        if (index.count() == 0
                || (!index.differsFrom(area.traceBytes()) && !breaksBeforeTheRest(index))) {
            return Optional.empty();
        }
        report(index);
        return Optional.of(index);
    }

    /// Whether more than the last trace of equal length is not where it should be.
    private boolean breaksBeforeTheRest(TraceIndex index) {
        return index.breakInChain()
                .filter(broken -> broken.offset() < area.end() - area.rest())
                .isPresent();
    }

    /// Whether all traces are as long as the first one says, and the file headers are wrong.
    private boolean equalByTheFirstTrace(TraceProbe probe) throws IOException {
        if (!probe.moveTo(area.first())
                || !probe.isPlausible()
                || probe.samples() > Integer.MAX_VALUE) {
            return false;
        }
        TraceArea before = area;
        area =
                new TraceArea(
                        area.first(),
                        area.end(),
                        probe.additionalHeaders(),
                        probe.samples(),
                        area.sampleBytes());
        if (area.equals(before)) {
            return false;
        }
        if (area.rest() != 0 || area.wholeTraces() == 0 || !looksFixed()) {
            area = before;
            return false;
        }
        opening.area = area;
        if (before.samples() != area.samples()) {
            opening.findings.add(
                    Finding.at(
                            WARNING,
                            opening.byteOf(BinaryHeaderField.SAMPLES_PER_TRACE),
                            "samples per trace",
                            Long.toString(before.samples()),
                            "%d as the traces and the file's size say".formatted(area.samples()),
                            "Those are taken; --samples overrides."));
        }
        if (before.additionalHeaders() != area.additionalHeaders()) {
            opening.findings.add(
                    Finding.at(
                            NOTE,
                            opening.byteOf(BinaryHeaderField.MAX_EXTENDED_TRACE_HEADERS),
                            "the number of additional trace headers",
                            Integer.toString(before.additionalHeaders()),
                            "%d as the traces and the file's size say"
                                    .formatted(area.additionalHeaders()),
                            "That is taken."));
        }
        return true;
    }

    private TraceProbe probe() {
        return probe(opening.source);
    }

    private TraceProbe probe(ByteSource source) {
        return new TraceProbe(
                source,
                area.end(),
                opening.order.order(),
                opening.format,
                opening.layout,
                opening.samplesByDefault,
                area.additionalHeaders(),
                opening.binary.get(BinaryHeaderField.SAMPLE_INTERVAL));
    }

    /// Whether a trace header that says the usual length stands wherever equal lengths lead to.
    private boolean looksFixed() throws IOException {
        long traces = area.wholeTraces();
        if (traces == 0) {
            return false;
        }
        // Each look may be a request to a distant store; where the size fits, few are enough.
        int looks = area.rest() == 0 ? LOOKS_IF_SIZE_FITS : LOOKS;
        List<ByteRange> headers = new ArrayList<>();
        for (int look = 0; look < Math.min(looks, traces); look++) {
            long trace = traces <= looks ? look : (traces - 1) * look / (looks - 1);
            long at = area.first() + trace * area.traceBytes();
            long bytes = (long) TraceHeader.BYTES * (1 + area.additionalHeaders());
            if (bytes > area.end() - at) {
                return false;
            }
            headers.add(new ByteRange(at, bytes));
        }
        try (ByteSource ahead = opening.source.ahead(headers)) {
            return areOfOneLength(probe(ahead).twin(), headers);
        }
    }

    private boolean areOfOneLength(TraceProbe probe, List<ByteRange> headers) throws IOException {
        long usual = -1;
        traceWithoutHeader = OptionalLong.empty();
        for (ByteRange traceHeaders : headers) {
            if (!probe.moveTo(traceHeaders.first()) || !probe.isPlausible()) {
                long trace = (traceHeaders.first() - area.first()) / area.traceBytes();
                traceWithoutHeader = trace == 0 ? OptionalLong.empty() : OptionalLong.of(trace);
                return false;
            }
            if (probe.additionalHeaders() != area.additionalHeaders()) {
                return false;
            }
            if (usual != -1 && probe.ownSamples() != usual) {
                return false;
            }
            usual = probe.ownSamples();
        }
        return true;
    }

    /// Whether following what the first traces say leads to other places than equal lengths do, and
    /// to trace headers there.
    private boolean chainLeadsElsewhere(TraceProbe probe) throws IOException {
        long at = area.first();
        boolean elsewhere = false;
        for (int look = 0; look < LOOKS && at < area.end(); look++) {
            if (!probe.moveTo(at) || !probe.isPlausible()) {
                return false;
            }
            elsewhere |= probe.traceBytes() != area.traceBytes();
            if (probe.traceBytes() > area.end() - at) {
                return look > 1 && elsewhere;
            }
            at += probe.traceBytes();
        }
        return elsewhere;
    }

    /// The size fits, and a trace starts like one, and further on there is a place where none does.
    /// Such traces are written on purpose, to fill gaps with zeros; so it is no error.
    private void reportNoHeader(long trace) {
        opening.findings.add(
                Finding.at(
                        WARNING,
                        area.first() + trace * area.traceBytes() + 1,
                        "the header of trace %d".formatted(trace),
                        "no trace header",
                        "one like that of the first trace",
                        "By the file's size it is a trace, and taken as one, and so may others be."));
    }

    private TraceIndex index() throws IOException {
        if (opening.options.index().isEmpty()) {
            return build();
        }
        IndexSidecar sidecar = new IndexSidecar(opening.options.index().get(), opening);
        Optional<TraceIndex> kept = sidecar.load();
        if (kept.isPresent()) {
            return kept.get();
        }
        TraceIndex built = build();
        sidecar.save(built);
        return built;
    }

    private TraceIndex build() throws IOException {
        long bytes = area.end() - area.first();
        List<ByteRange> all = bytes == 0 ? List.of() : List.of(new ByteRange(area.first(), bytes));
        try (ByteSource ahead = opening.source.ahead(all)) {
            return TraceIndex.build(
                    probe(ahead), area.first(), opening.format.bytes(), opening.options.damage());
        }
    }

    private void report(TraceIndex index) {
        if (index.isVariable()) {
            boolean said =
                    opening.revision != Revision.REV_0
                            && opening.binary.get(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG) == 0;
            opening.findings.add(
                    Finding.at(
                            said ? NOTE : WARNING,
                            opening.byteOf(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG),
                            "the length of traces",
                            "not the same for all",
                            "the same for all, or a 0 here in revision 1 or later",
                            "Each trace is as long as its own header says; --samples makes them equal."));
        }
        index.breakInChain()
                .ifPresent(broken -> {
                    boolean salvaged = opening.options.damage() == Damage.SALVAGE;
                    opening.findings.add(
                            Finding.at(
                                    salvaged ? WARNING : ERROR,
                                    broken.offset() + 1,
                                    "what follows trace %d".formatted(broken.tracesBefore() - 1),
                                    broken.reason(),
                                    "a trace header and as many samples as it says",
                                    salvaged
                                            ? "Bytes that belong to no whole trace and are left out: %d."
                                                    .formatted(index.skippedBytes())
                                            : "Whole traces before it: %d; --salvage computes those, finds the next trace header and goes on.%s"
                                                    .formatted(
                                                            broken.tracesBefore(),
                                                            index.isVariable()
                                                                    ? ""
                                                                    : " If all traces are equally long, say how many --samples they have.")));
                });
    }
}
