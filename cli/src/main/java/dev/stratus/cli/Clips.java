package dev.stratus.cli;

import dev.stratus.picture.Clip;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Reads what colours are clipped at: `2..98%` of all values, `-500..500` as values, or `99%` of
/// all values, symmetrically about zero.
final class Clips {
    private static final String NUMBER = "(-?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE]-?[0-9]{1,3})?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER + " ?(%?)");
    private static final Pattern SYMMETRIC = Pattern.compile(NUMBER + " ?%");

    private Clips() {}

    static Clip read(String text) {
        Matcher range = RANGE.matcher(text.strip());
        Matcher symmetric = SYMMETRIC.matcher(text.strip());
        try {
            if (range.matches()) {
                double low = Double.parseDouble(range.group(1));
                double high = Double.parseDouble(range.group(2));
                return range.group(3).isEmpty()
                        ? new Clip.AtValues(low, high)
                        : new Clip.AtPercentiles(low, high);
            }
            if (symmetric.matches()) {
                return new Clip.Symmetric(Double.parseDouble(symmetric.group(1)));
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s': %s".formatted(text, e.getMessage()));
        }
        throw new TypeConversionException(
                "'%s' is no clip, expected such as 2..98%%, -500..500 or 99%%".formatted(text));
    }
}
