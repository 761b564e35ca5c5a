package dev.stratus.picture;

import dev.stratus.segy.SegyFile;
import dev.stratus.segy.TraceHeader;
import dev.stratus.segy.TraceHeaderField;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The line numbers of single traces. Those that were asked for last are remembered: a search comes
/// back to the same traces, and far away each header is a request.
final class HeaderNumbers {
    private static final int REMEMBERED = 1 << 14;

    private record Location(long inline, long crossline) {}

    private final SegyFile file;
    private final Map<Long, Location> remembered = new LinkedHashMap<>();

    HeaderNumbers(SegyFile file) {
        this.file = file;
    }

    /// @param field inline or crossline
    long of(long trace, TraceHeaderField field) throws IOException {
        Location location = remembered.get(trace);
        if (location == null) {
            TraceHeader header = file.readHeader(trace);
            location =
                    new Location(
                            header.number(TraceHeaderField.INLINE),
                            header.number(TraceHeaderField.CROSSLINE));
            if (remembered.size() == REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
            remembered.put(trace, location);
        }
        return field == TraceHeaderField.INLINE ? location.inline() : location.crossline();
    }
}
