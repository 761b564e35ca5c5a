package dev.stratus.segy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the text is, it is a layout or is refused in words.
class LayoutXmlFuzzTest {
    static Stream<String> documents() {
        return Stream.of(
                "<segy-layout name=\"rev2\"><entry name=\"iline\" byte=\"189\" type=\"int4\"/></segy-layout>",
                "<segy-layout><extension name=\"SEG00001\"><entry name=\"cdp_x\" byte=\"161\" type=\"ieee64\" if-non-zero=\"1\"/></extension></segy-layout>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><segy-layout>&b;</segy-layout>",
                // What the JDK's parser answers with an unchecked exception.
                "<!DOCTYPE a [<!ENTITY");
    }

    @MethodSource("documents")
    @FuzzTest(maxDuration = "5s")
    void anyTextIsALayoutOrIsMalformed(String xml) {
        try {
            if (xml != null) {
                LayoutXml.parse(List.of(xml));
            }
        } catch (LayoutXml.Malformed e) {
            // Refused in words, as it should be.
        }
    }
}
