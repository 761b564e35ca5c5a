package dev.stratus.testkit;

/// The XML of a trace header layout (SEG-Y rev 2.1, D8). Entries belong to the standard header
/// until [#extension] starts another one. Names are not escaped: whoever wants broken XML can have
/// it.
public final class LayoutXml {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private final StringBuilder xml;
    private String openElement = "";

    private LayoutXml(String start) {
        xml = new StringBuilder(start);
    }

    /// A layout without entries.
    public static LayoutXml named(String name) {
        return new LayoutXml(DECLARATION + "<segy-layout name=\"" + name + "\">\n");
    }

    /// A field of the header that was started last.
    ///
    /// @param type one of the standard's names, such as `int4` or `coor4`
    public LayoutXml entry(String name, int firstByte, String type) {
        xml.append(
                "<entry name=\"%s\" byte=\"%d\" type=\"%s\"/>\n".formatted(name, firstByte, type));
        return this;
    }

    /// A field that counts only where it is not zero.
    public LayoutXml entryIfNonZero(String name, int firstByte, String type) {
        xml.append(
                "<entry name=\"%s\" byte=\"%d\" type=\"%s\" if-non-zero=\"1\"/>\n"
                        .formatted(name, firstByte, type));
        return this;
    }

    /// Starts an additional trace header, such as `SEG00001`.
    public LayoutXml extension(String name) {
        xml.append(openElement).append("<extension name=\"%s\">\n".formatted(name));
        openElement = "</extension>\n";
        return this;
    }

    /// The whole document.
    public String xml() {
        return xml + openElement + "</segy-layout>\n";
    }
}
