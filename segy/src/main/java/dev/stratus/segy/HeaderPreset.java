package dev.stratus.segy;

import java.util.Locale;

/// Where a program or a custom puts the fields that locate a trace, when not where the standard has
/// them.
public enum HeaderPreset {
    /// As the file's own layout stanza says, and without one as the standard says.
    FILE,
    /// As the standard says, whatever a layout stanza says.
    STANDARD,
    /// Petrel's export: line numbers at 5 and 21, coordinates in the source's place.
    PETREL,
    /// Line numbers at 233 and 237, where nothing else stands before rev 2.
    TAIL,
    /// Where the traces themselves show that the fields are: see [HeaderSearch].
    AUTO;

    /// As on the command line, such as `petrel`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `file` is what the file itself says.
    HeaderLayout apply(HeaderLayout file, HeaderLayout standard) {
        return switch (this) {
            case FILE, AUTO -> file;
            case STANDARD -> standard;
            case PETREL ->
                    standard.with(TraceHeaderField.INLINE, new FieldPlace(5, FieldType.INT32))
                            .with(TraceHeaderField.CROSSLINE, new FieldPlace(21, FieldType.INT32))
                            .with(TraceHeaderField.CDP_X, new FieldPlace(73, FieldType.INT32))
                            .with(TraceHeaderField.CDP_Y, new FieldPlace(77, FieldType.INT32));
            case TAIL ->
                    standard.with(TraceHeaderField.INLINE, new FieldPlace(233, FieldType.INT32))
                            .with(TraceHeaderField.CROSSLINE, new FieldPlace(237, FieldType.INT32));
        };
    }
}
