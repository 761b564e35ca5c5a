package dev.stratus.storage;

import java.util.regex.Pattern;

/// Text that came from elsewhere, made fit for a terminal, a message or a picture: names and
/// headers come from files and servers, and those can hold anything.
public final class Printable {
    /// Controls, invisible formats such as those that turn the direction of writing, private and
    /// unassigned characters, and what breaks a line.
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST = 200;

    private Printable() {}

    /// `text` with a mark in place of each character that is no text.
    public static String of(String text) {
        return UNFIT.matcher(text).replaceAll("\uFFFD");
    }

    /// The same, not longer than fits in a sentence.
    public static String shortened(String text) {
        String shown = of(text);
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
