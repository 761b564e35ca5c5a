package dev.stratus.segy;

import static dev.stratus.segy.FieldType.CHAR8;
import static dev.stratus.segy.FieldType.INT16;
import static dev.stratus.segy.FieldType.INT32;
import static dev.stratus.segy.FieldType.UINT16;
import static dev.stratus.segy.Revision.REV_0;
import static dev.stratus.segy.Revision.REV_1;
import static dev.stratus.segy.Revision.REV_2_0;
import static dev.stratus.segy.Scaling.BY_COORDINATE_SCALAR;
import static dev.stratus.segy.Scaling.BY_ELEVATION_SCALAR;
import static dev.stratus.segy.Scaling.BY_SHOT_POINT_SCALAR;
import static dev.stratus.segy.Scaling.BY_TIMES_SCALAR;
import static dev.stratus.segy.Scaling.UNSCALED;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The fields of the standard 240-byte trace header, as in SEG-Y rev 2.1, table 3.
// spotless:off
public enum TraceHeaderField implements HeaderField {
    TRACE_SEQ_NUM_LINE          (  1, INT32,   REV_0,   "linetrc",     "tracl",   UNSCALED),
    TRACE_SEQ_NUM_REEL          (  5, INT32,   REV_0,   "reeltrc",     "tracr",   UNSCALED),
    ORIG_FIELD_RECORD_NUM       (  9, INT32,   REV_0,   "ffid",        "fldr",    UNSCALED),
    TRACE_NUM_ORIG_RECORD       ( 13, INT32,   REV_0,   "chan",        "tracf",   UNSCALED),
    ENERGY_SOURCE_POINT_NUM     ( 17, INT32,   REV_0,   "espnum",      "ep",      UNSCALED),
    ENSEMBLE_NUM                ( 21, INT32,   REV_0,   "cdp",         "cdp",     UNSCALED),
    TRACE_NUM_ENSEMBLE          ( 25, INT32,   REV_0,   "cdptrc",      "cdpt",    UNSCALED),
    TRACE_ID_CODE               ( 29, INT16,   REV_0,   "trctype",     "trid",    UNSCALED),
    VERTICALLY_SUMMED_TRACES    ( 31, INT16,   REV_0,   "vstack",      "nvs",     UNSCALED),
    HORIZONTALLY_STACKED_TRACES ( 33, INT16,   REV_0,   "fold",        "nhs",     UNSCALED),
    DATA_USE                    ( 35, INT16,   REV_0,   "rectype",     "duse",    UNSCALED),
    SOURCE_TO_RECEIVER_DISTANCE ( 37, INT32,   REV_0,   "offset",      "offset",  UNSCALED),
    RECEIVER_GROUP_ELEVATION    ( 41, INT32,   REV_0,   "relev",       "gelev",   BY_ELEVATION_SCALAR),
    SOURCE_SURFACE_ELEVATION    ( 45, INT32,   REV_0,   "selev",       "selev",   BY_ELEVATION_SCALAR),
    SOURCE_DEPTH_BELOW_SURFACE  ( 49, INT32,   REV_0,   "sdepth",      "sdepth",  BY_ELEVATION_SCALAR),
    RECEIVER_DATUM_ELEVATION    ( 53, INT32,   REV_0,   "rdatum",      "gdel",    BY_ELEVATION_SCALAR),
    SOURCE_DATUM_ELEVATION      ( 57, INT32,   REV_0,   "sdatum",      "sdel",    BY_ELEVATION_SCALAR),
    SOURCE_WATER_DEPTH          ( 61, INT32,   REV_0,   "wdepthso",    "swdep",   BY_ELEVATION_SCALAR),
    RECEIVER_WATER_DEPTH        ( 65, INT32,   REV_0,   "wdepthrc",    "gwdep",   BY_ELEVATION_SCALAR),
    ELEVATION_DEPTH_SCALAR      ( 69, INT16,   REV_0,   "ed_scal",     "scalel",  UNSCALED),
    COORDINATE_SCALAR           ( 71, INT16,   REV_0,   "co_scal",     "scalco",  UNSCALED),
    SOURCE_COORD_X              ( 73, INT32,   REV_0,   "sht_x",       "sx",      BY_COORDINATE_SCALAR),
    SOURCE_COORD_Y              ( 77, INT32,   REV_0,   "sht_y",       "sy",      BY_COORDINATE_SCALAR),
    GROUP_COORD_X               ( 81, INT32,   REV_0,   "rec_x",       "gx",      BY_COORDINATE_SCALAR),
    GROUP_COORD_Y               ( 85, INT32,   REV_0,   "rec_y",       "gy",      BY_COORDINATE_SCALAR),
    COORDINATE_UNIT             ( 89, INT16,   REV_0,   "coorunit",    "counit",  UNSCALED),
    WEATHERING_VELOCITY         ( 91, INT16,   REV_0,   "wvel",        "wevel",   UNSCALED),
    SUBWEATHERING_VELOCITY      ( 93, INT16,   REV_0,   "subwvel",     "swevel",  UNSCALED),
    SOURCE_UPHOLE_TIME          ( 95, INT16,   REV_0,   "shuphole",    "sut",     BY_TIMES_SCALAR),
    GROUP_UPHOLE_TIME           ( 97, INT16,   REV_0,   "rcuphole",    "gut",     BY_TIMES_SCALAR),
    SOURCE_STATIC_CORRECTION    ( 99, INT16,   REV_0,   "shstat",      "sstat",   BY_TIMES_SCALAR),
    RECEIVER_STATIC_CORRECTION  (101, INT16,   REV_0,   "rcstat",      "gstat",   BY_TIMES_SCALAR),
    TOTAL_STATIC_APPLIED        (103, INT16,   REV_0,   "stapply",     "tstat",   BY_TIMES_SCALAR),
    LAG_TIME_A                  (105, INT16,   REV_0,   "lagtimea",    "laga",    BY_TIMES_SCALAR),
    LAG_TIME_B                  (107, INT16,   REV_0,   "lagtimeb",    "lagb",    BY_TIMES_SCALAR),
    DELAY_RECORDING_TIME        (109, INT16,   REV_0,   "delay",       "delrt",   BY_TIMES_SCALAR),
    MUTE_TIME_START             (111, INT16,   REV_0,   "mutestrt",    "muts",    BY_TIMES_SCALAR),
    MUTE_TIME_END               (113, INT16,   REV_0,   "muteend",     "mute",    BY_TIMES_SCALAR),
    SAMPLES_PER_TRACE           (115, UINT16,  REV_0,   "nsamps",      "ns",      UNSCALED),
    SAMPLE_INTERVAL             (117, INT16,   REV_0,   "dt",          "dt",      UNSCALED),
    INSTRUMENT_GAIN_TYPE        (119, INT16,   REV_0,   "gaintype",    "gain",    UNSCALED),
    INSTRUMENT_GAIN_CONST       (121, INT16,   REV_0,   "ingconst",    "igc",     UNSCALED),
    INSTRUMENT_GAIN_INITIAL     (123, INT16,   REV_0,   "initgain",    "igi",     UNSCALED),
    CORRELATED_DATA             (125, INT16,   REV_0,   "corrflag",    "corr",    UNSCALED),
    SWEEP_FREQ_START            (127, INT16,   REV_0,   "sweepsrt",    "sfs",     UNSCALED),
    SWEEP_FREQ_END              (129, INT16,   REV_0,   "sweepend",    "sfe",     UNSCALED),
    SWEEP_LENGTH                (131, INT16,   REV_0,   "sweeplng",    "slen",    UNSCALED),
    SWEEP_TYPE                  (133, INT16,   REV_0,   "sweeptyp",    "styp",    UNSCALED),
    SWEEP_TAPER_START           (135, INT16,   REV_0,   "sweepstp",    "stas",    UNSCALED),
    SWEEP_TAPER_END             (137, INT16,   REV_0,   "sweepetp",    "stae",    UNSCALED),
    TAPER_TYPE                  (139, INT16,   REV_0,   "tapertyp",    "tatyp",   UNSCALED),
    ALIAS_FILTER_FREQ           (141, INT16,   REV_0,   "aliasfil",    "afilf",   UNSCALED),
    ALIAS_FILTER_SLOPE          (143, INT16,   REV_0,   "aliaslop",    "afils",   UNSCALED),
    NOTCH_FILTER_FREQ           (145, INT16,   REV_0,   "notchfil",    "nofilf",  UNSCALED),
    NOTCH_FILTER_SLOPE          (147, INT16,   REV_0,   "notchslp",    "nofils",  UNSCALED),
    LOW_CUT_FREQ                (149, INT16,   REV_0,   "lowcut",      "lcf",     UNSCALED),
    HIGH_CUT_FREQ               (151, INT16,   REV_0,   "highcut",     "hcf",     UNSCALED),
    LOW_CUT_SLOPE               (153, INT16,   REV_0,   "lowcslop",    "lcs",     UNSCALED),
    HIGH_CUT_SLOPE              (155, INT16,   REV_0,   "hicslop",     "hcs",     UNSCALED),
    YEAR_RECORDED               (157, INT16,   REV_0,   "year",        "year",    UNSCALED),
    DAY_OF_YEAR                 (159, INT16,   REV_0,   "day",         "day",     UNSCALED),
    HOUR_OF_DAY                 (161, INT16,   REV_0,   "hour",        "hour",    UNSCALED),
    MINUTE_OF_HOUR              (163, INT16,   REV_0,   "minute",      "minute",  UNSCALED),
    SECOND_OF_MINUTE            (165, INT16,   REV_0,   "second",      "sec",     UNSCALED),
    TIME_BASIS_CODE             (167, INT16,   REV_0,   "timebase",    "timbas",  UNSCALED),
    TRACE_WEIGHTING_FACTOR      (169, INT16,   REV_0,   "trweight",    "trwf",    UNSCALED),
    GROUP_NUM_ROLL_SWITCH       (171, INT16,   REV_0,   "rstaswp1",    "grnors",  UNSCALED),
    GROUP_NUM_FIRST_TRACE       (173, INT16,   REV_0,   "rstatrc1",    "grnofr",  UNSCALED),
    GROUP_NUM_LAST_TRACE        (175, INT16,   REV_0,   "rstatrcn",    "grnlof",  UNSCALED),
    GAP_SIZE                    (177, INT16,   REV_0,   "gapsize",     "gaps",    UNSCALED),
    TAPER_OVERTRAVEL            (179, INT16,   REV_0,   "overtrvl",    "otrav",   UNSCALED),
    CDP_X                       (181, INT32,   REV_1,   "cdp_x",       "",        BY_COORDINATE_SCALAR),
    CDP_Y                       (185, INT32,   REV_1,   "cdp_y",       "",        BY_COORDINATE_SCALAR),
    INLINE                      (189, INT32,   REV_1,   "iline",       "",        UNSCALED),
    CROSSLINE                   (193, INT32,   REV_1,   "xline",       "",        UNSCALED),
    SHOT_POINT                  (197, INT32,   REV_1,   "sp",          "",        BY_SHOT_POINT_SCALAR),
    SHOT_POINT_SCALAR           (201, INT16,   REV_1,   "sp_scal",     "",        UNSCALED),
    TRACE_VALUE_UNIT            (203, INT16,   REV_1,   "samp_unit",   "",        UNSCALED),
    TRANSDUCTION_CONST_MANTISSA (205, INT32,   REV_1,   "trans_const", "",        UNSCALED),
    TRANSDUCTION_CONST_EXPONENT (209, INT16,   REV_1,   "",            "",        UNSCALED),
    TRANSDUCTION_UNIT           (211, INT16,   REV_1,   "trans_unit",  "",        UNSCALED),
    DEVICE_TRACE_ID             (213, INT16,   REV_1,   "dev_id",      "",        UNSCALED),
    TIMES_SCALAR                (215, INT16,   REV_1,   "tm_scal",     "",        UNSCALED),
    SOURCE_TYPE_ORIENTATION     (217, INT16,   REV_1,   "src_type",    "",        UNSCALED),
    SOURCE_ENERGY_DIR_VERTICAL  (219, INT16,   REV_1,   "src_dir1",    "",        UNSCALED),
    SOURCE_ENERGY_DIR_CROSSLINE (221, INT16,   REV_1,   "src_dir2",    "",        UNSCALED),
    SOURCE_ENERGY_DIR_INLINE    (223, INT16,   REV_1,   "src_dir3",    "",        UNSCALED),
    SOURCE_MEASUREMENT_MANTISSA (225, INT32,   REV_1,   "smeasure",    "",        UNSCALED),
    SOURCE_MEASUREMENT_EXPONENT (229, INT16,   REV_1,   "",            "",        UNSCALED),
    SOURCE_MEASUREMENT_UNIT     (231, INT16,   REV_1,   "sm_unit",     "",        UNSCALED),
    TRACE_HEADER_NAME           (233, CHAR8,   REV_2_0, "",            "",        UNSCALED);
    // spotless:on

    private final int firstByte;
    private final FieldType type;
    private final Revision since;
    private final String layoutName;
    private final String seismicUnixName;
    private final Scaling scaling;

    TraceHeaderField(
            int firstByte,
            FieldType type,
            Revision since,
            String layoutName,
            String seismicUnixName,
            Scaling scaling) {
        this.firstByte = firstByte;
        this.type = type;
        this.since = since;
        this.layoutName = layoutName;
        this.seismicUnixName = seismicUnixName;
        this.scaling = scaling;
    }

    /// The field that a user means: by its standard name, its name in a rev 2.1 layout, or its name
    /// in Seismic Unix.
    ///
    /// @throws IllegalArgumentException if there is none; the message names the most similar one
    public static TraceHeaderField named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        Map<String, TraceHeaderField> names = new LinkedHashMap<>();
        for (TraceHeaderField field : values()) {
            names.putIfAbsent(field.label(), field);
        }
        for (TraceHeaderField field : values()) {
            field.layoutName().ifPresent(alias -> names.putIfAbsent(alias, field));
            field.seismicUnixName().ifPresent(alias -> names.putIfAbsent(alias, field));
        }
        TraceHeaderField found = names.get(wanted);
        if (found != null) {
            return found;
        }
        String similar =
                Collections.min(
                        names.keySet(), Comparator.comparingInt(other -> distance(wanted, other)));
        throw new IllegalArgumentException(
                "there is no trace header field %s, did you mean %s?".formatted(name, similar));
    }

    /// How many characters must change to make one word of the other (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int firstByte() {
        return firstByte;
    }

    @Override
    public FieldType type() {
        return type;
    }

    @Override
    public Revision since() {
        return since;
    }

    @Override
    public Optional<String> layoutName() {
        return Optional.of(layoutName).filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> seismicUnixName() {
        return Optional.of(seismicUnixName).filter(name -> !name.isEmpty());
    }

    /// Which other field of the same trace scales this one.
    public Scaling scaling() {
        return scaling;
    }
}
