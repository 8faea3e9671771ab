package org.motcua.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.page.Field;
import org.motcua.page.Field.Option;
import org.motcua.page.Page;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;
import org.motcua.unit.Unit;
import org.springframework.stereotype.Component;

/// Shows the fields of a form's definition as fields of a page, and values in words.
@Component
public class Fields {
    private static final int RADIOS = 7;

    private final Countries countries;
    private final Places places;
    private final Clock clock;

    Fields(Countries countries, Places places, Clock clock) {
        this.countries = countries;
        this.places = places;
        this.clock = clock;
    }

    /// Whether a page asks for a list of rows, to which more can be added.
    public static boolean lists(AskedPage page) {
        return page.items().stream()
                .anyMatch(item ->
                        item instanceof AskedPage.Item.Question question
                                && ListRows.is(question.asked()));
    }

    /// The page fields that ask one field of the form; several where it has parts.
    public List<Field> of(Page page, AskedPage.Item.Question question, List<FormFault> faults) {
        var asked = question.asked();
        String id = question.field();
        Object value = question.value() != null ? question.value() : asked.suggest();
        String label = page.t(asked.label());
        String hint = asked.hint() == null ? null : page.t(asked.hint());
        String error = error(page, id, faults);
        if (asked.has("address")) {
            return address(page, id, label, hint, value, error);
        }
        if (asked.has("unit")) {
            return unit(page, id, label, hint, text(value), error);
        }
        if (ListRows.is(asked)) {
            return new ListRows(this, page, id, asked, faults).of(value);
        }
        Field field = plain(page, id, asked, label, value).hint(hint).error(error);
        return List.of(asked.optional() ? field.mayBeEmpty() : field);
    }

    Field plain(
            Page page,
            String id,
            org.motcua.procedure.Field asked,
            String label,
            @Nullable Object value) {
        if (asked.has("date")) {
            return Field.date(id, label).value(text(value));
        }
        if (asked.has("date-or-year")) {
            return Field.date(id, label).value(wholeDate(text(value)));
        }
        if (asked.has("province")) {
            return Field.select(id, label, provinces(page)).value(text(value));
        }
        if (asked.has("multiline")) {
            return Field.longText(id, label).value(text(value));
        }
        var options = options(page, asked);
        if (asked.type().equals("array")) {
            return Field.checkboxes(id, label, options).values(many(value));
        }
        if (!options.isEmpty()) {
            return (options.size() > RADIOS
                            ? Field.select(id, label, options)
                            : Field.radio(id, label, options))
                    .value(text(value));
        }
        if (asked.type().equals("integer")) {
            return Field.number(id, label).attribute("maxlength", "15").value(text(value));
        }
        return textual(id, asked, label).value(text(value));
    }

    private static Field textual(String id, org.motcua.procedure.Field asked, String label) {
        Field field = Field.text(id, label);
        if (asked.has("person-number")) {
            field = Field.number(id, label).attribute("maxlength", "20");
        } else if (asked.has("phone")) {
            field = field.attribute("inputmode", "tel").autocomplete("tel");
        } else if (asked.has("email")) {
            field = field.attribute("inputmode", "email").autocomplete("email");
        }
        Integer longest = asked.maxLength();
        return longest == null ? field : field.attribute("maxlength", longest.toString());
    }

    private List<Option> options(Page page, org.motcua.procedure.Field asked) {
        if (asked.type().equals("boolean")) {
            return List.of(
                    new Option("true", page.w("portal.yes")),
                    new Option("false", page.w("portal.no")));
        }
        var item = asked.items();
        var written = item != null && !item.options().isEmpty() ? item.options() : asked.options();
        if (!written.isEmpty()) {
            return written.entrySet().stream()
                    .map(entry -> new Option(entry.getKey(), page.t(entry.getValue())))
                    .toList();
        }
        String list = asked.codes();
        return list == null ? List.of() : codes(page, list);
    }

    private List<Option> codes(Page page, String list) {
        return Procedures.of(countries.active())
                .choices(list, countries.today(clock), page.language())
                .stream()
                .map(entry -> new Option(entry.code(), page.t(entry.name())))
                .toList();
    }

    private List<Option> provinces(Page page) {
        return places.provinces().stream()
                .map(unit -> new Option(unit.code().value(), page.t(unit.name())))
                .toList();
    }

    private List<Field> address(
            Page page,
            String id,
            String label,
            @Nullable String hint,
            @Nullable Object value,
            @Nullable String error) {
        Map<?, ?> parts = value instanceof Map<?, ?> map ? map : Map.of();
        var fields = new ArrayList<>(unit(page, id, label, hint, text(parts.get("unit")), error));
        fields.add(
                Field.text(id + Answers.LINE, page.w("portal.address.line"))
                        .hint(page.w("portal.address.line.hint"))
                        .attribute("maxlength", "200")
                        .value(text(parts.get("line"))));
        return fields;
    }

    /// The name of the commune to type, and below it what it may mean where that is not clear.
    private List<Field> unit(
            Page page,
            String id,
            String label,
            @Nullable String hint,
            String value,
            @Nullable String error) {
        Optional<Unit> known = places.unit(value);
        Field find =
                Field.text(id + Answers.FIND, label)
                        .hint(hint != null ? hint : page.w("portal.unit.hint"))
                        .attribute("maxlength", "120")
                        .value(known.map(unit -> places.name(unit, page.language())).orElse(value));
        if (known.isPresent() || value.isBlank()) {
            return List.of(find.error(error), hidden(id, value));
        }
        var candidates = places.search(value);
        if (candidates.isEmpty()) {
            return List.of(find.error(error == null ? null : page.w("portal.unit.none")));
        }
        var options =
                candidates.stream()
                        .map(unit ->
                                new Option(unit.code().value(), places.name(unit, page.language())))
                        .toList();
        return List.of(
                find,
                Field.radio(id + Answers.UNIT, page.w("portal.unit.which"), options)
                        .error(error == null ? null : page.w("portal.unit.choose")));
    }

    /// Carries the chosen unit along; the typed name decides where it was changed.
    private static Field hidden(String id, String value) {
        return Field.text(id + Answers.UNIT, "").value(value).attribute("type", "hidden");
    }

    private static @Nullable String error(Page page, String id, List<FormFault> faults) {
        return faults.stream()
                .filter(fault -> fault.field().equals(id) || fault.field().startsWith(id + "."))
                .findFirst()
                .map(fault -> page.t(fault.text()))
                .orElse(null);
    }

    /// A value in words, as facts and summaries show it.
    public String words(Page page, org.motcua.procedure.Field asked, @Nullable Object value) {
        var item = asked.items();
        boolean rows = item != null && item.rows();
        if (value instanceof Map<?, ?> parts) {
            return rows ? row(page, item, parts) : place(page, parts);
        }
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .map(one -> words(page, asked, one))
                    .collect(Collectors.joining(rows ? "; " : ", "));
        }
        String text = text(value);
        if (asked.has("unit") || asked.has("province")) {
            return places.unit(text).map(unit -> places.name(unit, page.language())).orElse(text);
        }
        if ((asked.has("date") || asked.has("date-or-year")) && text.length() == 10) {
            return page.format().shortDate(LocalDate.parse(text));
        }
        return options(page, asked).stream()
                .filter(option -> option.value().equals(text))
                .findFirst()
                .map(Option::label)
                .orElse(text);
    }

    private String place(Page page, Map<?, ?> parts) {
        String unit =
                places.unit(text(parts.get("unit")))
                        .map(found -> places.name(found, page.language()))
                        .orElse("");
        String line = text(parts.get("line"));
        return line.isEmpty() ? unit : unit.isEmpty() ? line : line + ", " + unit;
    }

    /// A row of a list, such as a guest: what is told of it, in the order of the form.
    private String row(Page page, org.motcua.procedure.Field.@Nullable Item item, Map<?, ?> parts) {
        return item == null
                ? ""
                : item.properties().entrySet().stream()
                        .map(field -> words(page, field.getValue(), parts.get(field.getKey())))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    /// The name of a registry, as facts name their source.
    public String registry(Page page, String id) {
        return countries.active().words().find("portal.registry." + id).isPresent()
                ? page.w("portal.registry." + id)
                : countries.active().versions(Registry.KIND, id).stream()
                        .reduce((_, last) -> last)
                        .map(found -> page.t(found.value().title()))
                        .orElse(id);
    }

    private static List<String> many(@Nullable Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(Object::toString).toList()
                : List.of();
    }

    /// A year alone stands in the third part of a date.
    private static String wholeDate(String value) {
        return value.length() == 4 ? value + "--" : value;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
