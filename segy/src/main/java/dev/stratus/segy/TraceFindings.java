package dev.stratus.segy;

import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is odd about a file's traces, by the headers of all of them.
public final class TraceFindings {
    private final SegyFile file;
    private final List<Finding> findings = new ArrayList<>();
    private final Odd noHeader = new Odd("the header");
    private final Odd otherLength = new Odd(TraceHeaderField.SAMPLES_PER_TRACE.label());
    private final Odd otherInterval = new Odd(TraceHeaderField.SAMPLE_INTERVAL.label());
    private final Odd oddScalar = new Odd(TraceHeaderField.COORDINATE_SCALAR.label());
    private final Odd oddUnit = new Odd(TraceHeaderField.COORDINATE_UNIT.label());

    /// The traces of which something is odd.
    private final class Odd {
        private final String what;
        private long traces;
        private long first;
        private long firstByte;

        private Odd(String what) {
            this.what = what;
        }

        /// @param byteOfTrace where, counted from 1
        private void add(long trace, long byteOfTrace) {
            if (traces++ == 0) {
                first = trace;
                firstByte = file.offsetOf(trace) + byteOfTrace;
            }
        }

        private void report(String found, String expected, String remedy) {
            if (traces > 0) {
                findings.add(
                        Finding.at(
                                WARNING,
                                firstByte,
                                "%s in %s, first in trace %d,"
                                        .formatted(what, Finding.count(traces, "trace"), first),
                                found,
                                expected,
                                remedy));
            }
        }
    }

    private TraceFindings(SegyFile file) {
        this.file = file;
    }

    /// Reads the header of every trace.
    public static List<Finding> of(SegyFile file) throws IOException {
        if (file.traceCount() == 0) {
            return List.of();
        }
        TraceFindings traces = new TraceFindings(file);
        file.readHeaders(new TraceRange(0, file.traceCount()), traces::look);
        traces.report();
        SurveyScan.of(file, SurveyScan.Extent.ALL).ifPresent(traces::survey);
        traces.places();
        return List.copyOf(traces.findings);
    }

    private void look(long trace, TraceHeader header) {
        if (header.isBlank()) {
            noHeader.add(trace, 1);
            return;
        }
        long samples = header.number(TraceHeaderField.SAMPLES_PER_TRACE);
        if (file.hasEqualTraces() && samples != 0 && samples != file.samplesPerTrace()) {
            otherLength.add(trace, header.byteOf(TraceHeaderField.SAMPLES_PER_TRACE));
        }
        double interval = Math.abs(header.value(TraceHeaderField.SAMPLE_INTERVAL));
        if (interval != 0 && interval != file.sampleInterval()) {
            otherInterval.add(trace, header.byteOf(TraceHeaderField.SAMPLE_INTERVAL));
        }
        long scalar = Math.abs(header.raw(TraceHeaderField.COORDINATE_SCALAR));
        if (scalar != 0
                && scalar != 1
                && scalar != 10
                && scalar != 100
                && scalar != 1000
                && scalar != 10_000) {
            oddScalar.add(trace, header.byteOf(TraceHeaderField.COORDINATE_SCALAR));
        }
        long unit = header.number(TraceHeaderField.COORDINATE_UNIT);
        if (unit < 0 || unit > 4) {
            oddUnit.add(trace, header.byteOf(TraceHeaderField.COORDINATE_UNIT));
        }
    }

    private void report() {
        noHeader.report("zeros or ones all over", "a trace header", "They are taken as traces.");
        otherLength.report(
                "another number of samples than the file's %d".formatted(file.samplesPerTrace()),
                "the file's, or 0",
                "The file's number is taken; --samples overrides it.");
        otherInterval.report(
                "another sample interval than the file's %s"
                        .formatted(SampleInterval.text(file.sampleInterval())),
                "the file's, or 0",
                "The file's interval is taken.");
        oddScalar.report(
                "a coordinate scalar that is no power of ten",
                "1, 10, 100, 1000 or 10000, positive or negative, or 0",
                "It is applied as it stands.");
        oddUnit.report("no unit that there is", "0 to 4", "The coordinates are taken as lengths.");
    }

    private void survey(Survey survey) {
        if (survey.repeated() > 0) {
            add(
                    WARNING,
                    "the number of traces at a location that another trace has already",
                    Long.toString(survey.repeated()),
                    "0",
                    "A map shows one of them; see --cull and --fold of stratus map.");
        }
        if (survey.holes().orElse(Long.MAX_VALUE) > 0) {
            add(
                    NOTE,
                    "the number of locations of the grid without a trace",
                    survey.holes().isPresent()
                            ? Long.toString(survey.holes().getAsLong())
                            : "too large to count",
                    "0",
                    "They stay empty.");
        }
        survey.grid()
                .filter(grid -> !grid.isGood())
                .ifPresent(grid ->
                        add(
                                WARNING,
                                "the distance of coordinates from the grid of line numbers",
                                "%.1f on average".formatted(grid.misfit()),
                                "less than half a cell of %.1f x %.1f"
                                        .formatted(grid.inlineSpacing(), grid.crosslineSpacing()),
                                "Check where inline, crossline, cdp_x and cdp_y stand; --header places them."));
    }

    private void places() throws IOException {
        for (HeaderProposal proposal : HeaderSearch.of(file)) {
            boolean used =
                    file.headerLayout()
                            .find(proposal.field())
                            .filter(proposal.place()::equals)
                            .isPresent();
            if (!used) {
                add(
                        NOTE,
                        "the place of " + proposal.field().label(),
                        "perhaps byte %d (confidence %.2f: %s)"
                                .formatted(
                                        proposal.place().firstByte(),
                                        proposal.confidence(),
                                        proposal.evidence()),
                        "byte %d"
                                .formatted(
                                        file.headerLayout()
                                                .find(proposal.field())
                                                .map(FieldPlace::firstByte)
                                                .orElse(proposal.field().firstByte())),
                        "--header auto uses what the traces show.");
            }
        }
    }

    private void add(
            Severity severity, String about, String found, String expected, String remedy) {
        findings.add(Finding.of(severity, about, found, expected, remedy));
    }
}
