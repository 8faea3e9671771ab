package org.motcua.proactive;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expressions;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.proactive.Offering.Level;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;

/// That what an offer names is there, that its expressions are sound, and that it says what its
/// level needs.
final class OfferingCheck implements Check<Offering> {
    static final Set<String> FACTS =
            Set.of("registry.created", "registry.updated", "registry.corrected");

    @Override
    public void check(Definition<Offering> definition, Country country, Faults faults) {
        var offering = definition.value();
        var registry = registry(country, offering.registry());
        var people =
                country.all(OfferingGround.KIND).stream()
                        .findFirst()
                        .flatMap(ground -> registry(country, ground.value().registry()));
        if (registry.isEmpty() || people.isEmpty()) {
            if (country.count(OfferingGround.KIND) == 0) {
                faults.at(
                        "/id",
                        "offering-ground-one",
                        "It is not said where people are found and who is alive.",
                        "Write a file below proactive/ground.");
            }
            return;
        }
        trigger(offering, registry.get(), faults);
        person(offering, registry.get(), people.get(), faults);
        level(offering, faults);
        expressions(offering, Rules.language(registry.get(), people.get()), faults);
        procedure(definition, country, faults);
        change(offering, country, faults);
        why(offering.why(), faults);
    }

    private static Optional<Registry> registry(Country country, String id) {
        return country.versions(Registry.KIND, id).stream()
                .reduce((_, last) -> last)
                .map(Definition::value);
    }

    private static void trigger(Offering offering, Registry registry, Faults faults) {
        var trigger = offering.trigger();
        if (trigger.facts().isEmpty() && trigger.day() == null) {
            faults.at(
                    "/trigger",
                    "offering-trigger",
                    "Nothing sets it off.",
                    "Write facts of the journal, a day of the record, or both.");
        }
        for (int i = 0; i < trigger.facts().size(); i++) {
            if (!FACTS.contains(trigger.facts().get(i))) {
                faults.at(
                        "/trigger/facts/" + i,
                        "offering-fact",
                        "The fact %s is not of a record.".formatted(trigger.facts().get(i)),
                        "Write one of %s."
                                .formatted(String.join(", ", FACTS.stream().sorted().toList())));
            }
        }
        String day = trigger.day();
        if (day == null) {
            if (!trigger.ages().isEmpty()) {
                faults.at(
                        "/trigger/ages",
                        "offering-trigger",
                        "Ages are counted from a day, and there is none.",
                        "Name the field with the day.");
            }
            return;
        }
        var field = registry.fields().get(day);
        if (field == null || field.type() != Registry.Type.DATE) {
            faults.at(
                    "/trigger/day",
                    "offering-field",
                    "The registry %s has no day in a field %s.".formatted(registry.id(), day),
                    "Name one of its fields of the type date.");
        }
        for (int i = 0; i < trigger.ages().size(); i++) {
            age(trigger.ages().get(i), "/trigger/ages/" + i, faults);
        }
    }

    private static void age(String written, String at, Faults faults) {
        try {
            if (!Period.parse(written).isNegative()) {
                return;
            }
        } catch (DateTimeException _) {
            // told below
        }
        faults.at(
                at,
                "offering-age",
                "%s is no length of time.".formatted(written),
                "Write years, months or days, such as P14Y or P61Y6M.");
    }

    private static void person(
            Offering offering, Registry registry, Registry people, Faults faults) {
        String name = offering.person();
        if (name.equals(org.motcua.registry.Screenings.KEY)) {
            return;
        }
        var field = registry.fields().get(name);
        if (field == null || !people.id().equals(field.registry())) {
            faults.at(
                    "/person",
                    "offering-person",
                    "The field %s of %s does not name a person.".formatted(name, registry.id()),
                    "Name a reference to the registry %s, or key.".formatted(people.id()));
        }
    }

    private static void level(Offering offering, Faults faults) {
        var level = offering.level();
        boolean fits =
                switch (level) {
                    case REMIND ->
                            offering.answers().isEmpty()
                                    && offering.options().isEmpty()
                                    && offering.change() == null;
                    case PREPARE ->
                            offering.procedure() != null
                                    && offering.options().isEmpty()
                                    && offering.change() == null;
                    case RECOMMEND ->
                            offering.procedure() != null
                                    && offering.options().size() > 1
                                    && offering.change() == null;
                    case CARRY_OUT ->
                            (offering.procedure() == null) != (offering.change() == null)
                                    && offering.options().isEmpty()
                                    && offering.refuseDays() > 0;
                };
        if (!fits) {
            faults.at(
                    "/level",
                    "offering-level",
                    "This is not what the level %s consists of.".formatted(level.id()),
                    switch (level) {
                        case REMIND -> "Take answers, options and change away.";
                        case PREPARE -> "Name a procedure, without options and change.";
                        case RECOMMEND -> "Name a procedure and at least two options.";
                        case CARRY_OUT ->
                                "Name a procedure or a change, and days to refuse; no options.";
                    });
        }
        long recommended = offering.options().stream().filter(Offering.Option::recommended).count();
        if (level == Level.RECOMMEND && recommended != 1) {
            faults.at(
                    "/options",
                    "offering-recommended",
                    "%d options are recommended.".formatted(recommended),
                    "Recommend exactly one.");
        }
    }

    private static void expressions(Offering offering, Expressions language, Faults faults) {
        if (offering.when() != null) {
            language.compile(offering.when(), ValueType.BOOL, faults, "/when");
        }
        values(offering.answers(), "/answers/", language, faults);
        for (int i = 0; i < offering.options().size(); i++) {
            values(
                    offering.options().get(i).answers(),
                    "/options/%d/answers/".formatted(i),
                    language,
                    faults);
        }
        var change = offering.change();
        if (change != null) {
            language.compile(change.key(), ValueType.STRING, faults, "/change/key");
            values(change.fields(), "/change/fields/", language, faults);
        }
    }

    private static void values(
            Map<String, String> values, String at, Expressions language, Faults faults) {
        values.forEach(
                (field, value) -> language.compile(value, ValueType.ANY, faults, at + field));
    }

    private static void procedure(Definition<Offering> definition, Country country, Faults faults) {
        var offering = definition.value();
        String code = offering.procedure();
        if (code == null) {
            return;
        }
        if (country.versions(Procedures.KIND, code).isEmpty()
                && country.versions(org.motcua.procedure.Bundle.KIND, code).isEmpty()) {
            faults.at(
                    "/procedure",
                    "offering-procedure",
                    "There is no procedure and no bundle %s.".formatted(code),
                    "Offer one that can be filed.");
            return;
        }
        var fields = fields(country, code);
        if (fields.isEmpty()) {
            return;
        }
        var named = new ArrayList<Map.Entry<String, String>>();
        offering.answers().keySet().forEach(field -> named.add(Map.entry("/answers/", field)));
        for (int i = 0; i < offering.options().size(); i++) {
            String at = "/options/%d/answers/".formatted(i);
            offering.options()
                    .get(i)
                    .answers()
                    .keySet()
                    .forEach(field -> named.add(Map.entry(at, field)));
        }
        for (var one : named) {
            if (!fields.contains(one.getValue())) {
                faults.at(
                        one.getKey() + one.getValue(),
                        "offering-answer",
                        "The form of %s has no field %s.".formatted(code, one.getValue()),
                        "Name one of its fields.");
            }
        }
    }

    /// Of the newest version; none where that is itself broken.
    private static Set<String> fields(Country country, String code) {
        var procedures = Procedures.of(country);
        var procedure = new ProcedureCode(code);
        var own = country.versions(Procedures.KIND, code);
        var bundles = country.versions(org.motcua.procedure.Bundle.KIND, code);
        var from =
                own.isEmpty()
                        ? bundles.getLast().effective().from()
                        : own.getLast().effective().from();
        return procedures
                .find(procedure, from)
                .map(rulebook -> rulebook.procedure().form().properties().keySet())
                .orElse(Set.of());
    }

    private static void change(Offering offering, Country country, Faults faults) {
        var change = offering.change();
        if (change == null) {
            return;
        }
        registry(country, change.registry())
                .ifPresent(target ->
                        change.fields().keySet().stream()
                                .filter(field -> !target.fields().containsKey(field))
                                .forEach(field ->
                                        faults.at(
                                                "/change/fields/" + field,
                                                "offering-field",
                                                "The registry %s has no field %s."
                                                        .formatted(target.id(), field),
                                                "Name one of its fields.")));
    }

    private static void why(Text why, Faults faults) {
        why.byLanguage()
                .forEach((language, words) -> {
                    var rest = List.of(words.replace("{day}", "").split(""));
                    if (rest.contains("{") || rest.contains("}")) {
                        faults.at(
                                "/why/" + language,
                                "offering-words",
                                "Only {day} may be left open.",
                                "Write the rest in words.");
                    }
                });
    }
}
