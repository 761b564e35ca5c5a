package dev.stratus.segy;

import static dev.stratus.segy.FieldType.FLOAT64;
import static dev.stratus.segy.FieldType.INT16;
import static dev.stratus.segy.FieldType.INT32;
import static dev.stratus.segy.FieldType.UINT16;
import static dev.stratus.segy.FieldType.UINT64;
import static dev.stratus.segy.FieldType.UINT8;
import static dev.stratus.segy.Revision.REV_0;
import static dev.stratus.segy.Revision.REV_1;
import static dev.stratus.segy.Revision.REV_2_0;
import static dev.stratus.segy.Revision.REV_2_1;

import java.util.Locale;
import java.util.Optional;

/// The fields of the 400-byte binary file header, as in SEG-Y rev 2.1, table 2. First bytes count
/// within the header: the standard's 3201 is 1 here.
// spotless:off
public enum BinaryHeaderField implements HeaderField {
    JOB_ID                            (  1, INT32,   REV_0,   "jobid"),
    LINE_NUM                          (  5, INT32,   REV_0,   "lino"),
    REEL_NUM                          (  9, INT32,   REV_0,   "reno"),
    DATA_TRACES_PER_ENSEMBLE          ( 13, INT16,   REV_0,   "ntrpr"),
    AUX_TRACES_PER_ENSEMBLE           ( 15, INT16,   REV_0,   "nart"),
    SAMPLE_INTERVAL                   ( 17, INT16,   REV_0,   "hdt"),
    ORIG_SAMPLE_INTERVAL              ( 19, INT16,   REV_0,   "dto"),
    SAMPLES_PER_TRACE                 ( 21, UINT16,  REV_0,   "hns"),
    ORIG_SAMPLES_PER_TRACE            ( 23, UINT16,  REV_0,   "nso"),
    DATA_SAMPLE_FORMAT                ( 25, INT16,   REV_0,   "format"),
    ENSEMBLE_FOLD                     ( 27, INT16,   REV_0,   "fold"),
    TRACE_SORTING_CODE                ( 29, INT16,   REV_0,   "tsort"),
    VERTICAL_SUM_CODE                 ( 31, INT16,   REV_0,   "vscode"),
    SWEEP_FREQ_START                  ( 33, INT16,   REV_0,   "hsfs"),
    SWEEP_FREQ_END                    ( 35, INT16,   REV_0,   "hsfe"),
    SWEEP_LENGTH                      ( 37, INT16,   REV_0,   "hslen"),
    SWEEP_TYPE_CODE                   ( 39, INT16,   REV_0,   "hstyp"),
    SWEEP_TRACE_NUM                   ( 41, INT16,   REV_0,   "schn"),
    SWEEP_TAPER_START                 ( 43, INT16,   REV_0,   "hstas"),
    SWEEP_TAPER_END                   ( 45, INT16,   REV_0,   "hstae"),
    TAPER_TYPE_CODE                   ( 47, INT16,   REV_0,   "htatyp"),
    CORRELATED_DATA_CODE              ( 49, INT16,   REV_0,   "hcorr"),
    BINARY_GAIN_CODE                  ( 51, INT16,   REV_0,   "bgrcv"),
    AMP_RECOVERY_CODE                 ( 53, INT16,   REV_0,   "rcvm"),
    MEASUREMENT_SYSTEM_CODE           ( 55, INT16,   REV_0,   "mfeet"),
    IMPULSE_POLARITY_CODE             ( 57, INT16,   REV_0,   "polyt"),
    VIBRATORY_POLARITY_CODE           ( 59, INT16,   REV_0,   "vpol"),
    EXTENDED_DATA_TRACES_PER_ENSEMBLE ( 61, INT32,   REV_2_0, "extntrpr"),
    EXTENDED_AUX_TRACES_PER_ENSEMBLE  ( 65, INT32,   REV_2_0, "extnart"),
    EXTENDED_SAMPLES_PER_TRACE        ( 69, INT32,   REV_2_0, "exthns"),
    EXTENDED_SAMPLE_INTERVAL          ( 73, FLOAT64, REV_2_0, ""),
    EXTENDED_ORIG_SAMPLE_INTERVAL     ( 81, FLOAT64, REV_2_0, ""),
    EXTENDED_ORIG_SAMPLES_PER_TRACE   ( 89, INT32,   REV_2_0, "extnso"),
    EXTENDED_ENSEMBLE_FOLD            ( 93, INT32,   REV_2_0, "extfold"),
    BYTE_ORDER                        ( 97, INT32,   REV_2_0, ""),
    SEGY_REVISION_MAJOR               (301, UINT8,   REV_1,   "rev"),
    SEGY_REVISION_MINOR               (302, UINT8,   REV_1,   "revmin"),
    FIXED_LENGTH_TRACE_FLAG           (303, INT16,   REV_1,   "trflag"),
    NUM_EXTENDED_TEXT_HEADERS         (305, INT16,   REV_1,   "exth"),
    MAX_EXTENDED_TRACE_HEADERS        (307, INT16,   REV_2_1, ""),
    SURVEY_TYPE                       (309, INT16,   REV_2_1, ""),
    TIME_BASIS_CODE                   (311, INT16,   REV_2_0, ""),
    NUM_TRACES                        (313, UINT64,  REV_2_0, ""),
    BYTE_OFFSET_FIRST_TRACE           (321, UINT64,  REV_2_0, ""),
    NUM_DATA_TRAILER_STANZAS          (329, INT32,   REV_2_0, "");
    // spotless:on

    private final int firstByte;
    private final FieldType type;
    private final Revision since;
    private final String seismicUnixName;

    BinaryHeaderField(int firstByte, FieldType type, Revision since, String seismicUnixName) {
        this.firstByte = firstByte;
        this.type = type;
        this.since = since;
        this.seismicUnixName = seismicUnixName;
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
        return Optional.empty();
    }

    @Override
    public Optional<String> seismicUnixName() {
        return Optional.of(seismicUnixName).filter(name -> !name.isEmpty());
    }
}
