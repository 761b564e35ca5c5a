package dev.stratus.demo;

import dev.stratus.demo.RandomNumbers.Topic;
import java.util.Arrays;

/// Where the traces of a survey are: a grid of bins of 25 m (from inline to inline) by 12.5 m,
/// turned against the map, of which the file has what lies inside an irregular outline, inline by
/// inline.
final class SurveyGrid {
    static final double METRES_BETWEEN_INLINES = 25;
    static final double METRES_BETWEEN_CROSSLINES = 12.5;

    private static final int FIRST_INLINE = 1001;
    static final int INLINE_STEP = 2;
    private static final int FIRST_CROSSLINE = 2001;
    static final int CROSSLINE_STEP = 1;

    /// The azimuth, clockwise from north, in which crossline numbers grow; inline numbers grow 90°
    /// clockwise from it.
    static final double AZIMUTH_DEGREES = 27.5;

    private static final double COS = StrictMath.cos(StrictMath.toRadians(AZIMUTH_DEGREES));
    private static final double SIN = StrictMath.sin(StrictMath.toRadians(AZIMUTH_DEGREES));
    private static final double ORIGIN_EASTING = 431_250;
    private static final double ORIGIN_NORTHING = 6_478_000;

    private final int inlines;
    private final int crosslines;
    private final RandomNumbers ragged;

    /// The number of the first trace of each inline, and, at the end, of all traces.
    private final long[] firstTraces;

    SurveyGrid(SurveySpec spec) {
        inlines = spec.inlines();
        crosslines = spec.crosslines();
        ragged = RandomNumbers.of(spec.seed(), Topic.OUTLINE);
        firstTraces = new long[inlines + 1];
        for (int line = 0; line < inlines; line++) {
            int traces = endOfLine(line) - startOfLine(line);
            firstTraces[line + 1] = firstTraces[line] + traces;
        }
    }

    /// A bin, counted from 0 in both directions.
    record Bin(int line, int position) {
        int inline() {
            return FIRST_INLINE + line * INLINE_STEP;
        }

        int crossline() {
            return FIRST_CROSSLINE + position * CROSSLINE_STEP;
        }

        double easting() {
            return ORIGIN_EASTING
                    + SIN * position * METRES_BETWEEN_CROSSLINES
                    + COS * line * METRES_BETWEEN_INLINES;
        }

        double northing() {
            return ORIGIN_NORTHING
                    + COS * position * METRES_BETWEEN_CROSSLINES
                    - SIN * line * METRES_BETWEEN_INLINES;
        }
    }

    long traceCount() {
        return firstTraces[inlines];
    }

    /// The bin of a trace.
    Bin bin(long trace) {
        int found = Arrays.binarySearch(firstTraces, trace);
        int line = found >= 0 ? found : -found - 2;
        return new Bin(line, startOfLine(line) + (int) (trace - firstTraces[line]));
    }

    /// The number of a trace on its inline, from 0.
    long numberInLine(long trace, Bin bin) {
        return trace - firstTraces[bin.line()];
    }

    /// The number of a bin in the grid, from 0.
    long cell(Bin bin) {
        return (long) bin.line() * crosslines + bin.position();
    }

    /// Metres from the survey's centre along the inlines.
    double x(Bin bin) {
        return (bin.position() - 0.5 * (crosslines - 1)) * METRES_BETWEEN_CROSSLINES;
    }

    /// Metres from the survey's centre across the inlines.
    double y(Bin bin) {
        return (bin.line() - 0.5 * (inlines - 1)) * METRES_BETWEEN_INLINES;
    }

    /// The first position on a line that is inside the outline.
    private int startOfLine(int line) {
        double u = (line + 0.5) / inlines;
        double corner = Math.max(0, 1 - u / 0.3);
        double farCorner = Math.max(0, (u - 0.85) / 0.15);
        double share = 0.30 * corner + 0.12 * farCorner + 0.012 * ragged.uniform(2L * line);
        return (int) (share * crosslines);
    }

    /// The position after the last one on a line that is inside the outline.
    private int endOfLine(int line) {
        double u = (line + 0.5) / inlines;
        double corner = Math.max(0, (u - 0.6) / 0.4);
        double step = u < 0.18 ? 0.14 : 0;
        double share = 0.28 * corner + step + 0.012 * ragged.uniform(2L * line + 1);
        return crosslines - (int) (share * crosslines);
    }
}
