package dev.stratus.segy;

import java.util.OptionalLong;

/// Something about a file that is not as the standard or the rest of the file says.
///
/// @param firstByte where, counted from 1 in the file; empty if it is nowhere in particular
/// @param field what it is about, as the start of a sentence: a header field's label, or a part of
///   the file such as `the last trace`
/// @param expected what should be there
/// @param found what is there
/// @param remedy what was done about it, or what the user can do, in whole sentences
public record Finding(
        Severity severity,
        OptionalLong firstByte,
        String field,
        String expected,
        String found,
        String remedy) {

    static Finding at(
            Severity severity,
            long firstByte,
            String field,
            String found,
            String expected,
            String remedy) {
        return new Finding(severity, OptionalLong.of(firstByte), field, expected, found, remedy);
    }

    /// Of the whole file.
    static Finding of(
            Severity severity, String field, String found, String expected, String remedy) {
        return new Finding(severity, OptionalLong.empty(), field, expected, found, remedy);
    }

    /// Such as `1 byte` or `2 bytes`.
    static String count(long number, String thing) {
        return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
    }

    /// Such as `byte 3225: data_sample_format is 0, expected one of 1-12, 15, 16. …`.
    public String sentence() {
        String where = firstByte.isPresent() ? "byte %d: ".formatted(firstByte.getAsLong()) : "";
        return "%s%s is %s, expected %s. %s".formatted(where, field, found, expected, remedy);
    }
}
