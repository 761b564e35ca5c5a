package dev.stratus.segy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stratus.testkit.SampleEncoding;
import dev.stratus.testkit.SegyFixture;
import dev.stratus.testkit.TraceFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often the places of inline and crossline are guessed wrongly. The figures in FORMAT.md are
/// the ones that are asserted here.
class HeaderSearchTest {
    private static final int INLINES = 9;
    private static final int CROSSLINES = 14;

    enum Sorting {
        INLINE,
        CROSSLINE,
        SERPENTINE,
        GATHERS,
        SHUFFLED
    }

    enum Coordinates {
        AT_CDP,
        AT_SOURCE,
        NONE
    }

    enum Words {
        RIGHT,
        ABSENT,
        WRONG
    }

    record Place(int inline, int crossline) {}

    record Case(Place place, Sorting sorting, Coordinates coordinates, Words words) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place(189, 193),
                    new Place(5, 21),
                    new Place(9, 21),
                    new Place(17, 21),
                    new Place(233, 237),
                    new Place(221, 225),
                    new Place(9, 13));

    /// Inline and crossline of every SEG-Y file beside the project that is a grid at these places;
    /// none of the others: lines, gathers, single traces, and a layout that says other places.
    @ParameterizedTest
    @CsvSource({
        "conformance/acute-small.sgy, 189, 193",
        "conformance/broken.sgy, 189, 193",
        "conformance/f3.sgy, 189, 193",
        "conformance/format1.sgy, 189, 193",
        "conformance/format2.sgy, 189, 193",
        "conformance/format3.sgy, 189, 193",
        "conformance/format3-lsb.sgy, 189, 193",
        "conformance/format5.sgy, 189, 193",
        "conformance/format5-lsb.sgy, 189, 193",
        "conformance/format6.sgy, 189, 193",
        "conformance/format7.sgy, 189, 193",
        "conformance/format8.sgy, 189, 193",
        "conformance/format9.sgy, 189, 193",
        "conformance/format10.sgy, 189, 193",
        "conformance/format11.sgy, 189, 193",
        "conformance/format12.sgy, 189, 193",
        "conformance/format15.sgy, 189, 193",
        "conformance/format16.sgy, 189, 193",
        "conformance/mapping-default.sgy, 189, 193",
        "conformance/rotated-small-rev2.sgy, 189, 193",
        "conformance/small.sgy, 189, 193",
        "conformance/small-irregular.sgy, 189, 193",
        "conformance/small-lsb.sgy, 189, 193",
        "conformance/small-ps.sgy, 189, 193",
        "conformance/stanzas-known-count.sgy, 189, 193",
        "conformance/stanzas-unknown-count.sgy, 189, 193",
        "conformance/text-embed-null.sgy, 189, 193",
        "conformance/trace-header-extension1.sgy, 189, 193",
        "conformance/1x1.sgy, 0, 0",
        "conformance/decrement.sgy, 0, 0",
        "conformance/delay-scalar.sgy, 0, 0",
        "conformance/increment.sgy, 0, 0",
        "conformance/interval-neg-bin-neg-trace.sgy, 0, 0",
        "conformance/long.sgy, 0, 0",
        "conformance/mapping-shifted.sgy, 0, 0",
        "conformance/multi-text.sgy, 0, 0",
        "conformance/shot-gather.sgy, 0, 0",
        "conformance/text.sgy, 0, 0",
        "conformance/trace-header-extensions.sgy, 0, 0",
        "field/f3-il105-106.sgy, 189, 193",
        "field/volve10-migvel-depth-sub3d.sgy, 189, 193",
        "field/volve10r12-full-twt-arb.sgy, 0, 0",
        "field/volve10r12-full-z-il10117sub.sgy, 0, 0",
        "field/viking_small.segy, 0, 0"
    })
    void noFileBesideTheProjectIsGuessedWrongly(String name, int inline, int crossline)
            throws IOException {
        try (SegyFile file = Shared.open(name)) {
            assertThat(guess(file)).isEqualTo(new Place(inline, crossline));
        }
    }

    @Test
    void syntheticSurveysOfEverySortingAreGuessedAsOftenAsIsSaid() throws IOException {
        int cases = 0;
        int none = 0;
        List<Case> wrong = new ArrayList<>();
        for (Case survey : cases()) {
            cases++;
            try (SegyFile file = open(survey)) {
                Place guess = guess(file);
                if (guess.inline() == 0) {
                    none++;
                } else if (!guess.equals(survey.place())) {
                    wrong.add(survey);
                }
            }
        }
        assertThat(cases).isEqualTo(315);
        assertThat("%d wrong, %d not found".formatted(wrong.size(), none))
                .as("%s", wrong)
                .isEqualTo("0 wrong, 57 not found");
    }

    /// Where the words of a header stand in files that are written with all of them: what is
    /// blanked, one after the other.
    private static final int[] WORDS_OF_A_FULL_HEADER = {
        0, 1, 5, 9, 13, 17, 21, 25, 37, 71, 73, 77, 81, 85, 181, 185, 189, 193, 197
    };

    /// Field record and ensemble repeat inline and crossline, source and group the location of the
    /// midpoint: so many a writer does it after stack. Wrong is a place that does not hold what is
    /// looked for.
    @Test
    void aFullHeaderIsGuessedAsOftenAsIsSaidWhateverWordIsBlank() throws IOException {
        int cases = 0;
        int none = 0;
        List<String> wrong = new ArrayList<>();
        for (Sorting sorting : Sorting.values()) {
            for (int blank : WORDS_OF_A_FULL_HEADER) {
                cases++;
                try (SegyFile file =
                        SegyFile.open(new MemoryByteSource("x.sgy", bytesOfFull(sorting, blank)))) {
                    List<HeaderProposal> proposals = HeaderSearch.of(file);
                    Place lines = guess(file);
                    int x = byteOf(proposals, TraceHeaderField.CDP_X);
                    int y = byteOf(proposals, TraceHeaderField.CDP_Y);
                    none += lines.inline() == 0 ? 1 : 0;
                    boolean linesRight =
                            lines.inline() == 0
                                    || (List.of(9, 189).contains(lines.inline())
                                            && List.of(21, 193).contains(lines.crossline()));
                    boolean xyRight =
                            List.of(73, 81, 181).contains(x) && List.of(77, 85, 185).contains(y);
                    if (!linesRight
                            || !xyRight
                            || List.of(lines.inline(), lines.crossline(), x, y).contains(blank)) {
                        wrong.add(
                                "%s without %d: %s, %d, %d".formatted(sorting, blank, lines, x, y));
                    }
                }
            }
        }
        assertThat("%d of %d wrong, %d not found".formatted(wrong.size(), cases, none))
                .as("%s", wrong)
                .isEqualTo("0 of 95 wrong, 1 not found");
    }

    private static byte[] bytesOfFull(Sorting sorting, int blank) {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32).text("C 1 A SURVEY");
        int number = 0;
        int folds = sorting == Sorting.GATHERS ? 3 : 1;
        for (int[] cell : cells(sorting)) {
            for (int fold = 0; fold < folds; fold++) {
                fixture.trace(full(cell, fold, ++number, blank));
            }
        }
        return fixture.toBytes();
    }

    private static TraceFixture full(int[] cell, int fold, int number, int blank) {
        long inline = 1000 + 2L * cell[0];
        long crossline = 5000 + 4L * cell[1];
        long x = 4_000_000L + 250L * cell[1] - 30L * cell[0];
        long y = 60_000_000L + 250L * cell[0] + 30L * cell[1];
        TraceFixture trace =
                TraceFixture.of(1, 2)
                        .word(1, 4, number)
                        .word(5, 4, number)
                        .word(9, 4, inline)
                        .word(13, 4, 1 + cell[1])
                        .word(17, 4, 1 + cell[0])
                        .word(21, 4, crossline)
                        .word(25, 4, 1 + fold)
                        .word(37, 4, 100L * fold)
                        .word(71, 2, -10)
                        .word(73, 4, x)
                        .word(77, 4, y)
                        .word(81, 4, x)
                        .word(85, 4, y)
                        .word(181, 4, x)
                        .word(185, 4, y)
                        .word(189, 4, inline)
                        .word(193, 4, crossline)
                        .word(197, 4, number);
        return blank == 0 ? trace : trace.word(blank, blank == 71 ? 2 : 4, 0);
    }

    @Test
    void autoPlacesTheFieldsAndSaysSo() throws IOException {
        Case survey =
                new Case(new Place(233, 237), Sorting.INLINE, Coordinates.AT_SOURCE, Words.ABSENT);
        try (SegyFile file =
                SegyFile.open(
                        new MemoryByteSource("x.sgy", bytes(survey)),
                        SegyOptions.none().withHeader("auto"))) {
            assertThat(file.headerLayout().place(TraceHeaderField.INLINE))
                    .isEqualTo(new FieldPlace(233, FieldType.INT32));
            assertThat(file.headerLayout().place(TraceHeaderField.CDP_Y))
                    .isEqualTo(new FieldPlace(77, FieldType.INT32));
            assertThat(file.findings())
                    .anyMatch(finding ->
                            finding.sentence()
                                    .startsWith("the place of inline is byte 233 by the traces"));
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Place place : PLACES) {
            for (Sorting sorting : Sorting.values()) {
                for (Coordinates coordinates : Coordinates.values()) {
                    for (Words words : Words.values()) {
                        cases.add(new Case(place, sorting, coordinates, words));
                    }
                }
            }
        }
        return cases;
    }

    private static Place guess(SegyFile file) throws IOException {
        List<HeaderProposal> proposals = HeaderSearch.of(file);
        return new Place(
                byteOf(proposals, TraceHeaderField.INLINE),
                byteOf(proposals, TraceHeaderField.CROSSLINE));
    }

    private static int byteOf(List<HeaderProposal> proposals, TraceHeaderField field) {
        Optional<HeaderProposal> found =
                proposals.stream().filter(proposal -> proposal.field() == field).findFirst();
        return found.map(proposal -> proposal.place().firstByte()).orElse(0);
    }

    private static SegyFile open(Case survey) throws IOException {
        return SegyFile.open(new MemoryByteSource("x.sgy", bytes(survey)));
    }

    private static byte[] bytes(Case survey) {
        SegyFixture fixture = SegyFixture.of(SampleEncoding.IEEE_FLOAT32);
        int inlineSaid = survey.words() == Words.WRONG ? 41 : survey.place().inline();
        int crosslineSaid = survey.words() == Words.WRONG ? 45 : survey.place().crossline();
        if (survey.words() == Words.ABSENT) {
            fixture.text("C 1 A SURVEY");
        } else {
            fixture.text(
                    "C 1 INLINE: BYTES %d-%d".formatted(inlineSaid, inlineSaid + 3),
                    "C 2 XLINE: BYTES %d-%d".formatted(crosslineSaid, crosslineSaid + 3));
        }
        int folds = survey.sorting() == Sorting.GATHERS ? 3 : 1;
        for (int[] cell : cells(survey.sorting())) {
            for (int fold = 0; fold < folds; fold++) {
                fixture.trace(trace(survey, cell, fold));
            }
        }
        return fixture.toBytes();
    }

    private static List<int[]> cells(Sorting sorting) {
        List<int[]> cells = new ArrayList<>();
        for (int i = 0; i < INLINES; i++) {
            for (int j = 0; j < CROSSLINES; j++) {
                boolean back = sorting == Sorting.SERPENTINE && i % 2 == 1;
                cells.add(new int[] {i, back ? CROSSLINES - 1 - j : j});
            }
        }
        if (sorting == Sorting.CROSSLINE) {
            cells.sort((a, b) -> a[1] != b[1] ? a[1] - b[1] : a[0] - b[0]);
        } else if (sorting == Sorting.SHUFFLED) {
            Collections.shuffle(cells, new Random(5));
        }
        return cells;
    }

    private static TraceFixture trace(Case survey, int[] cell, int fold) {
        TraceFixture trace =
                TraceFixture.of(1, 2)
                        .word(37, 4, 100L * fold)
                        .word(survey.place().inline(), 4, 1000 + 2L * cell[0])
                        .word(survey.place().crossline(), 4, 5000 + 4L * cell[1]);
        long x = 4_000_000L + 250L * cell[1] - 30L * cell[0];
        long y = 60_000_000L + 250L * cell[0] + 30L * cell[1];
        return switch (survey.coordinates()) {
            case AT_CDP -> trace.word(71, 2, -10).word(181, 4, x).word(185, 4, y);
            case AT_SOURCE -> trace.word(71, 2, -10).word(73, 4, x).word(77, 4, y);
            case NONE -> trace;
        };
    }
}
