package org.motcua.proactive;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expression;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;
import org.motcua.kernel.Actor;
import org.motcua.registry.Registry;
import org.motcua.registry.Screenings;
import org.motcua.registry.Screenings.Candidate;

/// One offering with its expressions, ready to be held against records. Pure.
final class Rules {
    static final Actor PROGRAM = Actor.program("proactive");

    private final Definition<Offering> definition;
    private final OfferingGround ground;
    private final Country country;
    private final Expressions language;
    private final Expression alive;
    private final Map<String, Expression> compiled = new ConcurrentHashMap<>();

    private Rules(Country country, Definition<Offering> definition) {
        this.country = country;
        this.definition = definition;
        this.ground = OfferingGround.of(country);
        var registry = newest(country, definition.value().registry());
        var people = newest(country, ground.registry());
        this.language = language(registry, people);
        this.alive =
                OfferingGround.language(people).compile(ground.alive(), ValueType.BOOL).orThrow();
    }

    /// Everything compiled once for each state of the country's folder.
    private record All(Map<String, Rules> byHash) {}

    static Rules of(Country country, Definition<Offering> definition) {
        return country.view(All.class, _ -> new All(new ConcurrentHashMap<>()))
                .byHash()
                .computeIfAbsent(definition.hash(), _ -> new Rules(country, definition));
    }

    private static Registry newest(Country country, String id) {
        return country.versions(Registry.KIND, id).getLast().value();
    }

    static Expressions language(Registry registry, Registry people) {
        return Expressions.declare(
                Map.of(
                        "record", Screenings.language(registry),
                        "person", Screenings.language(people),
                        "key", ValueType.STRING,
                        "number", ValueType.STRING,
                        "today", ValueType.DATE,
                        "day", ValueType.DATE));
    }

    Offering offering() {
        return definition.value();
    }

    String hash() {
        return definition.hash();
    }

    OfferingGround ground() {
        return ground;
    }

    /// What is looked for in the registry.
    Screenings.Wish wish() {
        var offering = offering();
        var fields = new LinkedHashSet<>(offering.reads("record"));
        if (!offering.person().equals(Screenings.KEY)) {
            fields.add(offering.person());
        }
        if (offering.trigger().day() != null) {
            fields.add(offering.trigger().day());
        }
        var people = new LinkedHashSet<>(ground.reads());
        people.addAll(offering.reads("person"));
        if (offering.registry().equals(ground.registry())) {
            fields.addAll(people);
        }
        return new Screenings.Wish(
                offering.registry(),
                offering.person(),
                ground.registry(),
                List.copyOf(fields),
                List.copyOf(people),
                offering.title().in(country.settings().binding()),
                "offering:" + offering.id(),
                PROGRAM);
    }

    /// Why somebody is offered something.
    ///
    /// @param due the day it is about
    /// @param name names the occasion once and for all
    record Occasion(Candidate candidate, Optional<LocalDate> due, String name) {}

    /// Whether a record is an occasion today: fresh enough, of somebody alive, due, and meant.
    Optional<Occasion> occasion(Candidate candidate, LocalDate today) {
        var offering = offering();
        var record = candidate.record();
        if (country.day(record.confirmed()).plusDays(offering.freshDays()).isBefore(today)
                || !alive.test(Map.of("person", candidate.person().fields(), "today", today))) {
            return Optional.empty();
        }
        Optional<LocalDate> due = Optional.empty();
        String field = offering.trigger().day();
        if (field != null) {
            due =
                    day(record.fields().get(field))
                            .flatMap(day -> Days.due(offering.trigger(), day, today));
            if (due.isEmpty()) {
                return Optional.empty();
            }
        }
        String when = offering.when();
        if (when != null
                && !expression(when, ValueType.BOOL).test(variables(candidate, today, due))) {
            return Optional.empty();
        }
        String name = record.id() + due.map(day -> "/" + day).orElse("");
        return Optional.of(new Occasion(candidate, due, name));
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable Object value) {
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(String.valueOf(value)));
        } catch (java.time.DateTimeException _) {
            // what is in the registry may be wrong
            return Optional.empty();
        }
    }

    private static Map<String, Object> variables(
            Candidate candidate, LocalDate today, Optional<LocalDate> due) {
        var variables = new HashMap<String, Object>();
        variables.put("record", candidate.record().fields());
        variables.put("person", candidate.person().fields());
        variables.put("key", candidate.record().key());
        variables.put("number", candidate.number());
        variables.put("today", today);
        due.ifPresent(day -> variables.put("day", day));
        return variables;
    }

    /// What is filled in for an occasion, by the id of the option; "" where there are none. An
    /// empty text answers nothing: the question is asked.
    Map<String, Map<String, Object>> answers(Occasion occasion, LocalDate today) {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        var variables = variables(occasion.candidate(), today, occasion.due());
        var common = told(offering().answers(), variables);
        if (offering().options().isEmpty()) {
            all.put("", common);
        }
        for (var option : offering().options()) {
            var answers = new LinkedHashMap<>(common);
            answers.putAll(told(option.answers(), variables));
            all.put(option.id(), answers);
        }
        return all;
    }

    /// The record that is changed.
    String changedKey(Occasion occasion, LocalDate today) {
        return expression(change().key(), ValueType.STRING)
                .text(variables(occasion.candidate(), today, occasion.due()));
    }

    /// What is written into it.
    Map<String, Object> changed(Occasion occasion, LocalDate today) {
        return values(change().fields(), variables(occasion.candidate(), today, occasion.due()));
    }

    private Offering.Change change() {
        return java.util.Objects.requireNonNull(offering().change());
    }

    private Map<String, Object> told(
            Map<String, String> expressions, Map<String, Object> variables) {
        var values = values(expressions, variables);
        values.values().removeIf(""::equals);
        return values;
    }

    private Map<String, Object> values(
            Map<String, String> expressions, Map<String, Object> variables) {
        var values = new LinkedHashMap<String, Object>();
        expressions.forEach((field, written) -> {
            Object value = expression(written, ValueType.ANY).evaluate(variables);
            values.put(field, value instanceof LocalDate day ? day.toString() : value);
        });
        return values;
    }

    private Expression expression(String written, ValueType type) {
        return compiled.computeIfAbsent(
                type + " " + written, _ -> language.compile(written, type).orThrow());
    }
}
