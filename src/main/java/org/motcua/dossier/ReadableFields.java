package org.motcua.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Field;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Result;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// Turns codes into words for documents: an option, an entry of a code list, a unit, an address.
@Component
class ReadableFields {
    private static final Pattern ANSWER = Pattern.compile("form[.]([a-z][a-z0-9_]*)");

    private final Ground ground;

    ReadableFields(Ground ground) {
        this.ground = ground;
    }

    /// The fields of a document; what comes straight from a field of the form stands in its words.
    Map<String, Object> fields(Dossier dossier, Result.Issued issued) {
        var form = ground.rulebook(dossier).procedure().form().properties();
        var sources = issued.result().fields();
        var readable = new LinkedHashMap<String, Object>();
        issued.fields()
                .forEach((name, value) -> {
                    Matcher straight = ANSWER.matcher(sources.getOrDefault(name, ""));
                    Field asked = straight.matches() ? form.get(straight.group(1)) : null;
                    readable.put(name, asked == null ? plain(value) : words(asked, value));
                });
        return readable;
    }

    private Object words(Field asked, Object value) {
        String text = value.toString();
        Text option = asked.options().get(text);
        if (option != null) {
            return option;
        }
        Optional<Text> listed =
                Optional.ofNullable(asked.codes())
                        .flatMap(
                                list -> Procedures.of(ground.country()).codes(list, ground.today()))
                        .flatMap(list -> list.find(text))
                        .map(CodeList.Entry::name);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (asked.has("unit") || asked.has("province")) {
            return name(text);
        }
        return plain(value);
    }

    /// An address in one line; everything else as it is.
    private Object plain(Object value) {
        if (value instanceof Map<?, ?> address && address.containsKey("unit")) {
            String unit = name(String.valueOf(address.get("unit")));
            Object line = address.get("line");
            return line == null || line.toString().isBlank() ? unit : line + ", " + unit;
        }
        return value;
    }

    private String name(String code) {
        String language = ground.country().settings().binding();
        var units = Units.of(ground.country());
        return find(units, code)
                .map(unit -> {
                    var above = units.above(unit, ground.today());
                    String own = unit.name().in(language);
                    return above.isEmpty() ? own : own + ", " + above.getLast().name().in(language);
                })
                .orElse(code);
    }

    private Optional<Unit> find(Units units, String code) {
        try {
            return units.find(new UnitCode(code), ground.today());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
