package dev.stratus.picture;

import dev.stratus.attributes.Length;
import dev.stratus.attributes.LengthUnit;
import dev.stratus.segy.SegyException;
import dev.stratus.segy.SegyFile;
import dev.stratus.segy.Trace;
import java.io.IOException;

/// Where a slice cuts the traces of a file.
///
/// @param at where a sample of the first trace is, or would be if it went on
record SlicePlace(SegyFile file, LengthUnit unit, double at) {
    /// The place of the sample that is nearest to `wished`.
    ///
    /// @throws NothingToDrawException if no trace reaches there
    /// @throws SegyException if the file does not say how far apart its samples are
    static SlicePlace of(SegyFile file, Length wished) throws IOException {
        if (wished.unit() != LengthUnit.SAMPLES) {
            file.requireSampleInterval();
        }
        VerticalAxis first = VerticalAxis.of(file, file.readHeader(0), wished.unit());
        double sample = Math.rint((wished.value() - first.first()) / first.step());
        var place = new SlicePlace(file, wished.unit(), first.at(sample));
        if (!(sample >= 0 && sample < file.samplesPerTrace())) {
            place.requireReached(wished);
        }
        return place;
    }

    private void requireReached(Length wished) throws IOException {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        file.readHeaders(
                file.traces(),
                (trace, header) -> {
                    VerticalAxis axis = VerticalAxis.of(file, header, unit);
                    ends[0] = Math.min(ends[0], axis.first());
                    ends[1] = Math.max(ends[1], axis.at(file.samplesPerTrace() - 1.0));
                });
        if (at < ends[0] || at > ends[1]) {
            throw new NothingToDrawException(
                    "%s: has no sample at %s: its traces run from %s to %s %s."
                            .formatted(
                                    file.source().name(),
                                    wished,
                                    Page.plain().format(ends[0]),
                                    Page.plain().format(ends[1]),
                                    unit.label()));
        }
    }

    /// For people, such as `1200 ms`.
    String inWords() {
        return "%s %s".formatted(Page.plain().format(at), unit.label());
    }

    /// The value of a trace's sample that is nearest, NaN if the trace does not reach there.
    double of(Trace trace) {
        VerticalAxis axis = VerticalAxis.of(file, trace.header(), unit);
        double sample = Math.rint((at - axis.first()) / axis.step());
        if (!(sample >= 0 && sample < trace.samples())) {
            return Double.NaN;
        }
        int number = (int) sample;
        int index = trace.samplesIndex() + number * file.sampleFormat().bytes();
        return file.sampleFormat().read(trace.block(), index, file.byteOrder());
    }
}
