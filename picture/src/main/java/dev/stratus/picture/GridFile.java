package dev.stratus.picture;

import dev.stratus.job.NumberTable;
import dev.stratus.job.ReferenceSystem;
import dev.stratus.job.ResultsTable;
import dev.stratus.storage.NewFile;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;

/// Writes the numbers of a grid for other programs.
public final class GridFile {
    private static final int MODEL_TRANSFORMATION = 34264;
    private static final int GEO_KEY_DIRECTORY = 34735;
    private static final int GDAL_NODATA = 42113;
    private static final int MODEL_TYPE = 1024;
    private static final int RASTER_TYPE = 1025;
    private static final int PROJECTED_CRS = 3072;
    private static final int PROJECTED = 1;
    private static final int USER_DEFINED = 32767;
    private static final int PIXEL_IS_AREA = 1;

    private GridFile() {}

    /// Checks that `target` names a kind of file that [#write] writes, before the grid is made.
    ///
    /// @return whether it does
    public static boolean isKind(Path target) {
        return kindOf(target).isPresent();
    }

    /// Writes a grid as the name of the file says: `.csv` and `.parquet` with the middle and the
    /// value of each cell that a trace is in, a row each; `.tif` or `.tiff` as a GeoTIFF. The file
    /// appears whole or not at all.
    ///
    /// @throws IllegalArgumentException if it ends in none of these
    public static void write(MapGrid grid, Path target) throws IOException {
        Kind kind =
                kindOf(target)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s: expected a name that ends in .csv, .parquet or .tif."
                                                .formatted(target)));
        switch (kind) {
            case CSV -> writeCsv(grid, target);
            case PARQUET -> writeParquet(grid, target);
            case GEOTIFF -> writeGeoTiff(grid.withDots(), target);
        }
    }

    private enum Kind {
        CSV,
        PARQUET,
        GEOTIFF
    }

    private static Optional<Kind> kindOf(Path target) {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(Kind.CSV);
        }
        if (name.endsWith(".parquet")) {
            return Optional.of(Kind.PARQUET);
        }
        return name.endsWith(".tif") || name.endsWith(".tiff")
                ? Optional.of(Kind.GEOTIFF)
                : Optional.empty();
    }

    private static void writeCsv(MapGrid grid, Path target) throws IOException {
        try (NewFile file = NewFile.at(target)) {
            try (BufferedWriter csv = Files.newBufferedWriter(file.temporary())) {
                csv.write(String.join(",", columns(grid)) + "\n");
                visitCells(grid, row -> csv.write(row[0] + "," + row[1] + "," + row[2] + "\n"));
            }
            file.publish();
        }
    }

    private static void writeParquet(MapGrid grid, Path target) throws IOException {
        NumberTable.write(
                columns(grid),
                visitor -> visitCells(grid, visitor),
                Map.of("stratus.source", grid.source()),
                target);
    }

    private static List<String> columns(MapGrid grid) {
        return List.of(grid.plane().x(), grid.plane().y(), grid.column());
    }

    private static void visitCells(MapGrid grid, ResultsTable.RowVisitor visitor)
            throws IOException {
        AffineTransform toPlane = grid.toPlane();
        double[] row = new double[3];
        for (int j = 0; j < grid.rows(); j++) {
            for (int i = 0; i < grid.columns(); i++) {
                double value = grid.value(i, j);
                if (!Double.isNaN(value)) {
                    row[0] = i;
                    row[1] = j;
                    toPlane.transform(row, 0, row, 0, 1);
                    row[2] = value;
                    visitor.visit(row);
                }
            }
        }
    }

    /// Writes a GeoTIFF (OGC 19-008r4): 32-bit floats, or 64 bits where those are too small, NaN
    /// where a cell is empty, the affine transform from pixels to coordinates as the survey is
    /// rotated.
    private static void writeGeoTiff(MapGrid grid, Path target) throws IOException {
        // The first row of an image is its upper one.
        boolean upsideDown = grid.toPlane().getDeterminant() > 0;
        var colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        false,
                        false,
                        ComponentColorModel.OPAQUE,
                        areFloats(grid.values()) ? DataBuffer.TYPE_FLOAT : DataBuffer.TYPE_DOUBLE);
        WritableRaster pixels = colours.createCompatibleWritableRaster(grid.columns(), grid.rows());
        double[] line = new double[grid.columns()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < line.length; column++) {
                line[column] = grid.value(column, upsideDown ? grid.rows() - 1 - row : row);
            }
            pixels.setPixels(0, row, line.length, 1, line);
        }
        var image = new BufferedImage(colours, pixels, false, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (NewFile file = NewFile.at(target)) {
            try (ImageOutputStream out =
                    ImageIO.createImageOutputStream(file.temporary().toFile())) {
                ImageWriteParam parameters = writer.getDefaultWriteParam();
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType("Deflate");
                writer.setOutput(out);
                IIOMetadata metadata =
                        tags(
                                writer.getDefaultImageMetadata(
                                        new ImageTypeSpecifier(image), parameters),
                                corners(grid, upsideDown),
                                epsgOf(grid));
                writer.write(null, new IIOImage(image, null, metadata), parameters);
            }
            file.publish();
        } finally {
            writer.dispose();
        }
    }

    /// Whether all values are within what 32 bits hold, neither too large nor too near to zero.
    private static boolean areFloats(double[] values) {
        for (double value : values) {
            double size = Math.abs(value);
            if (size > Float.MAX_VALUE || (size > 0 && size < Float.MIN_NORMAL)) {
                return false;
            }
        }
        return true;
    }

    /// The code of the reference system of the grid's plane, if that holds coordinates.
    private static OptionalInt epsgOf(MapGrid grid) {
        return grid.plane().isOfCoordinates()
                ? grid.coordinates().system().stream().mapToInt(ReferenceSystem::epsg).findFirst()
                : OptionalInt.empty();
    }

    /// From the corner of a pixel of the image to the plane.
    private static AffineTransform corners(MapGrid grid, boolean upsideDown) {
        AffineTransform corners = grid.toPlane();
        if (upsideDown) {
            corners.translate(0, grid.rows() - 1.0);
            corners.scale(1, -1);
        }
        corners.translate(-0.5, -0.5);
        return corners;
    }

    private static IIOMetadata tags(IIOMetadata metadata, AffineTransform t, OptionalInt epsg)
            throws IOException {
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
        double[] matrix = {
            t.getScaleX(),
            t.getShearX(),
            0,
            t.getTranslateX(),
            t.getShearY(),
            t.getScaleY(),
            0,
            t.getTranslateY(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            1
        };
        directory.addTIFFField(
                field(
                        "ModelTransformation",
                        MODEL_TRANSFORMATION,
                        TIFFTag.TIFF_DOUBLE,
                        16,
                        matrix));
        // Short integers: version, revision, minor revision, number of keys, then four a key.
        char[] keys = {
            1,
            1,
            0,
            (char) (epsg.isPresent() ? 3 : 2),
            MODEL_TYPE,
            0,
            1,
            (char) (epsg.isPresent() ? PROJECTED : USER_DEFINED),
            RASTER_TYPE,
            0,
            1,
            PIXEL_IS_AREA,
            PROJECTED_CRS,
            0,
            1,
            (char) epsg.orElse(USER_DEFINED)
        };
        int count = epsg.isPresent() ? keys.length : keys.length - 4;
        char[] used = Arrays.copyOf(keys, count);
        directory.addTIFFField(
                field("GeoKeyDirectory", GEO_KEY_DIRECTORY, TIFFTag.TIFF_SHORT, count, used));
        directory.addTIFFField(
                field("GDALNoData", GDAL_NODATA, TIFFTag.TIFF_ASCII, 1, new String[] {"nan"}));
        return directory.getAsMetadata();
    }

    private static TIFFField field(String name, int number, int type, int count, Object data) {
        return new TIFFField(new TIFFTag(name, number, 1 << type), type, count, data);
    }
}
