package org.motcua.country;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.motcua.country.Expressions.Compiled.Wrong;

/// What is wrong with an expression, in plain words.
final class CelFaults {
    private static final String SEE =
            "Write it as \"Expressions\" in docs/reference/definitions.md describes.";
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)'( .*)?");
    private static final Map<String, String> OPERATORS =
            Map.ofEntries(
                    Map.entry("_&&_", "&&"),
                    Map.entry("_||_", "||"),
                    Map.entry("!_", "!"),
                    Map.entry("_==_", "=="),
                    Map.entry("_!=_", "!="),
                    Map.entry("_<_", "<"),
                    Map.entry("_<=_", "<="),
                    Map.entry("_>_", ">"),
                    Map.entry("_>=_", ">="),
                    Map.entry("_+_", "+"),
                    Map.entry("_-_", "-"),
                    Map.entry("_*_", "*"),
                    Map.entry("_/_", "/"),
                    Map.entry("_%_", "%"),
                    Map.entry("-_", "-"),
                    Map.entry("_[_]", "[]"),
                    Map.entry("@in", "in"),
                    Map.entry("_?_:_", "?:"));
    private static final Map<String, String> TYPES =
            Map.of(
                    "bool", "yes or no",
                    "int", "a whole number",
                    "double", "a decimal number",
                    "string", "text",
                    "google.protobuf.Timestamp", "a day",
                    "timestamp", "a day",
                    "dyn", "anything");

    private CelFaults() {}

    /// @param functions the names of all functions that may be called
    static Wrong of(
            String source,
            int offset,
            CelIssue issue,
            Map<String, ValueType> variables,
            Collection<String> functions) {
        String message = issue.getMessage();
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            // the place is that of the dot
            int at = Math.max(offset, source.indexOf(field.group(1), offset));
            return missing(at, field.group(1), fields(variables), "There is no field \"%s\" here.");
        }
        Matcher name = NAME.matcher(message);
        if (name.matches()) {
            return missing(source, offset, name.group(1), variables, functions);
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(offset, overload.group(1), overload.group(2));
        }
        return form(source, offset, message);
    }

    private static Wrong missing(
            String source,
            int offset,
            String name,
            Map<String, ValueType> variables,
            Collection<String> functions) {
        // the place of a call is that of its bracket
        boolean call = offset < source.length() && source.charAt(offset) == '(';
        int at = call ? Math.max(0, source.lastIndexOf(name, offset)) : offset;
        return call
                ? missing(at, name, functions, "There is no function \"%s\".")
                : missing(at, name, variables.keySet(), "There is nothing called \"%s\" here.");
    }

    private static Wrong missing(int at, String name, Collection<String> known, String message) {
        String otherwise =
                known.isEmpty()
                        ? SEE
                        : "Known here: %s.".formatted(String.join(", ", new TreeSet<>(known)));
        return new Wrong(at, message.formatted(name), Near.mend(name, known, otherwise));
    }

    private static Wrong overload(int offset, String function, String types) {
        List<String> given =
                types.equals("()")
                        ? List.of()
                        : java.util.Arrays.stream(types.replaceAll("^\\(|\\)$", "").split(", "))
                                .map(CelFaults::name)
                                .toList();
        String operator = OPERATORS.get(function);
        String message =
                operator == null
                        ? "The function %s does not take (%s)."
                                .formatted(function, String.join(", ", given))
                        : "\"%s\" does not work with %s."
                                .formatted(operator, String.join(" and ", given));
        return new Wrong(offset, message, "Compare and join values of the same type only.");
    }

    private static Wrong form(String source, int offset, String message) {
        if (offset >= source.length()) {
            return new Wrong(source.length(), "The expression breaks off here.", "Complete it.");
        }
        if (message.startsWith("mismatched input")
                || message.startsWith("extraneous input")
                || message.startsWith("no viable alternative")
                || message.startsWith("token recognition error")) {
            return new Wrong(offset, "The expression does not go on like this.", SEE);
        }
        String plain = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return new Wrong(offset, plain.endsWith(".") ? plain : plain + ".", SEE);
    }

    private static Set<String> fields(Map<String, ValueType> variables) {
        var all = new TreeSet<String>();
        variables.values().forEach(type -> fields(type, all));
        return all;
    }

    private static void fields(ValueType type, Set<String> all) {
        switch (type) {
            case ValueType.Group(var fields) -> {
                all.addAll(fields.keySet());
                fields.values().forEach(one -> fields(one, all));
            }
            case ValueType.ListOf(var element) -> fields(element, all);
            case ValueType.MapOf(var value) -> fields(value, all);
            case ValueType.Plain _ -> {}
        }
    }

    static Wrong wrongType(CelType given, CelType wanted) {
        return new Wrong(
                0,
                "The expression gives %s, but %s is needed here."
                        .formatted(name(given.name()), name(wanted.name())),
                "Compare it with something, or compute the value that is needed.");
    }

    private static String name(String type) {
        if (type.startsWith("list")) {
            return "a list";
        }
        if (type.startsWith("map")) {
            return "a map";
        }
        return type.startsWith("motcua.") ? "a group of fields" : TYPES.getOrDefault(type, type);
    }

    /// Part of the identity of an overload.
    static String id(List<CelType> types) {
        return types.stream()
                .map(type -> "_" + type.name().replaceAll("[^A-Za-z0-9]", ""))
                .collect(Collectors.joining());
    }
}
