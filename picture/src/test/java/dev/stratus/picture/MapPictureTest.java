package dev.stratus.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stratus.job.Coordinates;
import dev.stratus.segy.CoordinateUnit;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;

class MapPictureTest {
    private static MapGrid grid(double degrees, int spikeInline, int spikeCrossline)
            throws IOException {
        var table = new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms");
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        for (int inline = 0; inline < 40; inline++) {
            for (int crossline = 0; crossline < 60; crossline++) {
                boolean spike = inline == spikeInline && crossline == spikeCrossline;
                table.row(
                        inline,
                        crossline,
                        1000 + 10 * (crossline * cos - inline * sin),
                        2000 + 10 * (crossline * sin + inline * cos),
                        spike ? 100 : 1 + crossline % 2);
            }
        }
        return MapGrid.of(table, MapRequest.of("rms"));
    }

    /// The middle of all pixels that are above 50, in pixels from the upper left corner.
    private static double[] spikeIn(double[] pixels, int width) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] > 50) {
                int column = i % width;
                int row = i / width;
                x += column + 0.5;
                y += row + 0.5;
                count++;
            }
        }
        assertThat(count).isPositive();
        return new double[] {x / count, y / count};
    }

    @Test
    void spikeIsAtItsPixelNorthUpAndEastRight() throws IOException {
        MapGrid grid = grid(0, 39, 59);
        // One pixel a metre, from 900 to 1700 and from 1900 to 2500.
        double[] pixels = grid.resample(new Rectangle2D.Double(900, 1900, 800, 600), 800, 600);
        double[] spike = spikeIn(pixels, 800);
        assertThat(spike[0]).isCloseTo(1590 - 900, within(1.0));
        assertThat(spike[1]).isCloseTo(2500 - 2390, within(1.0));
    }

    @Test
    void rotatedSurveyIsRotatedTheRightWay() throws IOException {
        // Thirty degrees to the left: the last crossline of the first inline goes up.
        MapGrid grid = grid(30, 0, 59);
        double[] pixels = grid.resample(new Rectangle2D.Double(500, 1900, 1200, 900), 1200, 900);
        double[] spike = spikeIn(pixels, 1200);
        assertThat(spike[0]).isCloseTo(1000 + 590 * Math.cos(Math.PI / 6) - 500, within(1.0));
        assertThat(spike[1]).isCloseTo(2800 - (2000 + 590 * Math.sin(Math.PI / 6)), within(1.0));
    }

    @Test
    void pixelOfManyCellsIsTheirMean() throws IOException {
        MapGrid grid = grid(0, -1, -1);
        // Columns are 1 and 2 in turn; a pixel of 20 metres holds two of them.
        double[] pixels = grid.resample(new Rectangle2D.Double(995, 1995, 600, 400), 30, 20);
        assertThat(pixels).containsOnly(1.5);
    }

    @Test
    void holesHaveNoColour() throws IOException {
        MapGrid grid = grid(0, -1, -1);
        double[] pixels = grid.resample(new Rectangle2D.Double(0, 0, 10, 10), 5, 5);
        assertThat(pixels).containsOnly(Double.NaN);
        assertThat(MapPicture.of(grid, Clip.standard()).scale().coloursOf(pixels)).containsOnly(0);
    }

    @Test
    void colourBarEndsAtTheClip() throws IOException {
        var table = new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms");
        for (int i = 0; i < 1000; i++) {
            int inline = i / 40;
            int crossline = i % 40;
            table.row(inline, crossline, crossline * 10, 50 + inline * 10, i + 1);
        }
        MapGrid grid = MapGrid.of(table, MapRequest.of("rms"));
        ColourScale scale = MapPicture.of(grid, Clip.standard()).scale();
        assertThat(scale.low()).isEqualTo(20);
        assertThat(scale.high()).isEqualTo(980);
        assertThat(scale.colourOf(3)).isEqualTo(ColourMap.BATLOW.at(0));
        assertThat(scale.colourOf(5000)).isEqualTo(ColourMap.BATLOW.at(1));
    }

    @Test
    void equalValuesGiveAPicture() throws IOException {
        var table =
                new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms")
                        .row(1, 1, 10, 10, 7)
                        .row(1, 2, 20, 10, 7)
                        .row(2, 1, 10, 20, 7)
                        .row(2, 2, 20, 20, 7);
        BufferedImage picture =
                MapPicture.of(MapGrid.of(table, MapRequest.of("rms")), Clip.standard())
                        .draw()
                        .image();
        int colour = ColourMap.BATLOW.at(0.5);
        assertThat(shareOf(picture, colour)).isGreaterThan(0.4);
    }

    /// What a picture of two traces with such coordinates has in words.
    private static List<String> words(Coordinates coordinates) throws Exception {
        var table =
                new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms")
                        .row(1, 1, 1000, 1000, 7)
                        .row(1, 2, 2000, 1500, 8)
                        .in(coordinates);
        var document =
                DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .getDOMImplementation()
                        .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setImageHandler(
                new ImageHandlerBase64Encoder() {
                    @Override
                    public void encodeImage(RenderedImage image, OutputStream out) {}
                });
        var graphics = new SVGGraphics2D(context, false);
        MapPicture.of(MapGrid.of(table, MapRequest.of("rms"))).draw().paint(graphics);
        var words = graphics.getRoot().getElementsByTagName("text");
        return IntStream.range(0, words.getLength())
                .mapToObj(i -> words.item(i).getTextContent())
                .toList();
    }

    @Test
    void axesHaveTheUnitThatIsKnown() throws Exception {
        assertThat(words(Coordinates.UNKNOWN)).contains("CDP X", "200");
        assertThat(words(new Coordinates(Optional.empty(), Optional.of(CoordinateUnit.FEET))))
                .contains("CDP X (ft)", "200 ft");
    }

    @Test
    void linesKeepEveryWordOfTheirFacts() {
        String fact = "1 trace left out: without a place, as far as anybody knows";
        assertThat(Page.lines(List.of(fact, fact, "a", fact)))
                .containsExactly(fact, fact + "; a", fact);
        assertThat(Page.lines(List.of("a", "b"))).containsExactly("a; b");
    }

    @Test
    void scaleIsEqualOnBothAxes() throws IOException {
        BufferedImage picture =
                MapPicture.of(grid(0, -1, -1), new Clip.AtValues(0, 3)).draw().image();
        // 60 by 40 cells: half of them have the colour of 1.
        int one = ColourMap.BATLOW.at(1 / 3.0);
        int left = picture.getWidth();
        int right = 0;
        int top = picture.getHeight();
        int bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth() - 150; x++) {
                if (picture.getRGB(x, y) == one) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        double cellsAcross = 59;
        double cellsUp = 40;
        double across = (right - left + 1) / cellsAcross;
        double up = (bottom - top + 1) / cellsUp;
        assertThat(across / up).isCloseTo(1, within(0.01));
    }

    private static double shareOf(BufferedImage picture, int colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count / (double) (picture.getWidth() * picture.getHeight());
    }

    @Test
    void outlineGoesAroundTheSurveyAndNotAroundItsHoles() {
        double nan = Double.NaN;
        double[] values = {
            nan, nan, nan, nan, nan, //
            nan, 1, 1, 1, nan, //
            nan, 1, nan, 1, nan, //
            nan, 1, 1, 1, nan, //
            nan, nan, nan, nan, nan
        };
        int[] colours = new int[25];
        Outline.draw(values, colours, 5, 9);
        assertThat(colours)
                .containsExactly(
                        0, 9, 9, 9, 0, //
                        9, 0, 0, 0, 9, //
                        9, 0, 0, 0, 9, //
                        9, 0, 0, 0, 9, //
                        0, 9, 9, 9, 0);
    }

    @Test
    void histogramCountsWhatIsBetweenTheEndsOfTheColourBar() {
        double[] values = {-1, 0, 0.5, 32, 63.9, 64, 70, Double.NaN};
        long[] counts = Histogram.of(values, new ColourScale(ColourMap.BATLOW, 0, 64)).counts();
        assertThat(counts).hasSize(64);
        assertThat(counts[0]).isEqualTo(2);
        assertThat(counts[32]).isEqualTo(1);
        assertThat(counts[63]).isEqualTo(2);
        assertThat(LongStream.of(counts).sum()).isEqualTo(5);
    }

    @Test
    void finishedPictureHasEastRightAndNorthUp() throws IOException {
        // The corner in the north-east is the highest, the one in the south-west the lowest.
        var table = new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms");
        for (int inline = 0; inline < 20; inline++) {
            for (int crossline = 0; crossline < 20; crossline++) {
                double value = inline < 10 && crossline < 10 ? 1 : 2;
                value = inline >= 10 && crossline >= 10 ? 3 : value;
                table.row(inline, crossline, 10 * crossline, 50 + 10 * inline, value);
            }
        }
        BufferedImage picture =
                MapPicture.of(MapGrid.of(table, MapRequest.of("rms")), new Clip.AtValues(1, 3))
                        .draw()
                        .image();
        int[] low = middleOf(picture, ColourMap.BATLOW.at(0));
        int[] high = middleOf(picture, ColourMap.BATLOW.at(1));
        assertThat(high[0]).isGreaterThan(low[0] + 300);
        assertThat(high[1]).isLessThan(low[1] - 300);
    }

    private static int[] middleOf(BufferedImage picture, int colour) {
        long x = 0;
        long y = 0;
        int count = 0;
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int column = 0; column < picture.getWidth() - 180; column++) {
                if (picture.getRGB(column, row) == colour) {
                    x += column;
                    y += row;
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(10_000);
        return new int[] {(int) (x / count), (int) (y / count)};
    }

    @Test
    void oneTraceGivesAPicture() throws IOException {
        var table =
                new MemoryTable("inline", "crossline", "cdp_x", "cdp_y", "rms")
                        .row(7, 9, 430_000, 6_470_000, 5);
        BufferedImage picture =
                MapPicture.of(MapGrid.of(table, MapRequest.of("rms"))).draw().image();
        assertThat(shareOf(picture, ColourMap.BATLOW.at(0.5))).isPositive();
    }

    @Test
    void extentsOfAnySizeGiveAPicture() throws IOException {
        for (double size : new double[] {1e-9, 1e-3, 1e6, 1e12}) {
            var table = new MemoryTable("cdp_x", "cdp_y", "rms");
            for (int i = 0; i < 30; i++) {
                table.row(size * (1 + i), size * (2 + i % 3), i + 1);
            }
            BufferedImage picture =
                    MapPicture.of(MapGrid.of(table, MapRequest.of("rms"))).draw().image();
            assertThat(picture.getWidth()).as("size %s", size).isBetween(300, 1400);
        }
    }
}
