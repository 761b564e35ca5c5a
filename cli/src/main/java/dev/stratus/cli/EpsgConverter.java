package dev.stratus.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a reference system such as `EPSG:23031`.
final class EpsgConverter implements ITypeConverter<Integer> {
    private static final Pattern CODE = Pattern.compile("(?:EPSG:)?([1-9][0-9]{3,4})");

    @Override
    public Integer convert(String text) {
        Matcher matcher = CODE.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= 1 << 15) {
            throw new TypeConversionException(
                    "'%s' is no reference system, expected such as EPSG:23031".formatted(text));
        }
        return Integer.valueOf(matcher.group(1));
    }
}
