package dev.stratus.segy;

import dev.stratus.segy.TextHeader.TextEncoding;
import dev.stratus.storage.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Reads records of 3200 bytes and joins them to stanzas. A record that does not start with `((`
/// continues the one before it.
final class StanzaReader {
    /// Without a count, so many records are searched for the end: 32 MB.
    static final int MOST_RECORDS = 10_000;

    private static final int RECORDS_AT_ONCE = 16;

    private enum End {
        BY_COUNT,
        BY_STANZA
    }

    private final ByteSource source;
    private final List<Stanza> stanzas = new ArrayList<>();
    private final List<Long> unclosed = new ArrayList<>();
    private boolean ended;

    StanzaReader(ByteSource source) {
        this.source = source;
    }

    /// The stanzas so far.
    List<Stanza> stanzas() {
        return List.copyOf(stanzas);
    }

    /// Where records start with `((` and have no name all the same, as zero-based bytes.
    List<Long> unclosed() {
        return List.copyOf(unclosed);
    }

    /// Whether `((SEG: EndText))` was read.
    boolean ended() {
        return ended;
    }

    /// Reads `count` records from `offset` on.
    void read(long offset, long count) throws IOException {
        walk(offset, count, End.BY_COUNT);
    }

    /// Reads until `((SEG: EndText))`, the end of the file, or [#MOST_RECORDS].
    ///
    /// @return the zero-based byte after the last record that was read
    long readToEnd(long offset) throws IOException {
        long whole = Math.min(MOST_RECORDS, (source.size() - offset) / TextHeader.BYTES);
        return walk(offset, whole, End.BY_STANZA);
    }

    private long walk(long offset, long count, End end) throws IOException {
        byte[] record = new byte[TextHeader.BYTES];
        for (long done = 0; done < count; done += RECORDS_AT_ONCE) {
            ByteBuffer records = recordsAt(offset, done, count);
            while (records.hasRemaining()) {
                long at = offset + done * TextHeader.BYTES + records.position();
                records.get(record);
                add(record, at);
                if (ended && end == End.BY_STANZA) {
                    return at + TextHeader.BYTES;
                }
            }
        }
        return offset + count * TextHeader.BYTES;
    }

    private ByteBuffer recordsAt(long offset, long done, long count) throws IOException {
        int now = (int) Math.min(RECORDS_AT_ONCE, count - done);
        ByteBuffer records = ByteBuffer.allocate(now * TextHeader.BYTES);
        source.read(offset + done * TextHeader.BYTES, records);
        return records.flip();
    }

    private void add(byte[] record, long offset) {
        if (startsStanza(record)) {
            TextEncoding encoding = record[0] == '(' ? TextEncoding.ASCII : TextEncoding.of(record);
            Stanza stanza = Stanza.named(record, ebcdicIfNotAscii(record, encoding), offset);
            stanzas.add(stanza);
            if (stanza.owner().isEmpty()) {
                unclosed.add(offset);
            }
            ended |= stanza.is("SEG", "EndText");
        } else if (stanzas.isEmpty()) {
            stanzas.add(Stanza.unnamed(TextEncoding.of(record), offset));
        } else {
            int last = stanzas.size() - 1;
            stanzas.set(last, stanzas.get(last).withOneMoreRecord());
        }
    }

    /// Binary data behind an EBCDIC name must not make it ASCII.
    private static TextEncoding ebcdicIfNotAscii(byte[] record, TextEncoding guessed) {
        return record[0] != '(' && guessed == TextEncoding.ASCII ? TextEncoding.EBCDIC : guessed;
    }

    /// Whether a record starts with `((` in either encoding.
    static boolean startsStanza(byte[] record) {
        return (record[0] == '(' && record[1] == '(') || (record[0] == 0x4D && record[1] == 0x4D);
    }
}
