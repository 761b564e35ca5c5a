package dev.stratus.picture;

import dev.stratus.storage.NewFile;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures to files that appear whole or not at all.
public final class PictureFile {
    private PictureFile() {}

    /// Writes `picture` to `target` in the PNG format.
    public static void writePng(BufferedImage picture, Path target) throws IOException {
        try (NewFile file = NewFile.at(target)) {
            try (OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(file.temporary()));
                    var stream = new MemoryCacheImageOutputStream(out)) {
                if (!ImageIO.write(picture, "png", stream)) {
                    throw new IOException("this JDK cannot write PNG: " + target);
                }
            }
            file.publish();
        }
    }
}
