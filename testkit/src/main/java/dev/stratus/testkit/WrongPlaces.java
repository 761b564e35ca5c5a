package dev.stratus.testkit;

import static dev.stratus.testkit.MalformedFile.named;

import java.util.List;

/// Files that say wrongly where the first trace is.
final class WrongPlaces {
    private WrongPlaces() {}

    static List<MalformedFile> all() {
        return List.of(
                named(
                                "extended-text-negative",
                                "-2 extended textual headers",
                                sound().binary(305, 2, -2))
                        .beside(
                                "-1 extended textual headers, ended by its stanza",
                                sound().extendedText("((Survey: Notes))").endText()),
                named(
                                "extended-text-huge",
                                "32767 extended textual headers in a file of a few kilobytes",
                                sound().binary(305, 2, 32_767))
                        .beside(
                                "an extended textual header in revision 0",
                                SoundFile.ofRevision(0, 0).extendedText("C 1 MORE")),
                named(
                                "extended-text-over-traces",
                                "one extended textual header is announced where the traces are",
                                sound().binary(305, 2, 1))
                        .beside(
                                "the only extended textual header is all zeros",
                                sound().stanza("", new byte[3200])),
                named(
                                "extended-text-never-ends",
                                "extended textual headers without a count that no stanza ends",
                                sound().extendedText("((Survey: Notes))").binary(305, 2, -1))
                        .beside(
                                "the stanza that ends them has blanks and another case",
                                sound().stanza("((  seg: endTEXt  ))").binary(305, 2, -1)),
                named(
                                "extended-text-never-ends-for-long",
                                "200 extended textual headers that no stanza ends",
                                withManyStanzas().binary(305, 2, -1))
                        .beside(
                                "the stanza that ends them comes after 200 others",
                                withManyStanzas().endText()),
                named(
                                "extended-text-end-is-cut",
                                "the file ends in the stanza that would end them",
                                sound().endText().truncatedTo(3600 + 9))
                        .beside(
                                "the stanza that ends them is in ASCII under an EBCDIC header",
                                sound().textEncoding(TextEncoding.ASCII).endText()),
                named(
                                "first-trace-beyond-end",
                                "the first trace is at byte 1000000000000",
                                placed(1_000_000_000_000L))
                        .beside("the first trace is where it would be anyway", placed(3600)),
                named("first-trace-negative", "the first trace is at byte 2^64 - 1", placed(-1))
                        .beside(
                                "the same in revision 1, which has no such field",
                                sound().binary(321, 8, -1)),
                named(
                                "first-trace-largest",
                                "the first trace is at 2^63 - 1",
                                placed(Long.MAX_VALUE))
                        .beside(
                                "100 bytes of nothing before the first trace",
                                SoundFile.ofRevision(2, 1).paddingBeforeTraces(100)),
                named(
                                "first-trace-in-headers",
                                "the first trace is within the textual header",
                                placed(100))
                        .beside(
                                "a tape label before the textual header",
                                sound().tapeLabel("   1SEGY1.0RECORD")),
                named(
                                "first-trace-in-last-trace",
                                "the first trace is 250 bytes before the end",
                                placed(sound().offsetOfTrace(SoundFile.TRACES) - 250))
                        .beside(
                                "the first trace is the last one",
                                placed(sound().offsetOfTrace(SoundFile.TRACES - 1))));
    }

    private static SegyFixture sound() {
        return SoundFile.ofRevision(1, 0);
    }

    private static SegyFixture placed(long firstTraceOffset) {
        return SoundFile.ofRevision(2, 1).binary(321, 8, firstTraceOffset);
    }

    private static SegyFixture withManyStanzas() {
        SegyFixture fixture = sound();
        for (int i = 0; i < 200; i++) {
            fixture.stanza("((Survey: Note " + i + "))");
        }
        return fixture;
    }
}
