package dev.stratus.picture;

import dev.stratus.storage.NewFile;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/// A finished picture, that can be looked at or written.
public final class Picture {
    private final int width;
    private final int height;
    private final Consumer<Graphics2D> painter;

    Picture(int width, int height, Consumer<Graphics2D> painter) {
        this.width = width;
        this.height = height;
        this.painter = painter;
    }

    /// Its pixels.
    public BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paint(graphics);
        graphics.dispose();
        return image;
    }

    /// Checks that `target` names a picture, before what is to be in it is read.
    ///
    /// @throws IllegalArgumentException if it ends in neither `.png` nor `.svg`
    public static void requireKind(Path target) {
        if (!isKind(target)) {
            throw new IllegalArgumentException(
                    "%s: what kind of picture this is to be is not known, expected a name that ends in .png or .svg."
                            .formatted(target));
        }
    }

    /// Whether `target` names a picture.
    public static boolean isKind(Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".svg");
    }

    /// Writes it to `target`, which appears whole or not at all: as SVG if its name ends in `.svg`,
    /// as PNG if it ends in `.png`.
    ///
    /// @throws IllegalArgumentException if it ends in neither
    public void write(Path target) throws IOException {
        requireKind(target);
        String name = target.toString().toLowerCase(Locale.ROOT);
        try (NewFile file = NewFile.at(target)) {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file.temporary()))) {
                if (name.endsWith(".svg")) {
                    writeSvg(out);
                } else {
                    writePng(out);
                }
            }
            file.publish();
        }
    }

    private void writePng(OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(), null, null), smallest);
        } finally {
            writer.dispose();
        }
    }

    private void writeSvg(OutputStream out) throws IOException {
        Document document = emptyDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(6);
        context.setImageHandler(new PixelsInside());
        // Letters as shapes: the picture looks the same where the font is not installed.
        var graphics = new SVGGraphics2D(context, true);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        paint(graphics);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        graphics.stream(writer, true);
        writer.flush();
    }

    /// Draws it with its upper left corner at the origin.
    void paint(Graphics2D graphics) {
        painter.accept(graphics);
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML", e);
        }
    }

    /// Puts pixels into the SVG file itself, by the JDK's PNG writer.
    private static final class PixelsInside extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out)
                throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException("the pixels cannot be written", e);
            }
        }
    }
}
