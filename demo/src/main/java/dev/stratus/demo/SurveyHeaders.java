package dev.stratus.demo;

import static dev.stratus.segy.TraceHeaderField.*;

import dev.stratus.demo.SurveyGrid.Bin;
import dev.stratus.segy.BinaryHeader;
import dev.stratus.segy.BinaryHeaderField;
import dev.stratus.segy.Revision;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The headers of a synthetic survey's file, as the standard's revisions want them (SEG-Y rev 2.1,
/// tables 1 to 3, and what its predecessors had of them).
///
/// Bytes 181-196 of a trace header were unassigned in revision 0; inline, crossline and coordinates
/// stand there all the same, as in most files of that time that have them, and the textual header
/// says so.
final class SurveyHeaders {
    private static final int SAMPLE_INTERVAL_MICROS = 4000;

    private static final int COORDINATES_ARE_CENTIMETRES = -100;
    private static final int FOLD = 60;
    private static final int LIVE = 1;
    private static final int DEAD = 2;

    private final SurveySpec spec;
    private final SurveyGrid grid;

    SurveyHeaders(SurveySpec spec, SurveyGrid grid) {
        this.spec = spec;
        this.grid = grid;
    }

    /// The 40 lines of the textual header.
    List<String> text() {
        Bin first = new Bin(0, 0);
        Bin last = new Bin(spec.inlines() - 1, spec.crosslines() - 1);
        List<String> lines = new ArrayList<>();
        lines.add("CLIENT: NONE, SYNTHETIC DATA       WRITTEN BY: STRATUS SYNTH");
        lines.add("AREA: SYNTHETIC 3D                 SURVEY: SEED %d".formatted(spec.seed()));
        lines.add("DATA: FULL OFFSET STACK, TIME MIGRATED, ZERO PHASE, 3-D POST-STACK");
        lines.add("POLARITY: INCREASE IN ACOUSTIC IMPEDANCE IS A POSITIVE NUMBER");
        lines.add("");
        lines.add("TRACES IN FILE: %d     DOMAIN: TIME (TWT)".formatted(grid.traceCount()));
        lines.add(
                "SAMPLES PER TRACE: %d     SAMPLE INTERVAL: 4 MS     START TIME: 0 MS"
                        .formatted(spec.samples()));
        lines.add(
                "SAMPLE FORMAT: %d (%s)     BYTE ORDER: %s-ENDIAN"
                        .formatted(
                                spec.sampleFormat().code(),
                                upper(spec.sampleFormat().label()),
                                upper(spec.byteOrder().label())));
        lines.add("AMPLITUDES: " + upper(AmplitudeScale.of(spec.sampleFormat()).describe()));
        lines.add("SORT: INLINE, CROSSLINE     FOLD: %d     TRACE LENGTH: FIXED".formatted(FOLD));
        lines.add("");
        lines.add(
                "INLINE RANGE: %d TO %d STEP %d     (OUTLINE IS IRREGULAR: NOT EVERY"
                        .formatted(first.inline(), last.inline(), SurveyGrid.INLINE_STEP));
        lines.add(
                "CROSSLINE RANGE: %d TO %d STEP %d   BIN OF THE GRID HAS A TRACE)"
                        .formatted(first.crossline(), last.crossline(), SurveyGrid.CROSSLINE_STEP));
        lines.add("BIN SIZE: 25 M BETWEEN INLINES, 12.5 M BETWEEN CROSSLINES");
        lines.add(
                "AZIMUTH OF INLINES: %.1f DEGREES (CROSSLINE NUMBERS GROW)"
                        .formatted(SurveyGrid.AZIMUTH_DEGREES));
        lines.add("");
        lines.add("TRACE HEADER WORDS (BYTES)");
        lines.add(place(INLINE, "INLINE NUMBER"));
        lines.add(place(CROSSLINE, "CROSSLINE NUMBER"));
        lines.add(place(CDP_X, "CDP X (EASTING), IN CENTIMETRES"));
        lines.add(place(CDP_Y, "CDP Y (NORTHING), IN CENTIMETRES"));
        lines.add(place(COORDINATE_SCALAR, "SCALAR OF COORDINATES, -100: DIVIDE BY 100"));
        lines.add(place(ENSEMBLE_NUM, "CDP NUMBER"));
        lines.add(place(TRACE_ID_CODE, "1 LIVE, 2 DEAD (ALL SAMPLES ZERO)"));
        lines.add("");
        lines.add("COORDINATES: METRES, AS OF UTM ZONE 31 NORTH; THE PLACE IS INVENTED");
        lines.add("GRID CORNERS:   INLINE  CROSSLINE      CDP X       CDP Y");
        lines.add(corner(first));
        lines.add(corner(new Bin(first.line(), last.position())));
        lines.add(corner(last));
        lines.add(corner(new Bin(last.line(), first.position())));
        lines.add("");
        lines.add("THE GROUND: SEA BED, YOUNG BEDS WITH A MEANDERING CHANNEL NEAR 0.5 S,");
        lines.add("A DELTA NEAR 0.8 S, UNCONFORMITY NEAR 1.2 S, FOLDED AND FAULTED OLD BEDS");
        lines.add("BELOW IT, GAS IN THEIR CRESTS WITH A FLAT SPOT AT 1575 MS.");
        lines.add("WAVELET: RICKER, %d HZ".formatted((int) SyntheticSurvey.PEAK_HERTZ));
        while (lines.size() < 38) {
            lines.add("");
        }
        switch (spec.revision()) {
            case REV_0 -> lines.add("");
            case REV_1 -> lines.add("SEG Y REV1");
            case REV_2_0, REV_2_1 -> lines.add("SEG-Y_REV" + spec.revision().label());
        }
        lines.add(spec.revision() == Revision.REV_0 ? "END EBCDIC" : "END TEXTUAL HEADER");
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, "C%2d %s".formatted(i + 1, lines.get(i)).stripTrailing());
        }
        return lines;
    }

    private static String place(TraceHeaderField field, String meaning) {
        int first = field.firstByte();
        return "  %3d-%3d  %s".formatted(first, first + field.type().bytes() - 1, meaning);
    }

    private static String corner(Bin bin) {
        return String.format(
                Locale.ROOT,
                "                %6d  %9d  %11.2f %11.2f",
                bin.inline(),
                bin.crossline(),
                bin.easting(),
                bin.northing());
    }

    private static String upper(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    BinaryHeader binary() {
        BinaryHeader header =
                BinaryHeader.empty(spec.byteOrder())
                        .put(BinaryHeaderField.JOB_ID, 1)
                        .put(BinaryHeaderField.LINE_NUM, 1)
                        .put(BinaryHeaderField.REEL_NUM, 1)
                        .put(BinaryHeaderField.DATA_TRACES_PER_ENSEMBLE, 1)
                        .put(BinaryHeaderField.SAMPLE_INTERVAL, SAMPLE_INTERVAL_MICROS)
                        .put(BinaryHeaderField.ORIG_SAMPLE_INTERVAL, SAMPLE_INTERVAL_MICROS)
                        .put(BinaryHeaderField.SAMPLES_PER_TRACE, spec.samples())
                        .put(BinaryHeaderField.DATA_SAMPLE_FORMAT, spec.sampleFormat().code())
                        .put(BinaryHeaderField.ENSEMBLE_FOLD, 1)
                        // Horizontally stacked.
                        .put(BinaryHeaderField.TRACE_SORTING_CODE, 4)
                        .put(BinaryHeaderField.VERTICAL_SUM_CODE, 1)
                        // Not correlated; gain recovered; amplitudes of another kind of recovery.
                        .put(BinaryHeaderField.CORRELATED_DATA_CODE, 1)
                        .put(BinaryHeaderField.BINARY_GAIN_CODE, 1)
                        .put(BinaryHeaderField.AMP_RECOVERY_CODE, 4)
                        // Metres; an increase in pressure is a positive number.
                        .put(BinaryHeaderField.MEASUREMENT_SYSTEM_CODE, 1)
                        .put(BinaryHeaderField.IMPULSE_POLARITY_CODE, 2);
        return switch (spec.revision()) {
            case REV_0 -> header;
            case REV_1 -> revision(header, 1, 0);
            case REV_2_0 -> extended(revision(header, 2, 0));
            case REV_2_1 -> extended(revision(header, 2, 1));
        };
    }

    private static BinaryHeader revision(BinaryHeader header, int major, int minor) {
        return header.put(BinaryHeaderField.SEGY_REVISION_MAJOR, major)
                .put(BinaryHeaderField.SEGY_REVISION_MINOR, minor)
                .put(BinaryHeaderField.FIXED_LENGTH_TRACE_FLAG, 1);
    }

    private BinaryHeader extended(BinaryHeader header) {
        return header.put(BinaryHeaderField.EXTENDED_DATA_TRACES_PER_ENSEMBLE, 1)
                .put(BinaryHeaderField.EXTENDED_SAMPLES_PER_TRACE, spec.samples())
                .put(BinaryHeaderField.EXTENDED_SAMPLE_INTERVAL, SAMPLE_INTERVAL_MICROS)
                .put(BinaryHeaderField.EXTENDED_ORIG_SAMPLE_INTERVAL, SAMPLE_INTERVAL_MICROS)
                .put(BinaryHeaderField.EXTENDED_ENSEMBLE_FOLD, 1)
                .put(BinaryHeaderField.BYTE_ORDER, 0x0102_0304)
                // Universal time.
                .put(BinaryHeaderField.TIME_BASIS_CODE, 4)
                .put(BinaryHeaderField.NUM_TRACES, grid.traceCount())
                .put(BinaryHeaderField.BYTE_OFFSET_FIRST_TRACE, 3600);
    }

    /// A header in which the words that all traces share are set.
    TraceHeader commonTraceHeader() {
        return TraceHeader.empty(spec.byteOrder())
                .put(TRACE_NUM_ENSEMBLE, 1)
                .put(VERTICALLY_SUMMED_TRACES, 1)
                .put(HORIZONTALLY_STACKED_TRACES, FOLD)
                .put(DATA_USE, 1)
                .put(ELEVATION_DEPTH_SCALAR, 1)
                .put(COORDINATE_SCALAR, COORDINATES_ARE_CENTIMETRES)
                .put(COORDINATE_UNIT, 1)
                .put(TraceHeaderField.SAMPLES_PER_TRACE, spec.samples())
                .put(TraceHeaderField.SAMPLE_INTERVAL, SAMPLE_INTERVAL_MICROS)
                .put(CORRELATED_DATA, 1)
                // 21 June 2025, noon, universal time.
                .put(YEAR_RECORDED, 2025)
                .put(DAY_OF_YEAR, 172)
                .put(HOUR_OF_DAY, 12)
                .put(TraceHeaderField.TIME_BASIS_CODE, 4);
    }

    /// Sets the words that tell a trace from the others.
    void put(TraceHeader header, long trace, Bin bin, Life life) {
        long x = Math.round(bin.easting() * 100);
        long y = Math.round(bin.northing() * 100);
        header.put(TRACE_SEQ_NUM_LINE, grid.numberInLine(trace, bin) + 1)
                .put(TRACE_SEQ_NUM_REEL, trace + 1)
                .put(ORIG_FIELD_RECORD_NUM, bin.inline())
                .put(TRACE_NUM_ORIG_RECORD, bin.crossline())
                .put(ENSEMBLE_NUM, grid.cell(bin) + 1)
                .put(
                        TRACE_ID_CODE,
                        switch (life) {
                            case LIVE -> LIVE;
                            case DEAD -> DEAD;
                        })
                .put(SOURCE_COORD_X, x)
                .put(SOURCE_COORD_Y, y)
                .put(GROUP_COORD_X, x)
                .put(GROUP_COORD_Y, y)
                .put(CDP_X, x)
                .put(CDP_Y, y)
                .put(INLINE, bin.inline())
                .put(CROSSLINE, bin.crossline());
    }

    /// Whether a trace has recorded anything.
    enum Life {
        LIVE,
        DEAD
    }
}
