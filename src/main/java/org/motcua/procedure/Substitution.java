package org.motcua.procedure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites the expressions of a procedure for the form of a bundle, where a field may have another
/// name or stand for an expression. Texts in quotes are left as they are.
final class Substitution {
    private static final Pattern SIMPLE = Pattern.compile("form\\.([a-z][a-z0-9_]*)");
    private static final Pattern PIECES =
            Pattern.compile(
                    "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'"
                            + "|(?<![\\w.])has\\(\\s*form\\.(?<has>\\w+)(?<of>(?:\\.\\w+)?)\\s*\\)"
                            + "|(?<![\\w.])form\\.(?<form>\\w+)"
                            + "|(?<![\\w.])found\\.(?<found>\\w+)"
                            + "|(?<![\\w.])(?<situation>situation)\\b(?!\\s*\\()");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> lookups = new HashMap<>();
    private String situation = "\"\"";

    /// A field of the procedure stands for an expression over the whole form.
    void field(String id, String expression) {
        fields.put(id, expression);
    }

    void lookup(String id, String name) {
        lookups.put(id, name);
    }

    /// What tells the case of the procedure that applies.
    void situation(String expression) {
        situation = expression;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /// The field of the whole form that a field became; empty where it became more than that.
    @Nullable String name(@Nullable String field) {
        if (field == null) {
            return null;
        }
        String expression = fields.get(field);
        if (expression == null) {
            return field;
        }
        Matcher simple = SIMPLE.matcher(expression);
        return simple.matches() ? simple.group(1) : null;
    }

    String lookup(String id) {
        return lookups.getOrDefault(id, id);
    }

    String apply(String source) {
        return PIECES.matcher(source).replaceAll(found -> Matcher.quoteReplacement(piece(found)));
    }

    @Nullable String applyAny(@Nullable String source) {
        return source == null ? null : apply(source);
    }

    private String piece(MatchResult found) {
        String has = found.group("has");
        if (has != null) {
            String name = name(has);
            return name == null ? "true" : "has(form." + name + found.group("of") + ")";
        }
        String field = found.group("form");
        if (field != null) {
            String expression = fields.getOrDefault(field, "form." + field);
            return SIMPLE.matcher(expression).matches() ? expression : "(" + expression + ")";
        }
        String lookup = found.group("found");
        if (lookup != null) {
            return "found." + lookup(lookup);
        }
        return found.group("situation") == null ? found.group() : "(" + situation + ")";
    }

    /// Places in braces that name fields, in a text for people.
    Function<String, String> places() {
        return text ->
                PLACE.matcher(text)
                        .replaceAll(found -> {
                            String name = name(found.group(1));
                            return Matcher.quoteReplacement(
                                    "{" + (name == null ? found.group(1) : name) + "}");
                        });
    }

    /// Whether an expression uses a variable.
    static boolean names(String source, String variable) {
        return Pattern.compile("(?<![\\w.\"'])" + variable + "\\b").matcher(source).find();
    }

    /// Both conditions hold; a condition that is not written always holds.
    static @Nullable String and(@Nullable String one, @Nullable String other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : "(%s) && (%s)".formatted(one, other);
    }

    /// One of the conditions holds.
    static @Nullable String or(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        return one.equals(other) ? one : "(%s) || (%s)".formatted(one, other);
    }
}
