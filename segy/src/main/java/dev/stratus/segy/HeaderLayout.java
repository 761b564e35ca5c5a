package dev.stratus.segy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where each field of a trace's headers stands. Immutable.
///
/// A field has a place in the standard header, and may have a second one in an additional header
/// that wins over it. A layout may be partial: a field that it leaves out has no place, and reads
/// as zero.
public final class HeaderLayout {
    private static final HeaderLayout STANDARD = new Builder().standardHeader().build();
    private static final HeaderLayout STANDARD_WITH_EXTENSION_1 =
            new Builder().standardHeader().standardExtension(1).build();

    private final Map<TraceHeaderField, Slot> slots;

    private final Map<TraceHeaderField, Slot> overrides;
    private final List<LayoutField> others;

    /// What wins over the value in the standard header.
    enum Wins {
        ALWAYS,
        UNLESS_ZERO
    }

    record Slot(int header, FieldPlace place, Scaling scaling, Wins wins) {}

    private HeaderLayout(
            Map<TraceHeaderField, Slot> slots,
            Map<TraceHeaderField, Slot> overrides,
            List<LayoutField> others) {
        this.slots = slots;
        this.overrides = overrides;
        this.others = List.copyOf(others);
    }

    /// The places that SEG-Y rev 2.1 gives, in the standard header alone.
    public static HeaderLayout standard() {
        return STANDARD;
    }

    /// The places that SEG-Y rev 2.1 gives. Where the first additional header is extension 1, its
    /// values that are not zero win over the standard header's.
    static HeaderLayout standardWithExtension1() {
        return STANDARD_WITH_EXTENSION_1;
    }

    /// This layout with `field` at another place, where nothing overrides it. Its scalar applies if
    /// it is an integer there.
    public HeaderLayout with(TraceHeaderField field, FieldPlace place) {
        Map<TraceHeaderField, Slot> changed = new EnumMap<>(slots);
        Map<TraceHeaderField, Slot> lessOverrides = new EnumMap<>(overrides);
        changed.put(field, slot(0, field, place));
        lessOverrides.remove(field);
        return new HeaderLayout(changed, lessOverrides, others);
    }

    /// Where `field` stands in the standard header, or nowhere.
    public Optional<FieldPlace> find(TraceHeaderField field) {
        return Optional.ofNullable(slots.get(field)).map(Slot::place);
    }

    /// Where `field` stands.
    ///
    /// @throws IllegalArgumentException if the layout leaves it out; see [#find]
    public FieldPlace place(TraceHeaderField field) {
        return find(field)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the layout has no place for " + field.label()));
    }

    /// The types of everything that a field may be read from: its place, and what may win over it.
    public List<FieldType> types(TraceHeaderField field) {
        return Stream.of(slots.get(field), overrides.get(field))
                .filter(Objects::nonNull)
                .map(slot -> slot.place().type())
                .toList();
    }

    /// The fields that only this layout knows.
    public List<LayoutField> others() {
        return others;
    }

    @Nullable Slot slot(TraceHeaderField field) {
        return slots.get(field);
    }

    @Nullable Slot override(TraceHeaderField field) {
        return overrides.get(field);
    }

    private static Slot slot(int header, TraceHeaderField field, FieldPlace place) {
        Scaling scaling = place.type().isFloating() ? Scaling.UNSCALED : field.scaling();
        return new Slot(header, place, scaling, Wins.ALWAYS);
    }

    /// Builds a layout field by field. What is added twice stands where it was added last.
    static final class Builder {
        private final Map<TraceHeaderField, Slot> slots = new EnumMap<>(TraceHeaderField.class);
        private final Map<TraceHeaderField, Slot> overrides = new EnumMap<>(TraceHeaderField.class);
        private final List<LayoutField> others = new ArrayList<>();

        Builder standardHeader() {
            for (TraceHeaderField field : TraceHeaderField.values()) {
                slots.put(field, slot(0, field, new FieldPlace(field.firstByte(), field.type())));
            }
            return this;
        }

        Builder standardExtension(int header) {
            for (TraceHeaderExtensionField extension : TraceHeaderExtensionField.values()) {
                for (TraceHeaderField field : TraceHeaderField.values()) {
                    if (field.label().equals(extension.label())
                            && field != TraceHeaderField.TRACE_HEADER_NAME) {
                        override(
                                field,
                                header,
                                new FieldPlace(extension.firstByte(), extension.type()),
                                Scaling.UNSCALED,
                                Wins.UNLESS_ZERO);
                    }
                }
            }
            return this;
        }

        Builder place(TraceHeaderField field, FieldPlace place, Scaling scaling) {
            slots.put(field, new Slot(0, place, scaling, Wins.ALWAYS));
            return this;
        }

        Builder override(
                TraceHeaderField field, int header, FieldPlace place, Scaling scaling, Wins wins) {
            overrides.put(field, new Slot(header, place, scaling, wins));
            return this;
        }

        Builder other(LayoutField field) {
            others.add(field);
            return this;
        }

        HeaderLayout build() {
            return new HeaderLayout(new EnumMap<>(slots), new EnumMap<>(overrides), others);
        }
    }
}
