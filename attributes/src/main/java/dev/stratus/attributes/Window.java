package dev.stratus.attributes;

import dev.stratus.segy.FieldType;
import dev.stratus.segy.Trace;
import dev.stratus.segy.TraceHeaderField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which samples of a trace count: those that lie at or between two places.
///
/// A time or depth is what the trace's axis says: the first sample lies at the delay recording time
/// (bytes 109-110 of its header, scaled by bytes 215-216), and the next ones a sample interval
/// apart. A window that reaches beyond a trace has the samples that the trace has of it, which may
/// be none.
public sealed interface Window {
    /// All samples.
    record Whole() implements Window {
        @Override
        public Optional<LengthUnit> unit() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    /// The same places in every trace, such as `1200ms..1600ms`, both included.
    ///
    /// @param to has the unit of `from`, and is not less
    record Between(Length from, Length to) implements Window {
        public Between {
            if (from.unit() != to.unit()) {
                throw new IllegalArgumentException(
                        "a window from %s to %s has two units, expected the same twice."
                                .formatted(from, to));
            }
            if (from.value() > to.value()) {
                throw new IllegalArgumentException(
                        "a window from %s to %s ends before it starts; write %2$s..%1$s."
                                .formatted(from, to));
            }
        }

        @Override
        public Optional<LengthUnit> unit() {
            return Optional.of(from.unit());
        }

        @Override
        public String toString() {
            return from + ".." + to;
        }
    }

    /// Around a place that stands in each trace's header, in the unit of `half`, such as
    /// `centre=mute_time_end:half=100ms`. The header's scalar is applied.
    ///
    /// @param half how far the window reaches to each side; not negative
    record Around(TraceHeaderField centre, Length half) implements Window {
        public Around {
            if (centre.type() == FieldType.CHAR8) {
                throw new IllegalArgumentException(
                        "%s is text, expected a field that is a number, such as mute_time_end."
                                .formatted(centre.label()));
            }
            if (half.value() < 0) {
                throw new IllegalArgumentException(
                        "half a window of %s is negative, expected a length such as 100ms."
                                .formatted(half));
            }
        }

        @Override
        public Optional<LengthUnit> unit() {
            return Optional.of(half.unit());
        }

        @Override
        public String toString() {
            return "centre=%s:half=%s".formatted(centre.label(), half);
        }
    }

    /// The unit of its places; none where all samples count.
    Optional<LengthUnit> unit();

    /// The samples of a trace that lie in the window.
    ///
    /// @param axis of the file
    default SampleRange in(Trace trace, SampleAxis axis) {
        // Written for a switch over the three kinds, which Java 17 does not have.
        if (this instanceof Between between) {
            return axis.between(trace, between.from(), between.to().value());
        }
        if (this instanceof Around around) {
            double centre = trace.header().value(around.centre());
            Length from = new Length(centre - around.half().value(), around.half().unit());
            return axis.between(trace, from, centre + around.half().value());
        }
        return new SampleRange(0, trace.samples());
    }

    /// Reads a window as it stands on a command line: `1200ms..1600ms`, `300samples..400samples`,
    /// `centre=mute_time_end:half=100ms`, or `all`.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is none
    static Window parse(String text) {
        String window = text.strip();
        if (window.equals("all")) {
            return new Whole();
        }
        Matcher around = Pattern.compile("centre=([^:]*):half=(.*)").matcher(window);
        if (around.matches()) {
            return new Around(
                    TraceHeaderField.named(around.group(1)), Length.parse(around.group(2)));
        }
        String[] ends = window.split("\\.\\.", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(
                    "'%s' is no window, expected such as 1200ms..1600ms, 300samples..400samples or centre=mute_time_end:half=100ms."
                            .formatted(text));
        }
        return new Between(Length.parse(ends[0]), Length.parse(ends[1]));
    }
}
