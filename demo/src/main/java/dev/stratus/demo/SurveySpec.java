package dev.stratus.demo;

import dev.stratus.segy.Revision;
import dev.stratus.segy.SampleFormat;
import dev.stratus.segy.SegyByteOrder;

/// What a synthetic survey shall be: its size, how the file writes it down, and the seed of
/// everything that is random in it. Equal specifications give equal files, byte for byte.
///
/// Every combination of revision, sample format and byte order is written, also those that came
/// later than the revision, because such files exist: little-endian ones of revision 1, or IEEE
/// floats in revision 0.
///
/// @param inlines lines of the grid, 25 m apart, at most [#MOST_LINES]
/// @param crosslines traces on a line of the grid, 12.5 m apart, at most [#MOST_LINES]; the
///   survey's outline is irregular, so that most lines have fewer
/// @param samples per trace, one every 4 ms, at most [#MOST_SAMPLES]
public record SurveySpec(
        int inlines,
        int crosslines,
        int samples,
        SampleFormat sampleFormat,
        Revision revision,
        SegyByteOrder byteOrder,
        long seed) {
    /// The most inlines, and the most crosslines: their coordinates still fit into a header.
    public static final int MOST_LINES = 100_000;

    /// The most samples of a trace that every revision can say.
    public static final int MOST_SAMPLES = 0xFFFF;

    /// @throws IllegalArgumentException if no such survey can be written
    public SurveySpec {
        requireWithin("inlines", inlines, MOST_LINES);
        requireWithin("crosslines", crosslines, MOST_LINES);
        requireWithin("samples per trace", samples, MOST_SAMPLES);
        if ((long) inlines * crosslines > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "A survey of %d x %d traces is too large: trace numbers in the headers end at %d. Ask for fewer inlines or crosslines."
                            .formatted(inlines, crosslines, Integer.MAX_VALUE));
        }
        if (sampleFormat.code() == SampleFormat.FIXED_POINT_GAIN.code()) {
            throw new IllegalArgumentException(
                    "%s is obsolete and is not written. Ask for another sample format, such as %s."
                            .formatted(sampleFormat.label(), SampleFormat.IEEE_FLOAT32.label()));
        }
    }

    private static void requireWithin(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(
                    "A survey has 1 to %d %s, not %d.".formatted(most, what, number));
        }
    }

    /// The survey that is made when nothing else is asked for: 200 x 300 traces of 750 IEEE floats,
    /// revision 1, big-endian, seed 7.
    public static SurveySpec usual() {
        return new SurveySpec(
                200, 300, 750, SampleFormat.IEEE_FLOAT32, Revision.REV_1, SegyByteOrder.BIG, 7);
    }

    /// The same in another size.
    public SurveySpec withSize(int newInlines, int newCrosslines, int newSamples) {
        return new SurveySpec(
                newInlines, newCrosslines, newSamples, sampleFormat, revision, byteOrder, seed);
    }

    /// The same, written down in another way.
    public SurveySpec withFormat(
            SampleFormat newSampleFormat, Revision newRevision, SegyByteOrder newByteOrder) {
        return new SurveySpec(
                inlines, crosslines, samples, newSampleFormat, newRevision, newByteOrder, seed);
    }

    /// The same with other randomness.
    public SurveySpec withSeed(long newSeed) {
        return new SurveySpec(
                inlines, crosslines, samples, sampleFormat, revision, byteOrder, newSeed);
    }
}
