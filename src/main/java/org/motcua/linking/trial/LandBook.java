package org.motcua.linking.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.motcua.linking.NameReading;

/// Records of land that were written over decades about a [Crowd], with the truth beside each.
public final class LandBook {
    private static final int ADULT = 20;

    private final Trial trial;
    private final Crowd crowd;
    private final Scribe scribe;
    private final Gazetteer gazetteer;
    private final int persons;
    private final long seed;

    /// @param persons how many of the crowd are registered; who comes after them is nobody that
    ///   could be found
    public LandBook(
            Trial trial,
            NameReading reading,
            Crowd crowd,
            Gazetteer gazetteer,
            int persons,
            long seed) {
        this.trial = trial;
        this.crowd = crowd;
        this.scribe = new Scribe(trial, reading);
        this.gazetteer = gazetteer;
        this.persons = persons;
        this.seed = seed;
    }

    /// One record as it stands in the register.
    ///
    /// @param truth the numbers of its owners in the crowd, below zero who cannot be found
    public record Line(
            String owner,
            String number,
            String birth,
            String place,
            LocalDate made,
            List<Integer> truth) {
        public Line {
            truth = List.copyOf(truth);
        }
    }

    /// The record of a number.
    public Line at(int record) {
        var random = new SplittableRandom(seed + record * 0x9E37_79B9_7F4A_7C15L);
        boolean nobody = random.nextDouble() < trial.share("nobody");
        int first = owner(random, nobody);
        var who = crowd.at(first);
        var truth = new ArrayList<Integer>();
        truth.add(nobody ? -1 : first);
        var names = new StringBuilder(titled(who, random));
        var numbers = new StringBuilder(number(first, who, random));
        var births = new StringBuilder(birth(who, random));
        if (crowd.coupled(first) && random.nextDouble() < trial.share("two_owners") / 0.6) {
            int second = crowd.other(first);
            var spouse = crowd.at(second);
            truth.add(nobody ? -1 : second);
            names.append(
                            Scribe.one(
                                    spouse.female() ? trial.joinsWife() : trial.joinsHusband(),
                                    random))
                    .append(scribe.name(spouse, random));
            numbers.append("; ").append(number(second, spouse, random));
            births.append("; ").append(birth(spouse, random));
        } else if (scribe.happens("remark", random)) {
            names.append(Scribe.one(trial.remarks(), random));
        }
        return new Line(
                scribe.written(names.toString(), random),
                empty(numbers),
                empty(births),
                place(who, random),
                made(who, random),
                truth);
    }

    private static String empty(CharSequence text) {
        return text.toString().equals("; ") ? "" : text.toString();
    }

    private int owner(SplittableRandom random, boolean nobody) {
        while (true) {
            int number =
                    nobody ? persons + 2 + random.nextInt(1_000_000) : random.nextInt(persons & ~1);
            if (crowd.at(number).birth().getYear() <= 2026 - ADULT) {
                return number;
            }
        }
    }

    private String titled(Someone who, SplittableRandom random) {
        String name = scribe.name(who, random);
        return scribe.happens("title", random)
                ? Scribe.one(who.female() ? trial.titlesFemale() : trial.titlesMale(), random)
                        + name
                : name;
    }

    private String number(int itself, Someone who, SplittableRandom random) {
        var meant =
                crowd.coupled(itself) && scribe.happens("number_of_spouse", random)
                        ? crowd.at(crowd.other(itself))
                        : who;
        double kind = random.nextDouble();
        String number;
        if (kind < trial.share("number_long")) {
            number = meant.number();
        } else if (kind < trial.share("number_long") + trial.share("number_short")) {
            number = meant.oldNumber().orElse("");
        } else {
            return "";
        }
        return number.isEmpty() ? number : spoilt(number, random);
    }

    private String spoilt(String number, SplittableRandom random) {
        if (scribe.happens("number_placeholder", random)) {
            return Scribe.one(trial.placeholders(), random);
        }
        if (scribe.happens("number_cut", random)) {
            return number.substring(0, number.length() - 3);
        }
        if (scribe.happens("number_zero_lost", random) && number.startsWith("0")) {
            return number.substring(1);
        }
        var digits = new StringBuilder(number);
        if (scribe.happens("number_slip", random)) {
            int at = random.nextInt(number.length());
            digits.setCharAt(
                    at, (char) ('0' + (number.charAt(at) - '0' + random.nextInt(1, 10)) % 10));
        }
        if (scribe.happens("number_turned", random)) {
            int at = random.nextInt(number.length() - 1);
            char one = digits.charAt(at);
            digits.setCharAt(at, digits.charAt(at + 1));
            digits.setCharAt(at + 1, one);
        }
        if (scribe.happens("number_letter", random)) {
            return digits.toString().replace('0', 'O');
        }
        if (scribe.happens("number_dotted", random)) {
            digits.insert(6, '.').insert(3, '.');
        }
        return digits.toString();
    }

    private String birth(Someone who, SplittableRandom random) {
        var birth = who.birth();
        if (scribe.happens("birth_neighbour", random)) {
            birth = birth.plusYears(random.nextBoolean() ? 1 : -1);
        } else if (scribe.happens("birth_wrong", random)) {
            birth = birth.minusDays(random.nextInt(-4000, 4000));
        } else if (scribe.happens("birth_digits", random)) {
            int year = birth.getYear();
            int turned = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
            birth = turned > 2006 ? birth : birth.withDayOfMonth(1).withYear(turned);
        }
        double kind = random.nextDouble();
        if (kind < trial.share("birth_default")) {
            return "01/01/" + birth.getYear();
        }
        double days = trial.share("birth_default") + trial.share("birth_day");
        if (kind < days) {
            String day = Crowd.pad(birth.getDayOfMonth(), 2);
            String month = Crowd.pad(birth.getMonthValue(), 2);
            boolean turned = scribe.happens("birth_turned", random);
            return (turned ? month + "/" + day : day + "/" + month) + "/" + birth.getYear();
        }
        return kind < days + trial.share("birth_year") ? Integer.toString(birth.getYear()) : "";
    }

    private String place(Someone who, SplittableRandom random) {
        if (scribe.happens("place_missing", random)) {
            return "";
        }
        int place = who.place();
        double kind = random.nextDouble();
        if (kind < trial.share("place_far")) {
            place = random.nextInt(gazetteer.size());
        } else if (kind < trial.share("place_far") + trial.share("place_moved")) {
            place = gazetteer.neighbour(place, random);
        }
        return scribe.happens("place_former", random)
                ? gazetteer.former(place, random)
                : gazetteer.today(place);
    }

    private static LocalDate made(Someone who, SplittableRandom random) {
        int first = Math.max(1994, who.birth().getYear() + 18);
        int last = who.death().map(day -> day.getYear() - 1).orElse(2026);
        int year = first >= last ? last : random.nextInt(first, last + 1);
        return LocalDate.of(year, 1, 1).plusDays(random.nextInt(300));
    }
}
