package dev.stratus.segy;

/// The revisions of the SEG-Y standard: 1975, 2002, 2017 and 2023.
public enum Revision {
    REV_0("0"),
    REV_1("1"),
    REV_2_0("2.0"),
    REV_2_1("2.1");

    private final String label;

    Revision(String label) {
        this.label = label;
    }

    /// As people write it, such as `2.1`.
    public String label() {
        return label;
    }
}
