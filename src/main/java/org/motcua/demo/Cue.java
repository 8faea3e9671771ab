package org.motcua.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the answers of a play with what belongs to somebody.
record Cue(Map<String, Object> values) {
    private static final Pattern NAMED = Pattern.compile("\\$([a-z_]+)");

    static Cue of(
            Household family, Person person, Person stranger, Families families, LocalDate on) {
        var values = new LinkedHashMap<String, Object>();
        values.put("number", person.number().value());
        values.put("stranger", stranger.number().value());
        values.put("stranger_name", stranger.name());
        values.put("stranger_born", stranger.born().toString());
        values.put("stranger_address", Map.of("unit", stranger.unit(), "line", stranger.line()));
        values.put("spouse", family.head().number().value());
        values.put("unit", person.unit());
        values.put("province", families.province(person.unit()));
        values.put("address", Map.of("unit", person.unit(), "line", person.line()));
        values.put("phone", person.phone());
        values.put("given", person.given());
        values.put("former", person.number().value().substring(3));
        values.put("customer", "PE" + family.head().number().value().substring(1));
        values.put("today", on.toString());
        values.put("recent", on.minusDays(3).toString());
        values.put("soon", on.plusDays(4).toString());
        values.put("next_year", on.plusDays(360).toString());
        family.newborn()
                .ifPresent(child -> {
                    values.put("notification", child.notification());
                    values.put("child", families.childName(family, child.female()));
                });
        family.licence().ifPresent(number -> values.put("licence", number));
        family.certificate().ifPresent(number -> values.put("certificate", number));
        family.elder().ifPresent(elder -> values.put("parent", elder.number().value()));
        return new Cue(values);
    }

    Map<String, Object> filled(Map<String, Object> answers) {
        var filled = new LinkedHashMap<String, Object>();
        answers.forEach((field, value) -> filled.put(field, filled(value)));
        return filled;
    }

    private Object filled(Object value) {
        return switch (value) {
            case String text when NAMED.matcher(text).matches() -> named(text.substring(1));
            case String text ->
                    NAMED.matcher(text)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(named(found.group(1)).toString()));
            case Map<?, ?> parts -> {
                var map = new LinkedHashMap<String, Object>();
                parts.forEach((key, part) -> map.put(String.valueOf(key), filled(part)));
                yield map;
            }
            case List<?> many -> {
                var list = new ArrayList<Object>();
                many.forEach(one -> list.add(filled(one)));
                yield list;
            }
            default -> value;
        };
    }

    private Object named(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nobody has a $" + name);
        }
        return value;
    }
}
