package org.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Expression;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;

/// The expressions of a bundle, compiled, and what they may name: `form` of the whole, `applicant`,
/// `today`, and for what flows to a step `written.<step>.<change>` of the steps before it.
final class BundleExpressions {
    private final Bundle bundle;
    private final Procedure whole;
    private final Map<String, Rulebook> rulebooks;
    private final Map<String, Expression> compiled = new HashMap<>();

    BundleExpressions(Bundle bundle, Procedure whole, Map<String, Rulebook> rulebooks) {
        this.bundle = bundle;
        this.whole = whole;
        this.rulebooks = rulebooks;
    }

    void compile(Scope.Wrong wrong) {
        var plain = Expressions.declare(variables(Set.of()));
        add(plain, bundle.once(), ValueType.STRING, "/once", wrong);
        for (int i = 0; i < bundle.steps().size(); i++) {
            BundleStep step = bundle.steps().get(i);
            String at = "/steps/" + i;
            add(plain, step.when(), ValueType.BOOL, at + "/when", wrong);
            var consent = step.consent();
            if (consent != null) {
                add(plain, consent.of(), ValueType.STRING, at + "/consent/of", wrong);
                add(plain, consent.when(), ValueType.BOOL, at + "/consent/when", wrong);
            }
            var form = procedure(step.id()).form();
            var flowing = Expressions.declare(variables(before(step)));
            for (int j = 0; j < step.data().size(); j++) {
                var flow = step.data().get(j);
                Field field = form.properties().get(flow.field());
                if (field != null) {
                    add(flowing, flow.is(), type(field), at + "/data/" + j + "/is", wrong);
                    add(plain, flow.when(), ValueType.BOOL, at + "/data/" + j + "/when", wrong);
                }
            }
        }
    }

    private Procedure procedure(String step) {
        return Objects.requireNonNull(rulebooks.get(step), step).procedure();
    }

    private static ValueType type(Field field) {
        return switch (Scope.type(field)) {
            case ValueType.Plain plain -> plain;
            default -> ValueType.ANY;
        };
    }

    private void add(
            Expressions environment,
            @Nullable String source,
            ValueType type,
            String pointer,
            Scope.Wrong wrong) {
        if (source == null) {
            return;
        }
        switch (environment.compile(source, type)) {
            case Expressions.Compiled.Ready(var expression) ->
                    compiled.put(key(source, type), expression);
            case Expressions.Compiled.Wrong(var offset, var message, var mend) ->
                    wrong.at(pointer, offset, message, mend);
        }
    }

    private static String key(String source, ValueType type) {
        return type + " " + source;
    }

    private Map<String, ValueType> variables(Set<String> earlier) {
        var form = new LinkedHashMap<String, ValueType>();
        whole.form().properties().forEach((id, field) -> form.put(id, Scope.type(field)));
        var variables = new LinkedHashMap<String, ValueType>();
        variables.put("form", ValueType.group(form));
        variables.put(
                "applicant",
                ValueType.group(
                        Map.of(
                                "number", ValueType.STRING,
                                "name", ValueType.STRING,
                                "subject", ValueType.STRING)));
        variables.put("today", ValueType.DATE);
        var written = new LinkedHashMap<String, ValueType>();
        for (String step : earlier) {
            var changes = new LinkedHashMap<String, ValueType>();
            procedure(step).changes().forEach(change -> changes.put(change.id(), ValueType.STRING));
            written.put(step, ValueType.group(changes));
        }
        variables.put("written", ValueType.group(written));
        return variables;
    }

    /// The steps that are over before a step begins.
    private Set<String> before(BundleStep step) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayList<>(step.after());
        if (step.undoes() != null) {
            open.add(step.undoes());
        }
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            if (found.add(id)) {
                open.addAll(bundle.step(id).after());
            }
        }
        return found;
    }

    boolean test(String source, Map<String, Object> variables) {
        return expression(source, ValueType.BOOL).test(variables);
    }

    Optional<Object> value(Field field, String source, Map<String, Object> variables) {
        return value(source, type(field), variables);
    }

    Optional<Object> value(String source, ValueType type, Map<String, Object> variables) {
        try {
            Object value = expression(source, type).evaluate(variables);
            return Optional.of(value instanceof LocalDate day ? day.toString() : value);
        } catch (Expression.AbsentValue absent) {
            return Optional.empty();
        }
    }

    private Expression expression(String source, ValueType type) {
        Expression found = compiled.get(key(source, type));
        if (found == null) {
            throw new IllegalStateException("not compiled: " + source);
        }
        return found;
    }
}
