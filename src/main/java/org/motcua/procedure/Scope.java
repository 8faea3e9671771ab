package org.motcua.procedure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Expression;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;

/// The expressions of one definition, compiled, and what they may name.
///
/// `form.x` a field, `found.x` whether the registry of prefill x had the record,
/// `applicant.number`, `applicant.name`, `applicant.subject`, `today`, `channel`, `province`,
/// `commune`, `groups`; later `situation` (the case) and `price` (of the fee's tariff).
final class Scope {
    private final Map<Wanted, Expression> compiled = new HashMap<>();

    private record Wanted(String source, ValueType type) {}

    private Scope() {}

    /// Told of every expression that does not compile.
    interface Wrong {
        void at(String pointer, int offset, String message, String mend);
    }

    static Scope compile(Procedure procedure, Wrong wrong) {
        var scope = new Scope();
        var environments = new HashMap<Places.Stage, Expressions>();
        for (Places.Place place : Places.of(procedure)) {
            var wanted = new Wanted(place.source(), place.type());
            Expressions environment =
                    environments.computeIfAbsent(place.stage(), stage -> declare(procedure, stage));
            switch (environment.compile(place.source(), place.type())) {
                case Expressions.Compiled.Ready(var expression) ->
                        scope.compiled.put(wanted, expression);
                case Expressions.Compiled.Wrong(var offset, var message, var mend) ->
                        wrong.at(place.pointer(), offset, message, mend);
            }
        }
        return scope;
    }

    private static Expressions declare(Procedure procedure, Places.Stage stage) {
        var form = new LinkedHashMap<String, ValueType>();
        procedure.form().properties().forEach((id, field) -> form.put(id, type(field)));
        var found = new LinkedHashMap<String, ValueType>();
        procedure.prefill().forEach(prefill -> found.put(prefill.id(), ValueType.BOOL));
        var variables = new LinkedHashMap<String, ValueType>();
        variables.put("form", ValueType.group(form));
        variables.put("found", ValueType.group(found));
        variables.put(
                "applicant",
                ValueType.group(
                        Map.of(
                                "number", ValueType.STRING,
                                "name", ValueType.STRING,
                                "subject", ValueType.STRING)));
        variables.put("today", ValueType.DATE);
        variables.put("channel", ValueType.STRING);
        variables.put("province", ValueType.STRING);
        variables.put("commune", ValueType.STRING);
        variables.put("groups", ValueType.listOf(ValueType.STRING));
        if (stage != Places.Stage.ASKING) {
            variables.put("situation", ValueType.STRING);
            var written = new LinkedHashMap<String, ValueType>();
            procedure.changes().forEach(change -> written.put(change.id(), ValueType.STRING));
            variables.put("written", ValueType.group(written));
        }
        if (stage == Places.Stage.PRICED) {
            variables.put("price", ValueType.INT);
        }
        return Expressions.declare(variables);
    }

    static ValueType type(Field field) {
        return switch (field.type()) {
            case "integer" -> ValueType.INT;
            case "boolean" -> ValueType.BOOL;
            case "array" -> ValueType.listOf(items(field));
            case "object" ->
                    ValueType.group(Map.of("unit", ValueType.STRING, "line", ValueType.STRING));
            default -> field.has("date") ? ValueType.DATE : ValueType.STRING;
        };
    }

    private static ValueType items(Field field) {
        Field.Item item = field.items();
        if (item == null || !item.rows()) {
            return ValueType.STRING;
        }
        var columns = new LinkedHashMap<String, ValueType>();
        item.properties().forEach((id, column) -> columns.put(id, type(column)));
        return ValueType.group(columns);
    }

    /// A condition that is not written always holds.
    boolean holds(
            @Nullable String source, Filing filing, Map<String, Object> form, Set<String> found) {
        return source == null
                || expression(source, ValueType.BOOL).test(asking(filing, form, found));
    }

    String text(String source, Filing filing, Map<String, Object> form, Set<String> found) {
        return value(source, ValueType.STRING, asking(filing, form, found))
                .map(String::valueOf)
                .orElse("");
    }

    boolean holds(@Nullable String source, Map<String, Object> variables) {
        return source == null || expression(source, ValueType.BOOL).test(variables);
    }

    /// The value of an expression; empty where it needs a day that is absent.
    Optional<Object> value(String source, ValueType type, Map<String, Object> variables) {
        try {
            Object value = expression(source, type).evaluate(variables);
            return Optional.of(value instanceof LocalDate day ? day.toString() : value);
        } catch (Expression.AbsentValue absent) {
            return Optional.empty();
        }
    }

    private Expression expression(String source, ValueType type) {
        Expression expression = compiled.get(new Wanted(source, type));
        if (expression == null) {
            throw new IllegalStateException("not compiled: " + source);
        }
        return expression;
    }

    static Map<String, Object> asking(Filing filing, Map<String, Object> form, Set<String> found) {
        var applicant = new HashMap<String, Object>();
        applicant.put("subject", filing.applicant().subject());
        if (filing.applicant().number() != null) {
            applicant.put("number", filing.applicant().number().value());
        }
        if (filing.applicant().fullName() != null) {
            applicant.put("name", filing.applicant().fullName());
        }
        var looked = new HashMap<String, Object>();
        found.forEach(id -> looked.put(id, true));
        var variables = new HashMap<String, Object>();
        variables.put("form", form);
        variables.put("found", looked);
        variables.put("applicant", applicant);
        variables.put("today", filing.on());
        variables.put("channel", filing.channel().id());
        variables.put("province", filing.province() == null ? "" : filing.province().value());
        variables.put("commune", filing.commune() == null ? "" : filing.commune().value());
        variables.put("groups", List.copyOf(filing.groups()));
        return variables;
    }
}
