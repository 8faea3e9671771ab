package org.motcua.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.registry.Registries;

/// What registries hold about an invented family.
final class Records {
    /// Whoever was born later was too young for a card of nine digits.
    private static final LocalDate LAST_FORMER_NUMBERS = LocalDate.of(2007, 1, 1);

    /// The prefix of a register's number and how many digits follow.
    interface Sequences {
        String next(String registry, String prefix);
    }

    /// One record of a registry.
    record Row(String registry, String key, Map<String, Object> fields, LocalDate since) {}

    private final Stage stage;
    private final Families families;
    private final Registries registries;
    private final Sequences sequences;
    private final LocalDate today;

    Records(
            Stage stage,
            Families families,
            Registries registries,
            Sequences sequences,
            LocalDate today) {
        this.stage = stage;
        this.families = families;
        this.registries = registries;
        this.sequences = sequences;
        this.today = today;
    }

    void of(Household family, List<Row> rows) {
        for (Person person : family.people()) {
            rows.add(person(person, family));
            birth(person, families.hospital()).ifPresent(rows::add);
            if (person.born().isBefore(today.minusYears(16))) {
                rows.add(judicial(person));
            }
        }
        rows.add(household(family));
        marriage(family).ifPresent(rows::add);
        notification(family).ifPresent(rows::add);
        licence(family).ifPresent(rows::add);
        parcel(family).ifPresent(rows::add);
    }

    private Row person(Person person, Household family) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("full_name", person.name());
        fields.put("birth_date", person.born().toString());
        fields.put("sex", sex(person.female()));
        fields.put("ethnicity", stage.ethnicity());
        fields.put("nationality", stage.nationality());
        fields.put("registration_province", families.province(person.unit()));
        fields.put("home_province", families.province(person.unit()));
        fields.put("residence", Map.of("unit", person.unit(), "line", person.line()));
        fields.put("household", family.head().number().value());
        person.mother().ifPresent(number -> fields.put("mother_number", number.value()));
        person.father().ifPresent(number -> fields.put("father_number", number.value()));
        spouse(person, family)
                .ifPresent(other -> fields.put("spouse_number", other.number().value()));
        if (person.born().isBefore(today.minusYears(14))) {
            fields.put("phone", person.phone());
            fields.put("card_issued", today.minusYears(2).toString());
            fields.put("card_expires", today.plusYears(8).toString());
        }
        if (person.born().isBefore(LAST_FORMER_NUMBERS)) {
            fields.put("former_number", person.number().value().substring(3));
        }
        return new Row("population", person.number().value(), fields, person.born());
    }

    private static Optional<Person> spouse(Person person, Household family) {
        if (family.spouse().isEmpty()) {
            return Optional.empty();
        }
        if (person.number().equals(family.head().number())) {
            return family.spouse();
        }
        return family.spouse()
                .filter(wife -> wife.number().equals(person.number()))
                .map(_ -> family.head());
    }

    private static String sex(boolean female) {
        return female ? "female" : "male";
    }

    private Optional<Row> birth(Person person, String hospital) {
        if (person.born().getYear() < 1960) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("child_name", person.name());
        fields.put("birth_date", person.born().toString());
        fields.put("sex", sex(person.female()));
        fields.put("ethnicity", stage.ethnicity());
        fields.put("nationality", stage.nationality());
        fields.put("home_province", families.province(person.unit()));
        person.mother().ifPresent(number -> fields.put("mother_number", number.value()));
        person.father().ifPresent(number -> fields.put("father_number", number.value()));
        fields.put("birth_place", hospital);
        fields.put("registered_at", person.unit());
        fields.put("registered_year", person.born().getYear());
        fields.put("person_number", person.number().value());
        return Optional.of(numbered("births", fields, person.born()));
    }

    private Row numbered(String registry, Map<String, Object> fields, LocalDate on) {
        String prefix = registries.prefix(registry, fields, on);
        return new Row(registry, sequences.next(registry, prefix), fields, on);
    }

    private Row judicial(Person person) {
        boolean clear = families.below(100) >= 2;
        var fields = new LinkedHashMap<String, Object>();
        fields.put("person_number", person.number().value());
        fields.put("number", "0");
        fields.put("convictions", clear ? 0 : 1);
        fields.put("clear", clear);
        fields.put("checked", today.minusDays(1).toString());
        return new Row("judicial-records", person.number().value(), fields, today.minusYears(1));
    }

    private Row household(Household family) {
        var head = family.head();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("address", Map.of("unit", head.unit(), "line", head.line()));
        fields.put("head_number", head.number().value());
        fields.put("head_name", head.name());
        fields.put("members", family.people().stream().map(one -> one.number().value()).toList());
        return new Row("households", head.number().value(), fields, today.minusYears(1));
    }

    private Optional<Row> marriage(Household family) {
        if (family.spouse().isEmpty() || family.married().isEmpty()) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("wife_number", family.spouse().get().number().value());
        fields.put("wife_name", family.spouse().get().name());
        fields.put("husband_number", family.head().number().value());
        fields.put("husband_name", family.head().name());
        fields.put("married_on", family.married().get().toString());
        fields.put("registered_at", family.head().unit());
        fields.put("in_force", "yes");
        return Optional.of(numbered("marriages", fields, family.married().get()));
    }

    private Optional<Row> notification(Household family) {
        return family.newborn()
                .flatMap(newborn ->
                        family.spouse()
                                .map(mother ->
                                        new Row(
                                                "birth-notifications",
                                                newborn.notification(),
                                                Map.of(
                                                        "mother_number",
                                                        mother.number().value(),
                                                        "birth_date",
                                                        newborn.born().toString(),
                                                        "sex",
                                                        sex(newborn.female()),
                                                        "facility",
                                                        newborn.hospital(),
                                                        "facility_code",
                                                        Belongings.facility(
                                                                families.names(),
                                                                newborn.hospital()),
                                                        "signed",
                                                        true,
                                                        "weight",
                                                        2600 + families.below(1400)),
                                                newborn.born())));
    }

    private Optional<Row> licence(Household family) {
        return family.licence()
                .map(number -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("number", number);
                    fields.put("holder_number", family.head().number().value());
                    fields.put("holder_name", family.head().name());
                    fields.put("class", "B");
                    fields.put("issued_on", today.minusYears(9).minusMonths(6).toString());
                    fields.put("permanent", false);
                    // soon enough to be offered a new one
                    fields.put("valid_until", today.plusDays(50).toString());
                    fields.put("points", 12);
                    fields.put("open_violations", 0);
                    fields.put("health_certificate", today.minusMonths(1).toString());
                    return new Row("driving-licences", number, fields, today.minusYears(9));
                });
    }

    private Optional<Row> parcel(Household family) {
        var owner = family.head();
        return family.certificate()
                .map(certificate -> {
                    int sheet = 1 + families.below(60);
                    int parcel = 1 + families.below(400);
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("certificate", certificate);
                    fields.put("unit", owner.unit());
                    fields.put("sheet", Integer.toString(sheet));
                    fields.put("parcel", Integer.toString(parcel));
                    fields.put("parcel_code", "%s_%d_%d".formatted(owner.unit(), sheet, parcel));
                    fields.put("area", 40 + families.below(300));
                    fields.put("land_use", "ODT");
                    fields.put("address", Map.of("unit", owner.unit(), "line", owner.line()));
                    fields.put("owner_number", owner.number().value());
                    fields.put("owner_name", owner.name());
                    fields.put("certificate_issued", today.minusYears(6).toString());
                    fields.put("mortgaged", false);
                    fields.put("disputed", false);
                    return new Row("land-parcels", certificate, fields, today.minusYears(6));
                });
    }
}
