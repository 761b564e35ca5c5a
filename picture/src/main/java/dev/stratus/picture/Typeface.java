package dev.stratus.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The letters of every picture: DejaVu Sans, which comes with the program, so that a picture looks
/// the same everywhere and needs no font and no fontconfig on the machine.
final class Typeface {
    private static final Font FONT = load();

    private Typeface() {}

    /// The font in `points`, which are pixels in a picture.
    static Font size(float points) {
        return FONT.deriveFont(points);
    }

    private static Font load() {
        System.setProperty("java.awt.headless", "true");
        try (InputStream stream = Typeface.class.getResourceAsStream("font/DejaVuSans.ttf")) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its part font/DejaVuSans.ttf");
            }
            configureWithoutFontconfig();
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("font/DejaVuSans.ttf is damaged", e);
        }
    }

    /// On Linux, AWT asks fontconfig for fonts before it opens any, even one of ours, and fails
    /// with "Fontconfig head is null" where there is none. A font configuration of our own is asked
    /// instead; it need not name a file that exists.
    private static void configureWithoutFontconfig() throws IOException {
        String property = "sun.awt.fontconfig";
        if (System.getProperty(property) == null && System.getProperty("os.name").equals("Linux")) {
            Path file = Files.createTempFile("stratus-", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    """
                    version=1
                    sequence.allfonts=latin-1
                    allfonts.latin-1=DejaVu_Sans
                    filename.DejaVu_Sans=DejaVuSans.ttf
                    """);
            System.setProperty(property, file.toString());
        }
    }
}
