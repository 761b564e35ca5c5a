package dev.stratus.demo;

import dev.stratus.demo.RandomNumbers.Topic;

/// The ground under a survey: at which two-way times it reflects, and how strongly, at any place.
/// The ground is the same for surveys of any size and has no end; a survey is a window onto it, x
/// metres along its inlines and y metres across them from its centre.
///
/// From the sea bed down: a young sequence of nearly parallel beds, with a meandering channel cut
/// into it and filled with bright sand; an unconformity, on which the young beds lap; under it an
/// old sequence that is folded, tilted and faulted, and was then truncated by the unconformity.
///
/// Immutable; any number of threads may ask at once, each with its own [Place].
final class Geology {
    private static final double SEA_BED_MILLIS = 140;
    private static final double UNCONFORMITY_MILLIS = 1180;

    /// The delta's top and its base, the distance from one of its fronts to the next, and the
    /// length of their slope.
    private static final double DELTA_TOP_MILLIS = 770;

    private static final double DELTA_BASE_MILLIS = 900;
    private static final double METRES_BETWEEN_FRONTS = 230;
    private static final double FRONT_METRES = 330;

    private static final double RESERVOIR_MILLIS = 1620;
    private static final double GAS_WATER_CONTACT_MILLIS = 1575;

    /// Over which a bed's reflection fades out where it ends at a surface.
    private static final double TAPER_MILLIS = 14;

    private final double[] phases = new double[8];
    private final Beds young;
    private final Beds old;
    private final Faults faults;
    private final Channels channels;
    private final RandomNumbers channelLevels;
    private final RandomNumbers fronts;

    /// @param millis down to which the ground is wanted
    Geology(long seed, double millis) {
        RandomNumbers structure = RandomNumbers.of(seed, Topic.STRUCTURE);
        for (int i = 0; i < phases.length; i++) {
            phases[i] = structure.uniform(i);
        }
        young =
                Beds.between(
                        SEA_BED_MILLIS,
                        Math.min(millis, UNCONFORMITY_MILLIS) + 250,
                        20,
                        RandomNumbers.of(seed, Topic.YOUNG_BEDS));
        old = Beds.between(500, millis + 600, 26, RandomNumbers.of(seed, Topic.OLD_BEDS));
        faults = new Faults(RandomNumbers.of(seed, Topic.FAULTS));
        channels = new Channels(RandomNumbers.of(seed, Topic.CHANNELS));
        channelLevels = RandomNumbers.of(seed, Topic.CHANNELS).keyed(1);
        fronts = RandomNumbers.of(seed, Topic.DELTA);
    }

    /// What is worked out once for a place. Made once for each thread.
    static final class Place {
        private final Faults.Nearby faults = new Faults.Nearby();
        private final double[] brightness = new double[3];
    }

    /// Finds the reflections under a place, instead of those that `found` held.
    void reflectionsUnder(double x, double y, Place place, Reflections found) {
        faults.findNear(x, y, place.faults);
        place.brightness[0] = 1 + 0.1 * wave(x / 2900 + y / 4700 + phases[0]);
        place.brightness[1] = 1 + 0.1 * wave(x / 5300 - y / 2300 + phases[1]);
        place.brightness[2] = 1 + 0.1 * wave(y / 3100 - x / 3700 + phases[2]);
        double relief =
                0.6 * wave(x / 4100 + y / 7300 + phases[3])
                        + 0.4 * wave(x / 2300 - y / 3100 + phases[4]);
        double regional = wave(x / 23_000 + y / 31_000 + 0.1 * phases[5]);
        double fold = fold(x, y);
        double unconformityBed = UNCONFORMITY_MILLIS + 45 * relief - 25 * fold + 60 * regional;
        double unconformity = unconformityBed + place.faults.displacement(UNCONFORMITY_MILLIS);

        found.clear();
        addYoungBeds(x, y, relief, regional, unconformity, place, found);
        found.add(unconformity, 0.55 * place.brightness[0]);
        addDelta(x, y, relief, regional, place, found);
        addOldBeds(fold, regional, unconformity, place, found);
        addReservoir(fold, regional, unconformity, place, found);
    }

    private void addYoungBeds(
            double x,
            double y,
            double relief,
            double regional,
            double unconformity,
            Place place,
            Reflections found) {
        long belt = channels.beltAt(x, y);
        double level = 520 + 90 * channelLevels.symmetric(belt);
        double fromAxis = channels.distance(x, y, belt);
        double fullness = 1 - fromAxis * fromAxis;
        double channelTop = level + youngRelief(level, relief, regional);
        double channelBase = channelTop + 60 * fullness;
        for (int bed = 0; bed < young.count(); bed++) {
            double bedMillis = young.millis[bed];
            double time =
                    bedMillis
                            + youngRelief(bedMillis, relief, regional)
                            + place.faults.displacement(bedMillis);
            double left = Math.min(1, (unconformity - time) / TAPER_MILLIS);
            boolean eroded = fullness > 0 && time > channelTop - 8 && time < channelBase + 8;
            boolean delta = bedMillis > DELTA_TOP_MILLIS && bedMillis < DELTA_BASE_MILLIS;
            if (left > 0 && !eroded && !delta) {
                found.add(time, left * young.strengths[bed] * place.brightness[bed % 3]);
            }
        }
        if (fullness > 0) {
            double edge = Math.min(1, 3 * fullness);
            found.add(channelTop, -1.5 * edge);
            found.add(channelTop + 30 * fullness, 0.9 * edge);
            found.add(channelBase, 1.6 * edge);
        }
    }

    /// Sigmoid fronts, one behind the other, that flatten towards the delta's top and its base.
    private void addDelta(
            double x, double y, double relief, double regional, Place place, Reflections found) {
        double along = 0.9 * x + 0.436 * y;
        long last = (long) Math.floor(along / METRES_BETWEEN_FRONTS) + 5;
        for (long front = last - 9; front <= last; front++) {
            double jitter = 0.2 * fronts.symmetric(2 * front);
            double u = along / METRES_BETWEEN_FRONTS - front - jitter;
            u *= METRES_BETWEEN_FRONTS / FRONT_METRES;
            double left = 1 - u * u / 9;
            if (left > 0) {
                double share = 0.5 - 0.5 * u / Math.sqrt(1 + u * u);
                double bedMillis =
                        DELTA_BASE_MILLIS - share * (DELTA_BASE_MILLIS - DELTA_TOP_MILLIS);
                double time =
                        bedMillis
                                + youngRelief(bedMillis, relief, regional)
                                + place.faults.displacement(bedMillis);
                found.add(time, 0.5 * left * left * fronts.symmetric(2 * front + 1));
            }
        }
    }

    private static double youngRelief(double bedMillis, double relief, double regional) {
        double depth = bedMillis / 1000;
        return depth * (28 * relief + 40 * regional);
    }

    private void addOldBeds(
            double fold, double regional, double unconformity, Place place, Reflections found) {
        for (int bed = 0; bed < old.count(); bed++) {
            double time = oldTime(old.millis[bed], fold, regional, place);
            double left = Math.min(1, (time - unconformity) / TAPER_MILLIS);
            if (left > 0) {
                found.add(time, left * old.strengths[bed] * place.brightness[bed % 3]);
            }
        }
    }

    private void addReservoir(
            double fold, double regional, double unconformity, Place place, Reflections found) {
        double top = oldTime(RESERVOIR_MILLIS, fold, regional, place);
        double left = Math.clamp((top - unconformity) / TAPER_MILLIS, 0, 1);
        double gas = Math.clamp((GAS_WATER_CONTACT_MILLIS - top) / 20, 0, 1);
        found.add(top, -left * (0.25 + 1.1 * gas));
        found.add(GAS_WATER_CONTACT_MILLIS, left * 0.9 * gas);
    }

    private static double oldTime(double bedMillis, double fold, double regional, Place place) {
        double growth = Math.min(1, 0.65 + bedMillis / 6000);
        return bedMillis
                - 190 * growth * fold
                + 25 * regional
                + place.faults.displacement(bedMillis);
    }

    /// Anticlines at 1, synclines at -1; the axes wind and plunge.
    private double fold(double x, double y) {
        double across = 0.8 * x + 0.6 * y;
        double along = 0.8 * y - 0.6 * x;
        double plunge = 0.75 + 0.25 * wave(along / 6100 + phases[6]);
        return plunge * wave(across / 3300 + 0.08 * wave(along / 4300 + phases[7]) + 0.2);
    }

    private static double wave(double turns) {
        return StrictMath.sin(2 * StrictMath.PI * turns);
    }
}
