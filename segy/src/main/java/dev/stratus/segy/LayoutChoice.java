package dev.stratus.segy;

import static dev.stratus.segy.Severity.ERROR;
import static dev.stratus.segy.Severity.NOTE;
import static dev.stratus.segy.Severity.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the trace header fields stand: as the user says, else as the file's layout stanza says,
/// else as the standard says.
final class LayoutChoice {
    private final SegyOpening opening;

    LayoutChoice(SegyOpening opening) {
        this.opening = opening;
    }

    HeaderLayout choose() throws IOException {
        HeaderLayout standard =
                opening.revision.compareTo(Revision.REV_2_0) >= 0
                        ? HeaderLayout.standardWithExtension1()
                        : HeaderLayout.standard();
        HeaderLayout chosen = opening.options.preset().apply(ofFile(standard), standard);
        for (Map.Entry<TraceHeaderField, FieldPlace> place : opening.options.places().entrySet()) {
            chosen = chosen.with(place.getKey(), place.getValue());
        }
        return chosen;
    }

    private HeaderLayout ofFile(HeaderLayout standard) throws IOException {
        List<Stanza> stanzas =
                opening.stanzas.stream().filter(stanza -> stanza.is("SEG", "Layout")).toList();
        if (stanzas.isEmpty()) {
            return standard;
        }
        List<String> documents = new ArrayList<>();
        for (Stanza stanza : stanzas) {
            String text = opening.textOf(stanza);
            documents.add(text.substring(Math.max(0, text.indexOf('<'))));
            if (!stanza.contentType().isEmpty() && !stanza.contentType().contains("xml")) {
                note(
                        stanza,
                        WARNING,
                        "said to be %s".formatted(stanza.contentType()),
                        "text/xml",
                        "It is read as XML all the same.");
            }
        }
        try {
            HeaderLayout layout = LayoutXml.parse(documents);
            note(
                    stanzas.get(0),
                    NOTE,
                    "the file's own",
                    "the standard's, unless a stanza describes another",
                    "Trace header fields stand where the stanza says; --header and --header-preset override it.");
            return layout;
        } catch (LayoutXml.Malformed e) {
            boolean overruled = opening.options.preset() != HeaderPreset.FILE;
            note(
                    stanzas.get(0),
                    overruled ? WARNING : ERROR,
                    String.valueOf(e.getMessage()),
                    "a <segy-layout> as in SEG-Y rev 2.1, D8",
                    overruled
                            ? "It is left out."
                            : "Say where fields stand with --header-preset standard, and --header for those that stand elsewhere.");
            return standard;
        }
    }

    private void note(
            Stanza stanza, Severity severity, String found, String expected, String remedy) {
        opening.findings.add(
                Finding.at(
                        severity,
                        stanza.offset() + 1,
                        "the trace header layout",
                        found,
                        expected,
                        remedy));
    }
}
