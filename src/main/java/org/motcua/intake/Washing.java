package org.motcua.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.motcua.country.Country;
import org.motcua.country.CountrySettings;
import org.motcua.country.Definition;
import org.motcua.kernel.Folding;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;
import org.motcua.unit.Units;

/// Reads rows as they were meant, by the definition of the registry and the words of the country,
/// without asking the database.
final class Washing {
    private final Registry registry;
    private final Country country;
    private final Columns columns;
    private final Places places;
    private final Function<String, Optional<Registry>> registries;
    private final Map<String, Map<String, String>> meant = new HashMap<>();
    private final Map<String, Optional<Pattern>> keys = new HashMap<>();
    private final Map<String, Boolean> yes = new HashMap<>();

    Washing(
            Country country,
            Registry registry,
            LocalDate today,
            Function<String, Optional<Registry>> registries) {
        this.country = country;
        this.registry = registry;
        this.registries = registries;
        columns = new Columns(registry, country);
        places = new Places(Units.of(country), today);
        registry.fields().forEach((name, field) -> meant.put(name, meanings(field)));
        for (String word : List.of("true", "1", "x")) {
            yes.put(word, true);
        }
        for (String word : List.of("false", "0")) {
            yes.put(word, false);
        }
        words("registry.value.yes").forEach(word -> yes.put(word, true));
        words("registry.value.no").forEach(word -> yes.put(word, false));
    }

    Columns columns() {
        return columns;
    }

    /// What the values of a field are called, folded.
    private Map<String, String> meanings(Registry.Field field) {
        var found = new HashMap<String, String>();
        for (String value : field.values()) {
            words("registry.value." + value).forEach(word -> found.putIfAbsent(word, value));
        }
        String list = field.codeList();
        if (list != null) {
            country.versions(Procedures.CODES, list).stream()
                    .map(Definition::value)
                    .flatMap(version -> version.entries().stream())
                    .forEach(entry -> names(entry, found));
        }
        return found;
    }

    private void names(CodeList.Entry entry, Map<String, String> found) {
        for (CountrySettings.Language language : country.settings().languages()) {
            found.putIfAbsent(Folding.fold(entry.name().in(language.tag())), entry.code());
        }
    }

    private List<String> words(String key) {
        return country.words().find(key).stream()
                .flatMap(text ->
                        country.settings().languages().stream()
                                .map(language -> Folding.fold(text.in(language.tag()))))
                .toList();
    }

    Washed wash(Row row) {
        var washed = new Washed(row);
        var groups = new LinkedHashMap<String, Map<String, Object>>();
        row.cells().forEach((column, cell) -> cell(washed, groups, column, cell));
        groups.forEach((field, parts) -> {
            if (!parts.isEmpty()) {
                washed.fields().put(field, parts);
            }
        });
        washed.read();
        return washed;
    }

    private void cell(
            Washed washed, Map<String, Map<String, Object>> groups, String column, Object cell) {
        if (column.equals(Columns.BROKEN) || column.equals(Columns.SURPLUS)) {
            washed.complain(column.equals(Columns.BROKEN) ? "broken" : "surplus", "");
            return;
        }
        if (Columns.note(column) || column.isEmpty()) {
            return;
        }
        var place = columns.find(column);
        if (place.isEmpty()) {
            washed.complain("unknown-field", "", column);
        } else if (place.get().part().isEmpty()) {
            whole(washed, place.get().field(), cell);
        } else {
            var parts = groups.computeIfAbsent(place.get().field(), _ -> new LinkedHashMap<>());
            part(washed, parts, place.get(), cell);
        }
    }

    private void part(Washed washed, Map<String, Object> parts, Columns.Place place, Object cell) {
        if (cell instanceof String text) {
            String clean = Cell.text(text);
            if (place.part().equals("unit")) {
                unit(washed, place.field(), clean).ifPresent(code -> parts.put("unit", code));
            } else {
                parts.put(place.part(), clean);
            }
        } else {
            parts.put(place.part(), cell);
        }
    }

    private void whole(Washed washed, String name, Object cell) {
        if (name.equals(Columns.SINCE)) {
            Cell.day(String.valueOf(cell))
                    .whole()
                    .ifPresentOrElse(washed::since, () -> washed.complain("day", name));
            return;
        }
        if (name.equals(Columns.KEY)) {
            number(washed, name, registry.id(), Cell.text(String.valueOf(cell)));
            return;
        }
        var field = registry.field(name);
        if (cell instanceof String text) {
            text(washed, name, field, text);
        } else {
            value(washed, name, field, cell);
        }
    }

    /// What JSON and Parquet say in their own types.
    private void value(Washed washed, String name, Registry.Field field, Object cell) {
        switch (cell) {
            case Map<?, ?> group when field.type() == Registry.Type.GROUP -> {
                var parts = new LinkedHashMap<String, Object>();
                group.forEach((part, value) ->
                        part(washed, parts, new Columns.Place(name, part.toString()), value));
                washed.fields().put(name, parts);
            }
            case Collection<?> many when field.type() == Registry.Type.LIST ->
                    washed.fields().put(name, many);
            case Boolean one when field.type() == Registry.Type.BOOLEAN ->
                    washed.fields().put(name, one);
            case Integer one when field.type() == Registry.Type.INTEGER ->
                    washed.fields().put(name, one);
            case Long one when field.type() == Registry.Type.INTEGER -> integer(washed, name, one);
            default -> text(washed, name, field, String.valueOf(cell));
        }
    }

    /// As the database gives it back: small numbers are no large ones.
    private static void integer(Washed washed, String name, long value) {
        boolean small = value == (int) value;
        washed.fields().put(name, small ? (Object) (int) value : (Object) value);
    }

    private void text(Washed washed, String name, Registry.Field field, String written) {
        String clean = Cell.text(written);
        if (clean.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case TEXT -> washed.put(name, worded(name, field, clean), written);
            case DATE, DATE_OR_YEAR -> day(washed, name, field, clean);
            case INTEGER ->
                    Cell.integer(clean)
                            .ifPresentOrElse(
                                    value -> integer(washed, name, value),
                                    () -> washed.complain("number", name));
            case BOOLEAN -> {
                var told = yes.get(Folding.fold(clean));
                if (told == null) {
                    washed.complain("yes-or-no", name);
                } else {
                    washed.fields().put(name, told);
                }
            }
            case UNIT ->
                    unit(washed, name, clean).ifPresent(code -> washed.fields().put(name, code));
            case REFERENCE -> number(washed, name, String.valueOf(field.registry()), clean);
            case LIST -> washed.fields().put(name, parts(clean));
            case GROUP -> washed.complain("group", name);
        }
    }

    private String worded(String name, Registry.Field field, String clean) {
        if (!field.values().isEmpty() || field.codeList() != null) {
            boolean known = field.values().contains(clean);
            return known
                    ? clean
                    : meant.getOrDefault(name, Map.of()).getOrDefault(Folding.fold(clean), clean);
        }
        boolean named =
                field.pattern() == null
                        && field.identifier() == null
                        && field.personal() != Registry.Personal.NONE;
        return named ? Cell.unshouted(clean) : clean;
    }

    private static List<Object> parts(String text) {
        var parts = new ArrayList<Object>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static void day(Washed washed, String name, Registry.Field field, String clean) {
        var day = Cell.day(clean);
        if (day.whole().isPresent()) {
            washed.put(name, day.whole().get().toString(), clean);
        } else if (day.year().isPresent() && field.type() == Registry.Type.DATE_OR_YEAR) {
            washed.put(name, day.year().get().toString(), clean);
        } else {
            washed.complain(day.year().isPresent() ? "day-incomplete" : "day", name);
        }
    }

    private Optional<String> unit(Washed washed, String name, String written) {
        return switch (places.read(written)) {
            case Places.Told.Stands(var code) -> Optional.of(code);
            case Places.Told.Moved(var code) -> {
                washed.written().putIfAbsent(name, written);
                yield Optional.of(code);
            }
            case Places.Told.Split(var candidates) -> {
                washed.complain("unit-split", name, String.join(" ", candidates));
                yield Optional.empty();
            }
            case Places.Told.Unknown() -> {
                washed.complain("unit", name);
                yield Optional.empty();
            }
        };
    }

    /// The number of a record of some registry: of today, of before, or without its first zero.
    private void number(Washed washed, String name, String to, String written) {
        var target = registries.apply(to);
        var former = target.flatMap(one -> Optional.ofNullable(one.key().former()));
        if (target.isEmpty() || former.isEmpty()) {
            washed.put(name, written, written);
            return;
        }
        String digits = written.replaceAll("[ .-]", "");
        if (Cell.rounded(written)) {
            washed.complain("number-rounded", name);
        } else if (Cell.filler(digits)) {
            washed.written().putIfAbsent(name, written);
        } else if (fits(to, target.get().key().pattern(), digits)) {
            washed.put(name, digits, written);
        } else if (fits(to + "/former", former.get().pattern(), digits)) {
            washed.asked().add(new Washed.Asked(name, to, digits, true));
            washed.written().putIfAbsent(name, written);
        } else if (fits(to, target.get().key().pattern(), "0" + digits)) {
            washed.asked().add(new Washed.Asked(name, to, "0" + digits, false));
            washed.written().putIfAbsent(name, written);
        } else if (fits(to + "/former", former.get().pattern(), "0" + digits)) {
            washed.asked().add(new Washed.Asked(name, to, "0" + digits, true));
            washed.written().putIfAbsent(name, written);
        } else {
            // the rules of the registry tell what is wrong with it
            washed.put(name, digits, written);
        }
    }

    private boolean fits(
            String rule, @org.jspecify.annotations.Nullable String pattern, String number) {
        return keys.computeIfAbsent(rule, _ -> Optional.ofNullable(pattern).map(Pattern::compile))
                .map(one -> one.matcher(number).matches())
                .orElse(true);
    }
}
