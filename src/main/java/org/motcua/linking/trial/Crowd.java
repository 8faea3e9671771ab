package org.motcua.linking.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Any number of invented people. Who somebody is follows from the seed and their number alone, so
/// that millions need not be kept. Two neighbours by number are often a couple, and often a sibling
/// of the one two before, now and then a twin.
public final class Crowd {
    private static final int GROUP = 1_000_000;
    private static final LocalDate YOUNGEST = LocalDate.of(2026, 1, 1);
    private static final double COUPLED = 0.6;
    private static final double KIN = 0.12;
    private static final double TWIN = 0.03;

    private final Trial trial;
    private final long seed;
    private final Urn surnames;
    private final Urn maleMiddles;
    private final Urn femaleMiddles;
    private final Urn maleNames;
    private final Urn femaleNames;
    private final Urn places;

    /// @param places how many units of today there are to live in
    public Crowd(Trial trial, long seed, int places) {
        this.trial = trial;
        this.seed = seed;
        this.surnames = Urn.weighted(trial.surnames());
        this.maleMiddles = Urn.ranked(trial.maleMiddles(), 0.8);
        this.femaleMiddles = Urn.ranked(trial.femaleMiddles(), 0.8);
        this.maleNames = Urn.ranked(trial.maleNames(), 9);
        this.femaleNames = Urn.ranked(trial.femaleNames(), 9);
        var sizes = new double[places];
        for (int place = 0; place < places; place++) {
            sizes[place] = 0.2 + new SplittableRandom(seed + 7919L * place).nextDouble() * 2;
        }
        this.places = new Urn(List.of(), sizes);
    }

    /// Words with how likely each is.
    static final class Urn {
        private final List<String> words;
        private final double[] upTo;

        Urn(List<String> words, double[] weights) {
            this.words = words;
            upTo = weights.clone();
            for (int at = 1; at < upTo.length; at++) {
                upTo[at] += upTo[at - 1];
            }
        }

        static Urn weighted(Map<String, Integer> weights) {
            return new Urn(
                    new ArrayList<>(weights.keySet()),
                    weights.values().stream().mapToDouble(Integer::doubleValue).toArray());
        }

        /// The most common first: the weight falls with the rank.
        static Urn ranked(List<String> words, double flat) {
            var weights = new double[words.size()];
            for (int at = 0; at < weights.length; at++) {
                weights[at] = 1 / (at + flat);
            }
            return new Urn(words, weights);
        }

        int index(SplittableRandom random) {
            double at = random.nextDouble() * upTo[upTo.length - 1];
            int found = java.util.Arrays.binarySearch(upTo, at);
            return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
        }

        String draw(SplittableRandom random) {
            return words.get(index(random));
        }
    }

    private SplittableRandom random(long number, int salt) {
        return new SplittableRandom((seed * 0x9E37_79B9L + number) * 0xD6E8_FEB8_6659_FD93L + salt);
    }

    /// The person of a number.
    public Someone at(int number) {
        return make(number, true);
    }

    /// Whether two neighbours live as a couple.
    public boolean coupled(int number) {
        return random(number / 2, 11).nextDouble() < COUPLED;
    }

    /// The number of the other one of a couple.
    public int other(int number) {
        return number ^ 1;
    }

    private Someone make(int number, boolean kin) {
        var random = random(number, 1);
        boolean wife = number % 2 == 1 && coupled(number);
        Someone husband = wife ? make(number - 1, kin) : null;
        boolean female = husband == null ? random.nextDouble() < 0.45 : !husband.female();
        LocalDate birth =
                husband == null
                        ? YOUNGEST.minusDays((long) (365.25 * age(random)))
                        : husband.birth().plusDays(random.nextInt(-1500, 2500));
        String surname = surnames.draw(random);
        String middle = (female ? femaleMiddles : maleMiddles).draw(random);
        String given = (female ? femaleNames : maleNames).draw(random);
        int place = husband == null ? places.index(random) : husband.place();
        if (kin && husband == null && number >= 2 && random.nextDouble() < KIN) {
            var sibling = make(number - 2, false);
            surname = sibling.surname();
            place = random.nextDouble() < 0.6 ? sibling.place() : place;
            birth =
                    random.nextDouble() < TWIN
                            ? sibling.birth()
                            : sibling.birth().plusDays(random.nextInt(-3000, 3000));
            if (female == sibling.female()) {
                middle = sibling.middle();
            }
        }
        if (birth.isAfter(YOUNGEST)) {
            birth = YOUNGEST.minusDays(random.nextInt(1, 300));
        }
        Optional<LocalDate> death =
                birth.getYear() < 1960 && random.nextDouble() < 0.05
                        ? Optional.of(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(4000)))
                        : Optional.empty();
        return new Someone(
                surname,
                middle,
                given,
                female,
                birth,
                number(number, female, birth.getYear(), random),
                old(birth.getYear(), random),
                place,
                death);
    }

    /// Fewer and fewer towards a hundred.
    private static double age(SplittableRandom random) {
        double even = random.nextDouble();
        return 95 * (even < 0.75 ? even * 0.9 : 0.675 + (even - 0.75) * 1.3);
    }

    /// Unique by the running number: its millions choose among the registrations, the rest is the
    /// tail.
    private String number(int number, boolean female, int year, SplittableRandom random) {
        int group = number / GROUP;
        int groups = 20;
        int choice = random.nextInt(trial.registrations().size() / groups) * groups;
        String registration = trial.registrations().get(group % groups + choice);
        int century = (year / 100 - 19) * 2 + (female ? 1 : 0);
        long tail = (number % GROUP * 387_417L + 12_345) % GROUP;
        return registration + Math.max(0, century) + pad(year % 100, 2) + pad(tail, 6);
    }

    private static Optional<String> old(int year, SplittableRandom random) {
        return year < 2003 && random.nextDouble() < 0.85
                ? Optional.of(pad(random.nextInt(10_000_000, 390_000_000), 9))
                : Optional.empty();
    }

    static String pad(long value, int length) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
