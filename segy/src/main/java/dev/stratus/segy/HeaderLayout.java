package dev.stratus.segy;

import java.util.EnumMap;
import java.util.Map;

/// Where each field of a trace header stands. Immutable.
public final class HeaderLayout {
    private static final HeaderLayout STANDARD = new HeaderLayout(standardPlaces());

    private final Map<TraceHeaderField, FieldPlace> places;

    private HeaderLayout(Map<TraceHeaderField, FieldPlace> places) {
        this.places = places;
    }

    /// The places that SEG-Y rev 2.1 gives.
    public static HeaderLayout standard() {
        return STANDARD;
    }

    private static Map<TraceHeaderField, FieldPlace> standardPlaces() {
        Map<TraceHeaderField, FieldPlace> places = new EnumMap<>(TraceHeaderField.class);
        for (TraceHeaderField field : TraceHeaderField.values()) {
            places.put(field, new FieldPlace(field.firstByte(), field.type()));
        }
        return places;
    }

    /// This layout with `field` at another place.
    public HeaderLayout with(TraceHeaderField field, FieldPlace place) {
        Map<TraceHeaderField, FieldPlace> changed = new EnumMap<>(places);
        changed.put(field, place);
        return new HeaderLayout(changed);
    }

    /// Where `field` stands.
    public FieldPlace place(TraceHeaderField field) {
        FieldPlace place = places.get(field);
        if (place == null) {
            throw new IllegalArgumentException("the layout has no place for " + field.label());
        }
        return place;
    }
}
