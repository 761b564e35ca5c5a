package dev.stratus.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// Perceptually uniform colours, readable by people with a colour vision deficiency and on grey
/// paper: Crameri, _Scientific colour maps_ (2021), and why they matter: Crameri, Shephard and
/// Heron, "The misuse of colour in science communication", Nature Communications 11, 5444 (2020).
public enum ColourMap {
    /// From dark blue over green to pink: for quantities that have an order and no middle.
    BATLOW("batlow", false),
    /// From red over white to blue, for amplitudes about zero: a trough is red, a peak is blue
    /// (Brown, _Interpretation of Three-Dimensional Seismic Data_, AAPG Memoir 42). It is vik,
    /// turned round.
    RED_WHITE_BLUE("vik", true),
    /// From white over grey to black: a peak is dark, as in a wiggle plot.
    GREY("grayC", false);

    private static final int COLOURS = 256;

    @SuppressWarnings("ImmutableEnumChecker") // never written to again
    private final int[] colours;

    ColourMap(String table, boolean reversed) {
        int[] read = read("colours/" + table + ".txt");
        colours = new int[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            colours[i] = read[reversed ? COLOURS - 1 - i : i];
        }
    }

    /// The colour at `fraction` of the way from the lowest value, 0, to the highest, 1, as
    /// 0xFFrrggbb. What is outside has the colour of the nearer end.
    public int at(double fraction) {
        int index = (int) (fraction * COLOURS);
        return colours[Math.clamp(index, 0, COLOURS - 1)];
    }

    private static int[] read(String resource) {
        InputStream stream = ColourMap.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("the program lacks its part " + resource);
        }
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(Predicate.not(line -> line.startsWith("#")))
                    .mapToInt(ColourMap::colourOf)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int colourOf(String line) {
        String[] parts = line.split(" ", 3);
        int red = Integer.parseInt(parts[0]);
        int green = Integer.parseInt(parts[1]);
        int blue = Integer.parseInt(parts[2]);
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }
}
