package dev.stratus.segy;

import static dev.stratus.segy.FieldType.CHAR8;
import static dev.stratus.segy.FieldType.FLOAT64;
import static dev.stratus.segy.FieldType.INT16;
import static dev.stratus.segy.FieldType.INT32;
import static dev.stratus.segy.FieldType.INT64;
import static dev.stratus.segy.FieldType.UINT16;
import static dev.stratus.segy.FieldType.UINT32;
import static dev.stratus.segy.FieldType.UINT64;
import static dev.stratus.segy.Revision.REV_2_0;

import java.util.Locale;
import java.util.Optional;

/// The fields of trace header extension 1 (`SEG00001`), as in SEG-Y rev 2.1, table 4. What is not
/// zero there wins over the field of the same name in the standard header, and no scalar applies to
/// it.
// spotless:off
public enum TraceHeaderExtensionField implements HeaderField {
    TRACE_SEQ_NUM_LINE           (  1, UINT64,  REV_2_0, "linetrc"),
    TRACE_SEQ_NUM_REEL           (  9, UINT64,  REV_2_0, "reeltrc"),
    ORIG_FIELD_RECORD_NUM        ( 17, INT64,   REV_2_0, "ffid"),
    ENSEMBLE_NUM                 ( 25, INT64,   REV_2_0, "cdp"),
    RECEIVER_GROUP_ELEVATION     ( 33, FLOAT64, REV_2_0, "relev"),
    RECEIVER_GROUP_DEPTH         ( 41, FLOAT64, REV_2_0, "rdepth"),
    SOURCE_SURFACE_ELEVATION     ( 49, FLOAT64, REV_2_0, "selev"),
    SOURCE_DEPTH_BELOW_SURFACE   ( 57, FLOAT64, REV_2_0, "sdepth"),
    RECEIVER_DATUM_ELEVATION     ( 65, FLOAT64, REV_2_0, "rdatum"),
    SOURCE_DATUM_ELEVATION       ( 73, FLOAT64, REV_2_0, "sdatum"),
    SOURCE_WATER_DEPTH           ( 81, FLOAT64, REV_2_0, "wdepthso"),
    RECEIVER_WATER_DEPTH         ( 89, FLOAT64, REV_2_0, "wdepthrc"),
    SOURCE_COORD_X               ( 97, FLOAT64, REV_2_0, "sht_x"),
    SOURCE_COORD_Y               (105, FLOAT64, REV_2_0, "sht_y"),
    GROUP_COORD_X                (113, FLOAT64, REV_2_0, "rec_x"),
    GROUP_COORD_Y                (121, FLOAT64, REV_2_0, "rec_y"),
    SOURCE_TO_RECEIVER_DISTANCE  (129, FLOAT64, REV_2_0, "offset"),
    SAMPLES_PER_TRACE            (137, UINT32,  REV_2_0, "nsamps"),
    NANOSECOND_OF_SECOND         (141, INT32,   REV_2_0, "nanosecs"),
    SAMPLE_INTERVAL              (145, FLOAT64, REV_2_0, "dt"),
    RECORDING_DEVICE_NUM         (153, INT32,   REV_2_0, "cable_num"),
    NUM_ADDITIONAL_TRACE_HEADERS (157, UINT16,  REV_2_0, ""),
    LAST_TRACE_FLAG              (159, INT16,   REV_2_0, "last_trc"),
    CDP_X                        (161, FLOAT64, REV_2_0, "cdp_x"),
    CDP_Y                        (169, FLOAT64, REV_2_0, "cdp_y"),
    TRACE_HEADER_NAME            (233, CHAR8,   REV_2_0, "");
    // spotless:on

    private final int firstByte;
    private final FieldType type;
    private final Revision since;
    private final String layoutName;

    TraceHeaderExtensionField(int firstByte, FieldType type, Revision since, String layoutName) {
        this.firstByte = firstByte;
        this.type = type;
        this.since = since;
        this.layoutName = layoutName;
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
        return Optional.empty();
    }
}
