package dev.stratus.attributes;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length along a trace, such as `1200ms` or `300samples`.
public record Length(double value, LengthUnit unit) {
    private static final Pattern TEXT =
            Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,9})?) ?(ms|m|ft|samples)");

    public Length {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a length cannot be " + value);
        }
    }

    /// Reads a length as it stands on a command line.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is none
    public static Length parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no length along a trace, expected a number with its unit (ms, m, ft or samples), such as 1200ms."
                            .formatted(text));
        }
        return new Length(
                Double.parseDouble(matcher.group(1)),
                LengthUnit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)));
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() + unit.label();
    }
}
