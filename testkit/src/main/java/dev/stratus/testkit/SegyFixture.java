package dev.stratus.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A SEG-Y file in words, and its bytes: an oracle for readers and writers, made from the text of
/// the standard (rev 0 to 2.1) and from nothing else.
///
/// What follows from the rest is put into the headers by itself (the sample format's code, counts
/// of samples, traces, headers and trailer records, the byte order's constant), as far as the
/// revision knows the field; whatever is named with [#binary] or [TraceFixture#word] covers it, so
/// that a file can say what is not so.
///
/// ```java
/// byte[] file = SegyFixture.of(SampleEncoding.IBM_FLOAT32).revision(1, 0)
///         .trace(TraceFixture.of(1, -2, 100).line(105, 300))
///         .toBytes();
/// ```
public final class SegyFixture {
    /// Of a textual header, an extended one, and a record of the data trailer.
    public static final int RECORD_BYTES = 3200;

    private static final int BINARY_HEADER_BYTES = 400;
    private static final int LARGEST_16_BIT_COUNT = 65_535;
    private static final int BYTE_ORDER_CONSTANT = 0x01020304;

    private final SampleEncoding encoding;
    private final HeaderWords binary = HeaderWords.empty();
    private final List<byte[]> extendedRecords = new ArrayList<>();
    private final List<byte[]> trailerRecords = new ArrayList<>();
    private final List<TraceFixture> traces = new ArrayList<>();
    private WordOrder order = WordOrder.BIG;
    private TextEncoding textEncoding = TextEncoding.EBCDIC_037;
    private byte[] text = {};
    private byte[] tapeLabel = {};
    private byte[] trailing = {};
    private int major;
    private int minor;
    private int sampleIntervalMicros = 4000;
    private long paddingBeforeTraces;
    private long truncatedTo = Long.MAX_VALUE;

    private SegyFixture(SampleEncoding encoding) {
        this.encoding = encoding;
    }

    /// A big-endian file of revision 0 without traces.
    public static SegyFixture of(SampleEncoding encoding) {
        return new SegyFixture(encoding);
    }

    /// Of header fields and samples; text is not affected.
    public SegyFixture order(WordOrder order) {
        this.order = order;
        return this;
    }

    /// The revision in bytes 301 and 302; from 2.0 on also the byte order's constant.
    public SegyFixture revision(int major, int minor) {
        this.major = major;
        this.minor = minor;
        return this;
    }

    /// Of the textual header and of the extended ones that are added after this call.
    public SegyFixture textEncoding(TextEncoding encoding) {
        textEncoding = encoding;
        return this;
    }

    /// The lines of the textual header; what is missing of the 40 is blank.
    public SegyFixture text(String... lines) {
        return textBytes(recordOfLines(lines));
    }

    /// The textual header's bytes as they are; what is missing of the 3200 is zero.
    public SegyFixture textBytes(byte[] bytes) {
        text = bytes.clone();
        return this;
    }

    /// 128 bytes before everything else (SEG-Y rev 1, section 3.1).
    public SegyFixture tapeLabel(String label) {
        tapeLabel = TextEncoding.ASCII.bytes(label, 128);
        return this;
    }

    /// In the binary header and, unless the trace says another, in each trace header.
    public SegyFixture sampleIntervalMicros(int micros) {
        sampleIntervalMicros = micros;
        return this;
    }

    /// An integer in the binary header, at a 1-based byte.
    public SegyFixture binary(int firstByte, int width, long value) {
        binary.word(firstByte, width, value);
        return this;
    }

    /// Any field of the binary header.
    public SegyFixture binary(HeaderWords words) {
        binary.and(words);
        return this;
    }

    /// One extended textual header of 40 lines.
    public SegyFixture extendedText(String... lines) {
        extendedRecords.add(recordOfLines(lines));
        return this;
    }

    /// A stanza of as many records as it takes, filled up with blanks.
    public SegyFixture stanza(String stanza) {
        extendedRecords.addAll(records(textEncoding.bytes(stanza), textEncoding));
        return this;
    }

    /// A stanza with bytes of any kind behind its name, filled up with zeros.
    public SegyFixture stanza(String name, byte[] data) {
        byte[] start = textEncoding.bytes(name);
        byte[] whole = Arrays.copyOf(start, start.length + data.length);
        System.arraycopy(data, 0, whole, start.length, data.length);
        int count = (whole.length + RECORD_BYTES - 1) / RECORD_BYTES;
        for (int i = 0; i < count; i++) {
            extendedRecords.add(
                    Arrays.copyOfRange(whole, i * RECORD_BYTES, (i + 1) * RECORD_BYTES));
        }
        return this;
    }

    /// The stanza that ends the extended textual headers, and a count of -1 in byte 305.
    public SegyFixture endText() {
        return stanza("((SEG: EndText))").binary(305, 2, -1);
    }

    /// A trace layout (SEG-Y rev 2.1, D8), in ASCII as the standard demands.
    public SegyFixture layout(LayoutXml layout) {
        byte[] xml = TextEncoding.ASCII.bytes("((SEG:Layout:text/xml))\n" + layout.xml());
        extendedRecords.addAll(records(xml, TextEncoding.ASCII));
        return this;
    }

    /// `bytes` of nothing between the textual headers and the first trace. From revision 2 on the
    /// binary header says where the first trace is.
    public SegyFixture paddingBeforeTraces(long bytes) {
        paddingBeforeTraces = bytes;
        return this;
    }

    /// One more trace, of any length.
    public SegyFixture trace(TraceFixture trace) {
        traces.add(trace);
        return this;
    }

    /// One more trace with these samples.
    public SegyFixture trace(double... samples) {
        return trace(TraceFixture.of(samples));
    }

    /// A stanza behind the last trace.
    public SegyFixture trailer(String stanza) {
        trailerRecords.addAll(records(textEncoding.bytes(stanza), textEncoding));
        return this;
    }

    /// Bytes behind everything else that belong to nothing.
    public SegyFixture trailingBytes(byte... bytes) {
        trailing = bytes.clone();
        return this;
    }

    /// Cuts the file behind its first `bytes` bytes.
    public SegyFixture truncatedTo(long bytes) {
        truncatedTo = bytes;
        return this;
    }

    /// The zero-based byte at which a trace's header starts; for the number of traces, where the
    /// last one ends.
    public long offsetOfTrace(int trace) {
        long offset =
                tapeLabel.length
                        + RECORD_BYTES
                        + BINARY_HEADER_BYTES
                        + (long) extendedRecords.size() * RECORD_BYTES
                        + paddingBeforeTraces;
        for (TraceFixture before : traces.subList(0, trace)) {
            offset += before.size(encoding);
        }
        return offset;
    }

    /// The file.
    public byte[] toBytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head(traces.size()));
        for (int i = 0; i < traces.size(); i++) {
            file.writeBytes(bytesOf(traces.get(i), i));
        }
        trailerRecords.forEach(file::writeBytes);
        file.writeBytes(trailing);
        byte[] whole = file.toByteArray();
        return truncatedTo < whole.length ? Arrays.copyOf(whole, (int) truncatedTo) : whole;
    }

    /// The file, on a disk; what stood there before is gone.
    public Path writeTo(Path path) {
        try {
            return Files.write(path, toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of `traceCount` traces of equal length of which only the first ones (those of this
    /// fixture) and those of `others`, by their zero-based number, take room on the disk. The rest
    /// are holes: headers and samples of zeros. Neither trailer nor trailing bytes are written.
    ///
    /// @throws IllegalArgumentException if there is no first trace, or one is of another length
    public Path writeSparseTo(Path path, long traceCount, Map<Long, TraceFixture> others) {
        if (traces.isEmpty()) {
            throw new IllegalArgumentException("the first trace says how long the others are");
        }
        long traceBytes = traces.get(0).size(encoding);
        long first = offsetOfTrace(0);
        try {
            Files.deleteIfExists(path);
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(Math.addExact(first, Math.multiplyExact(traceCount, traceBytes)));
                file.write(head(traceCount));
                for (int i = 0; i < traces.size(); i++) {
                    writeSparse(file, first, traceBytes, i, traces.get(i));
                }
                for (Map.Entry<Long, TraceFixture> other : others.entrySet()) {
                    writeSparse(file, first, traceBytes, other.getKey(), other.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private void writeSparse(
            RandomAccessFile file, long first, long traceBytes, long number, TraceFixture trace)
            throws IOException {
        byte[] bytes = bytesOf(trace, number);
        if (bytes.length != traceBytes) {
            throw new IllegalArgumentException(
                    "trace %d has %d bytes, the first one %d"
                            .formatted(number, bytes.length, traceBytes));
        }
        file.seek(first + number * traceBytes);
        file.write(bytes);
    }

    private byte[] bytesOf(TraceFixture trace, long number) {
        HeaderWords defaults =
                HeaderWords.empty()
                        .word(1, 4, number + 1)
                        .word(5, 4, number + 1)
                        .word(29, 2, 1)
                        .word(117, 2, sampleIntervalMicros);
        if (trace.samples() <= LARGEST_16_BIT_COUNT) {
            defaults.word(115, 2, trace.samples());
        }
        return trace.bytes(encoding, order, defaults);
    }

    /// Everything before the first trace.
    private byte[] head(long traceCount) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(tapeLabel);
        head.writeBytes(
                text.length == 0 ? recordOfLines("C 1") : Arrays.copyOf(text, RECORD_BYTES));
        head.writeBytes(derived(traceCount).and(binary).bytes(BINARY_HEADER_BYTES, order));
        extendedRecords.forEach(head::writeBytes);
        head.writeBytes(new byte[Math.toIntExact(paddingBeforeTraces)]);
        return head.toByteArray();
    }

    private HeaderWords derived(long traceCount) {
        HeaderWords words = HeaderWords.empty();
        int samples = traces.isEmpty() ? 0 : traces.get(0).samples();
        words.word(17, 2, sampleIntervalMicros).word(25, 2, encoding.code());
        words.word(21, 2, samples <= LARGEST_16_BIT_COUNT ? samples : 0);
        if (major >= 1) {
            boolean fixedLength = traces.stream().allMatch(trace -> trace.samples() == samples);
            words.word(301, 1, major).word(302, 1, minor).word(303, 2, fixedLength ? 1 : 0);
        }
        words.word(305, 2, extendedRecords.size());
        if (major >= 2) {
            words.word(97, 4, BYTE_ORDER_CONSTANT).word(313, 8, traceCount);
            if (samples > LARGEST_16_BIT_COUNT) {
                words.word(69, 4, samples);
            }
            int additional =
                    traces.stream().mapToInt(TraceFixture::additionalHeaders).max().orElse(0);
            words.word(307, minor == 0 ? 4 : 2, additional);
            if (paddingBeforeTraces > 0) {
                words.word(321, 8, offsetOfTrace(0));
            }
            words.word(329, 4, trailerRecords.size());
        }
        return words;
    }

    private byte[] recordOfLines(String... lines) {
        StringBuilder record = new StringBuilder();
        for (String line : lines) {
            record.append(line).append(" ".repeat(80 - line.length()));
        }
        return textEncoding.bytes(record.toString(), RECORD_BYTES);
    }

    private static List<byte[]> records(byte[] bytes, TextEncoding encoding) {
        List<byte[]> records = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += RECORD_BYTES) {
            byte[] record = encoding.bytes("", RECORD_BYTES);
            System.arraycopy(bytes, start, record, 0, Math.min(RECORD_BYTES, bytes.length - start));
            records.add(record);
        }
        return records;
    }
}
