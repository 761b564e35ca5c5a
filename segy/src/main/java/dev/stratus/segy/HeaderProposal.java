package dev.stratus.segy;

/// Where a field may stand.
///
/// @param confidence 0 to 1
/// @param evidence half a sentence
public record HeaderProposal(
        TraceHeaderField field, FieldPlace place, double confidence, String evidence) {
    /// Whether that is where the standard has it.
    public boolean isStandard() {
        return place.firstByte() == field.firstByte() && place.type() == field.type();
    }
}
