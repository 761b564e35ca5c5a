package dev.stratus.segy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Looks for inline, crossline and coordinates where files keep them in practice. What the traces
/// show decides: two numbers are a grid's if from one trace to the next one of them stays while the
/// other goes on, if pairs of them tell traces apart, and if coordinates follow them in a plane.
/// What the textual header says in words counts only beside that, since it is often wrong.
public final class HeaderSearch {
    private static final int[] INLINE_BYTES = {189, 5, 9, 17, 221, 233};
    private static final int[] CROSSLINE_BYTES = {193, 21, 13, 25, 225, 237};

    /// Up to this byte the standard counts traces, records and shots.
    private static final int TRACE_COUNTERS = 28;

    private static final int[] X_BYTES = {181, 73, 81};
    private static final int[] Y_BYTES = {185, 77, 85};

    private static final Map<TraceHeaderField, Pattern> WORDS =
            Map.of(
                    TraceHeaderField.INLINE,
                    words("(?<!first )(?<!last )\\b(in-?\\s?line|iline)(?! (min|max|range))"),
                    TraceHeaderField.CROSSLINE,
                    words(
                            "(?<!first )(?<!last )\\b(x-?\\s?line|cross-?\\s?line)(?! (min|max|range))"),
                    TraceHeaderField.CDP_X,
                    words("\\b(x[- ]?coord\\w*|(cdp|cmp|utm|bin)[- ]?(utm)?[- ]?x|easting)"),
                    TraceHeaderField.CDP_Y,
                    words("\\b(y[- ]?coord\\w*|(cdp|cmp|utm|bin)[- ]?(utm)?[- ]?y|northing)"));

    private static Pattern words(String name) {
        return Pattern.compile(name + "[^0-9\n]{0,40}?(?:bytes?[^0-9\n]{0,6})?\\b(\\d{1,3})\\b");
    }

    private final SegyFile file;

    /// The bytes that the textual header says for a field.
    private final Map<TraceHeaderField, Set<Integer>> said = new EnumMap<>(TraceHeaderField.class);

    /// How many different numbers stand at a byte.
    private final Map<Integer, Integer> distinct = new HashMap<>();

    private final List<long[]> words = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private HeaderSearch(SegyFile file) {
        this.file = file;
    }

    /// What is proposed for inline, crossline and coordinates; nothing for a field of which nothing
    /// was found.
    public static List<HeaderProposal> of(SegyFile file) throws IOException {
        HeaderSearch search = new HeaderSearch(file);
        if (file.traceCount() > 0) {
            for (TraceRange range :
                    SurveyScan.ranges(file.traceCount(), SurveyScan.Extent.SAMPLE)) {
                file.withStandardLayout().readHeaders(range, search::add);
            }
        }
        return search.proposals();
    }

    /// The file with the proposals for its layout, and a finding for each that is not the
    /// standard's.
    static SegyFile apply(SegyFile file) throws IOException {
        Set<TraceHeaderField> said = file.options().places().keySet();
        Map<TraceHeaderField, FieldPlace> places = new EnumMap<>(TraceHeaderField.class);
        List<Finding> findings = new ArrayList<>();
        for (HeaderProposal proposal : of(file)) {
            if (!proposal.isStandard() && !said.contains(proposal.field())) {
                places.put(proposal.field(), proposal.place());
                findings.add(
                        Finding.of(
                                Severity.NOTE,
                                "the place of " + proposal.field().label(),
                                "byte %d by the traces (confidence %.2f: %s)"
                                        .formatted(
                                                proposal.place().firstByte(),
                                                proposal.confidence(),
                                                proposal.evidence()),
                                "byte %d as in the standard"
                                        .formatted(proposal.field().firstByte()),
                                "It is used, because --header auto was asked for."));
            }
        }
        return file.withPlaces(places, findings);
    }

    /// All 32-bit words that may matter: those that start at byte 1, 5, …, 237.
    private void add(long trace, TraceHeader header) {
        long[] row = new long[60];
        for (int i = 0; i < row.length; i++) {
            row[i] = header.wordAt(4 * i);
        }
        words.add(row);
        numbers.add(trace);
    }

    private List<HeaderProposal> proposals() {
        List<HeaderProposal> proposals = new ArrayList<>();
        if (words.size() < 2) {
            return proposals;
        }
        Optional<Pair> lines = best(INLINE_BYTES, CROSSLINE_BYTES);
        Optional<Pair> coordinates = coordinates();
        lines.ifPresent(pair -> {
            proposals.add(pair.proposal(TraceHeaderField.INLINE, pair.first()));
            proposals.add(pair.proposal(TraceHeaderField.CROSSLINE, pair.second()));
        });
        coordinates.ifPresent(pair -> {
            proposals.add(pair.proposal(TraceHeaderField.CDP_X, pair.first()));
            proposals.add(pair.proposal(TraceHeaderField.CDP_Y, pair.second()));
        });
        return proposals;
    }

    private record Pair(int first, int second, double score, String evidence) {
        HeaderProposal proposal(TraceHeaderField field, int firstByte) {
            return new HeaderProposal(
                    field,
                    new FieldPlace(firstByte, FieldType.INT32),
                    Math.min(1, score),
                    evidence);
        }
    }

    private Optional<Pair> best(int[] firsts, int[] seconds) {
        Pair best = new Pair(0, 0, 0.5, "");
        for (int first : firsts) {
            for (int second : seconds) {
                Pair pair = lines(first, second);
                if (pair.score() > best.score()) {
                    best = pair;
                }
            }
        }
        return best.first() == 0 ? Optional.empty() : Optional.of(best);
    }

    private Pair lines(int first, int second) {
        int least = Math.min(distinct(first), distinct(second));
        int most = Math.max(distinct(first), distinct(second));
        // A number that is another one in almost every trace counts traces, not lines.
        if (least < 2 || (words.size() > 10 && most > 0.6 * words.size())) {
            return new Pair(first, second, 0, "");
        }
        long changes = 0;
        long oneChanges = 0;
        long linesEnd = 0;
        boolean negative = false;
        for (int i = 0; i < words.size(); i++) {
            long a = word(i, first);
            long b = word(i, second);
            negative |= a < 0 || b < 0;
            if (i > 0 && numbers.get(i) == numbers.get(i - 1) + 1) {
                boolean firstStays = a == word(i - 1, first);
                boolean secondStays = b == word(i - 1, second);
                changes += firstStays && secondStays ? 0 : 1;
                oneChanges += firstStays != secondStays ? 1 : 0;
                linesEnd += !firstStays && !secondStays ? 1 : 0;
            }
        }
        if (changes == 0) {
            return new Pair(first, second, 0, "");
        }
        double along = (double) oneChanges / changes;
        double dense = words.size() / ((double) least * most);
        boolean seesWholeFile = words.size() == file.traceCount();
        double score = along * (linesEnd > 0 || along < 1 ? 0.6 : 0.5);
        score += seesWholeFile ? 0.2 * Math.min(1, dense) : 0.1;
        score -= negative ? 0.3 : 0;
        boolean follows = coordinatesFollow(first, second);
        boolean records = first == 9 || first == 17;
        boolean channels = records && (second == 13 || second == 25);
        if ((records && varies(TraceHeaderField.SOURCE_TO_RECEIVER_DISTANCE.firstByte()))
                || (channels && !follows)) {
            // Field records and their channels count like lines, and are none.
            return new Pair(first, second, 0, "");
        }
        score += follows ? 0.2 : 0;
        boolean inWords =
                says(TraceHeaderField.INLINE, first) && says(TraceHeaderField.CROSSLINE, second);
        score += inWords ? 0.05 : 0;
        boolean standard = first == 189 && second == 193;
        score += standard ? 0.06 : 0;
        // Neighbours where lines are kept belong together; further in front they count records.
        boolean neighbours = first > TRACE_COUNTERS && second - first == 4;
        score += neighbours ? 0.03 : first == 5 && second == 21 ? 0.02 : 0;
        return new Pair(
                first,
                second,
                score,
                "one of the two stays from trace to trace in %.0f %%%s%s"
                        .formatted(
                                100 * along,
                                follows ? ", coordinates follow them" : "",
                                inWords ? ", and the textual header says so" : ""));
    }

    private boolean coordinatesFollow(int inline, int crossline) {
        for (int k = 0; k < X_BYTES.length; k++) {
            if (X_BYTES[k] == inline || Y_BYTES[k] == crossline) {
                continue;
            }
            GridFit.Sums sums = new GridFit.Sums();
            for (int i = 0; i < words.size(); i++) {
                sums.add(
                        word(i, inline),
                        word(i, crossline),
                        word(i, X_BYTES[k]),
                        word(i, Y_BYTES[k]));
            }
            Optional<GridFit> fit = sums.fit();
            if (fit.isPresent()
                    && fit.get().isGood()
                    && fit.get().inlineSpacing() > 0
                    && fit.get().crosslineSpacing() > 0) {
                return true;
            }
        }
        return false;
    }

    /// The first pair of which both vary, or else one does; the standard's before others. Equal
    /// coordinates of all traces tell nothing.
    private Optional<Pair> coordinates() {
        return IntStream.range(0, X_BYTES.length)
                .filter(k -> varies(X_BYTES[k]) && varies(Y_BYTES[k]))
                .boxed()
                .findFirst()
                .or(() ->
                        IntStream.range(0, X_BYTES.length)
                                .filter(k -> varies(X_BYTES[k]) || varies(Y_BYTES[k]))
                                .boxed()
                                .findFirst())
                .map(this::coordinates);
    }

    private Pair coordinates(int k) {
        boolean inWords =
                says(TraceHeaderField.CDP_X, X_BYTES[k])
                        && says(TraceHeaderField.CDP_Y, Y_BYTES[k]);
        return new Pair(
                X_BYTES[k],
                Y_BYTES[k],
                (k == 0 ? 0.9 : 0.7) + (inWords ? 0.1 : 0),
                "they differ from trace to trace%s"
                        .formatted(inWords ? ", and the textual header says so" : ""));
    }

    /// Whether the word is not the same in all traces.
    private boolean varies(int firstByte) {
        for (int i = 1; i < words.size(); i++) {
            if (word(i, firstByte) != word(0, firstByte)) {
                return true;
            }
        }
        return false;
    }

    private boolean says(TraceHeaderField field, int firstByte) {
        return said.computeIfAbsent(field, this::said).contains(firstByte);
    }

    private Set<Integer> said(TraceHeaderField field) {
        Set<Integer> bytes = new HashSet<>();
        Pattern pattern = WORDS.get(field);
        if (pattern != null) {
            String text = String.join("\n", file.textHeader().lines()).toLowerCase(Locale.ROOT);
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                bytes.add(Integer.parseInt(matcher.group(matcher.groupCount())));
            }
        }
        return bytes;
    }

    private int distinct(int firstByte) {
        return distinct.computeIfAbsent(
                firstByte,
                at -> {
                    Set<Long> seen = new HashSet<>();
                    for (int i = 0; i < words.size(); i++) {
                        seen.add(word(i, at));
                    }
                    return seen.size();
                });
    }

    private long word(int row, int firstByte) {
        return words.get(row)[(firstByte - 1) / 4];
    }
}
