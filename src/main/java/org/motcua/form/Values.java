package org.motcua.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.page.Page;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Registry;
import org.springframework.stereotype.Component;

/// What registries hold, in words.
@Component
public class Values {
    private static final String NOTHING = "–";

    private final Countries countries;
    private final Places places;
    private final Clock clock;

    Values(Countries countries, Places places, Clock clock) {
        this.countries = countries;
        this.places = places;
        this.clock = clock;
    }

    /// The value of a field as people read it. What does not fit its field is shown as it is: who
    /// mends it has to see it.
    public String words(Page page, Registry.Field field, @Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Boolean yes -> page.w(yes ? "portal.yes" : "portal.no");
            case Number number -> page.format().number(number.longValue());
            case Map<?, ?> group -> group(page, group);
            case Collection<?> many -> many(page, many);
            default -> text(page, field, value.toString());
        };
    }

    private String text(Page page, Registry.Field field, String value) {
        if (value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return page.format().shortDate(LocalDate.parse(value));
            } catch (java.time.DateTimeException _) {
                return value;
            }
        }
        if (field.type() == Registry.Type.UNIT) {
            return unit(page, value);
        }
        String list = field.codeList();
        if (list != null) {
            return coded(page, list, value);
        }
        return field.values().isEmpty() ? value : chosen(page, value);
    }

    /// The few values of a field have words of their own where the country gave them some.
    private String chosen(Page page, String value) {
        String key = "registry.value." + value;
        return countries.active().words().find(key).isPresent() ? page.w(key) : value;
    }

    private String coded(Page page, String list, String code) {
        var today = countries.today(clock);
        return countries.active().find(Procedures.CODES, list, today).stream()
                .flatMap(found -> found.value().find(code).stream())
                .map(entry -> page.t(entry.name()))
                .findFirst()
                .orElse(code);
    }

    private String unit(Page page, String code) {
        return places.unit(code).map(unit -> places.name(unit, page.language())).orElse(code);
    }

    private String many(Page page, Collection<?> many) {
        var words = new ArrayList<String>();
        for (Object one : many) {
            words.add(one instanceof Map<?, ?> group ? group(page, group) : String.valueOf(one));
        }
        return words.isEmpty() ? NOTHING : String.join("; ", words);
    }

    private String group(Page page, Map<?, ?> group) {
        if (group.get("unit") instanceof String code) {
            var parts = new ArrayList<>(List.of(unit(page, code)));
            if (group.get("line") instanceof String line && !line.isBlank()) {
                parts.addFirst(line);
            }
            return String.join(", ", parts);
        }
        return String.join(", ", group.values().stream().map(String::valueOf).toList());
    }
}
