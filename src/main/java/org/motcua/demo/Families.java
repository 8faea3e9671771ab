package org.motcua.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.UnitCode;
import org.motcua.registry.Registries;
import org.motcua.unit.Units;

/// Invents families, the same ones for the same seed and day.
final class Families {
    private static final int RANDOM_DIGITS = 1_000_000;

    private final Country country;
    private final Registries registries;
    private final LocalDate today;
    private final SplittableRandom random;
    private final Stage stage;
    private final Names names;
    private final Names.Urn communes;
    private final Set<String> numbers = new HashSet<>();

    Families(Country country, Registries registries, LocalDate today, long seed) {
        this.country = country;
        this.registries = registries;
        this.today = today;
        this.random = new SplittableRandom(seed);
        this.stage = country.get(DemoKinds.STAGE, "stage", today).value();
        this.names = country.get(DemoKinds.NAMES, "names", today).value();
        this.communes = new Names.Urn(stage.communes());
    }

    Stage stage() {
        return stage;
    }

    Names names() {
        return names;
    }

    /// Personal numbers that are given already.
    void taken(List<String> given) {
        numbers.addAll(given);
    }

    /// A family of any kind, somewhere.
    Household next() {
        return next(communes.draw(random), random.nextInt(100) < 18, random.nextInt(100) < 15);
    }

    /// A family somewhere, alone or a couple, perhaps with a newborn.
    Household next(String unit, boolean alone, boolean newborn) {
        String line = "%d %s".formatted(1 + random.nextInt(250), draw(names.streets()));
        var birth = today.minusYears(newborn ? 22 + random.nextInt(14) : 20 + random.nextInt(50));
        var head = person(null, false, day(birth), unit, line, null, null);
        if (alone) {
            boolean drives = random.nextInt(100) < 60;
            return new Household(
                    head,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    drives ? Optional.of(licence(head)) : Optional.empty(),
                    Optional.empty());
        }
        var wifeBorn = day(birth.plusYears(random.nextInt(5)));
        var wife = person(null, true, wifeBorn, unit, line, null, null);
        Optional<Person> elder = elder(head, unit, line);
        var husband = elder.map(mother -> childOf(mother, head)).orElse(head);
        var married = day(latest(birth.plusYears(21), wifeBorn.plusYears(19)));
        var wed = married.isBefore(today) ? married : today.minusMonths(14);
        return new Household(
                husband,
                Optional.of(wife),
                Optional.of(wed),
                children(husband, wife, wed),
                elder,
                newborn ? Optional.of(newborn()) : Optional.empty(),
                random.nextInt(100) < 75 ? Optional.of(licence(husband)) : Optional.empty(),
                random.nextInt(100) < 40 ? Optional.of(certificate()) : Optional.empty());
    }

    /// Somebody of age who lives alone.
    Household single(String unit, boolean female) {
        String line = "%d %s".formatted(1 + random.nextInt(250), draw(names.streets()));
        var born = day(today.minusYears(22 + random.nextInt(10)));
        return new Household(
                person(null, female, born, unit, line, null, null),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A family to act with: a child of a few days, a licence, land.
    Household cast(String unit) {
        while (true) {
            var family = next(unit, false, true);
            if (family.licence().isPresent() && family.certificate().isPresent()) {
                var child = family.newborn().orElseThrow();
                return family.with(
                        new Household.Newborn(
                                child.notification(),
                                today.minusDays(4),
                                child.female(),
                                child.hospital()));
            }
        }
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Person childOf(Person mother, Person head) {
        return new Person(
                head.number(),
                head.name(),
                head.female(),
                head.born(),
                head.unit(),
                head.line(),
                Optional.of(mother.number()),
                Optional.empty());
    }

    private Optional<Person> elder(Person head, String unit, String line) {
        if (random.nextInt(100) >= 25) {
            return Optional.empty();
        }
        var born = day(head.born().minusYears(22 + random.nextInt(10)));
        return Optional.of(person(null, true, born, unit, line, null, null));
    }

    private List<Person> children(Person father, Person mother, LocalDate married) {
        var children = new ArrayList<Person>();
        int many = random.nextInt(4);
        for (int i = 0; i < many; i++) {
            var born = day(married.plusYears(1 + 3L * i));
            if (born.getYear() >= today.getYear()) {
                break;
            }
            children.add(
                    person(
                            father.surname(),
                            random.nextBoolean(),
                            born,
                            father.unit(),
                            father.line(),
                            mother.number(),
                            father.number()));
        }
        return children;
    }

    private Person person(
            @Nullable String surname,
            boolean female,
            LocalDate born,
            String unit,
            String line,
            @Nullable PersonNumber mother,
            @Nullable PersonNumber father) {
        String first = surname == null ? draw(names.surnames()) : surname;
        String middle = draw(female ? names.femaleMiddles() : names.maleMiddles());
        String given = draw(female ? names.femaleNames() : names.maleNames());
        return new Person(
                number(unit, born, female),
                first + " " + middle + " " + given,
                female,
                born,
                unit,
                line,
                Optional.ofNullable(mother),
                Optional.ofNullable(father));
    }

    /// By the rule of the registry that gives these numbers.
    private PersonNumber number(String unit, LocalDate born, boolean female) {
        String prefix =
                registries.prefix(
                        "population",
                        Map.of(
                                "registration_province",
                                province(unit),
                                "birth_date",
                                born,
                                "sex",
                                female ? "female" : "male"),
                        born);
        while (true) {
            String number = prefix + "%06d".formatted(random.nextInt(RANDOM_DIGITS));
            if (numbers.add(number)) {
                return new PersonNumber(number);
            }
        }
    }

    String province(String unit) {
        var found = Units.of(country).get(new UnitCode(unit), today);
        return found.parent() == null ? unit : found.parent().value();
    }

    private Household.Newborn newborn() {
        int serial = random.nextInt(10_000_000);
        var born = today.minusDays(1 + random.nextInt(329));
        boolean female = random.nextBoolean();
        String hospital = draw(names.hospitals());
        return new Household.Newborn(
                "%s.GCS.%07d.%02d"
                        .formatted(
                                Belongings.facility(names, hospital),
                                serial,
                                today.getYear() % 100),
                born,
                female,
                hospital);
    }

    /// Twelve digits, as on the cards.
    private String licence(Person holder) {
        return holder.number().value().substring(0, 3) + "%09d".formatted(random.nextInt(1 << 29));
    }

    private String certificate() {
        return "CS%08d".formatted(random.nextInt(100_000_000));
    }

    /// What a child of these parents could be called.
    String childName(Household family, boolean female) {
        return family.head().surname()
                + " "
                + draw(female ? names.femaleMiddles() : names.maleMiddles())
                + " "
                + draw(female ? names.femaleNames() : names.maleNames());
    }

    /// A name of somebody who is not in the registry: an officer.
    String officerName() {
        boolean female = random.nextBoolean();
        return "%s %s %s"
                .formatted(
                        draw(names.surnames()),
                        draw(female ? names.femaleMiddles() : names.maleMiddles()),
                        draw(female ? names.femaleNames() : names.maleNames()));
    }

    /// A place where people are born.
    String hospital() {
        return draw(names.hospitals());
    }

    private String draw(Map<String, Integer> weights) {
        return new Names.Urn(weights).draw(random);
    }

    /// Some day of the year around a date, so that birthdays spread.
    private LocalDate day(LocalDate around) {
        return around.minusDays(random.nextInt(360));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
