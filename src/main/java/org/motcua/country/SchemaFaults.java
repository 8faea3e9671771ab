package org.motcua.country;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Says in plain words what a schema complains of.
final class SchemaFaults {
    private final Tree tree;
    private final String within;
    private final Known known;

    SchemaFaults(Tree tree, String within, Known known) {
        this.tree = tree;
        this.within = within;
        this.known = known;
    }

    /// @param onKey whether the fault is told at the key, not at the value
    record Told(String pointer, boolean onKey, String rule, String message, String mend) {}

    Fault of(Error error) {
        Told told = told(error, within + pointer(error.getInstanceLocation()));
        Position at =
                told.onKey() ? tree.keyPosition(told.pointer()) : tree.position(told.pointer());
        return new Fault(
                tree.file(), at.line(), at.column(), told.rule(), told.message(), told.mend());
    }

    private Told told(Error error, String at) {
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> unknownKey(error, at);
            case "required", "dependentRequired" -> missingKey(error, at);
            case "type" -> type(error, at);
            case "enum", "const" -> choice(error, at);
            case "pattern" -> form(error, at);
            case "format" -> format(error, at);
            case "uniqueItems" ->
                    new Told(
                            at,
                            false,
                            "twice",
                            "The list names something twice.",
                            "Keep one of the two.");
            case "propertyNames" -> keyForm(error, at);
            case ReferenceKeyword.NAME -> reference(error, at);
            case TextKeyword.NAME -> TextFaults.of(error, at, tree, known);
            default -> bounds(error, at);
        };
    }

    private static Told bounds(Error error, String at) {
        return switch (error.getKeyword()) {
            case "minimum" ->
                    bound(error, at, "range", "%s is too small.", "The smallest possible is %s.");
            case "maximum" ->
                    bound(error, at, "range", "%s is too large.", "The largest possible is %s.");
            case "minLength" ->
                    bound(
                            error,
                            at,
                            "length",
                            "%s is too short.",
                            "It needs %s characters or more.");
            case "maxLength" ->
                    bound(error, at, "length", "%s is too long.", "It may have %s characters.");
            case "minItems", "minProperties" ->
                    bound(
                            error,
                            at,
                            "count",
                            "There are too few entries here (%s).",
                            "At least needed: %s.");
            case "maxItems", "maxProperties" ->
                    bound(
                            error,
                            at,
                            "count",
                            "There are too many entries here (%s).",
                            "At most possible: %s.");
            default ->
                    new Told(
                            at,
                            false,
                            "schema",
                            "This does not fit: it %s.".formatted(ownWords(error)),
                            hint(error, "Compare it with the reference of definitions."));
        };
    }

    private static String ownWords(Error error) {
        String message = error.getMessage();
        int colon = message.indexOf(": ");
        String words =
                message.startsWith("/") && colon > 0 ? message.substring(colon + 2) : message;
        return words.startsWith(": ") ? words.substring(2) : words;
    }

    private static Told bound(Error error, String at, String rule, String message, String mend) {
        JsonNode value = error.getInstanceNode();
        String shown =
                value.isContainer()
                        ? String.valueOf(value.size())
                        : value.isString()
                                ? "\"%s\"".formatted(value.asString())
                                : value.asString();
        return new Told(
                at,
                false,
                rule,
                message.formatted(shown),
                hint(error, mend.formatted(error.getSchemaNode().asString())));
    }

    private static Told keyForm(Error error, String at) {
        String key = String.valueOf(error.getArguments()[0]);
        JsonNode schema = Schemas.shared().node(file(error)).at(around(error));
        return new Told(
                at + "/" + YamlFile.escaped(key),
                true,
                "key",
                "The key \"%s\" is not written as it has to be.".formatted(key),
                schema.path("propertyNames").path("x-mend").asString("Rename it."));
    }

    private Told unknownKey(Error error, String at) {
        String key = String.valueOf(error.getProperty());
        Set<String> keys = Schemas.shared().keys(file(error), around(error)).keySet();
        String otherwise =
                keys.isEmpty()
                        ? "Remove it."
                        : "Possible here: %s.".formatted(String.join(", ", keys));
        return new Told(
                at + "/" + YamlFile.escaped(key),
                true,
                "unknown-key",
                "There is no key \"%s\" here.".formatted(key),
                Near.mend(key, keys, otherwise));
    }

    private Told missingKey(Error error, String at) {
        String key = String.valueOf(error.getProperty());
        return new Told(
                at,
                false,
                "missing-key",
                "The key \"%s\" is missing.".formatted(key),
                tree instanceof CsvRow
                        ? "Fill in the column \"%s\".".formatted(key)
                        : "Add \"%s: ...\".".formatted(key));
    }

    private static Told type(Error error, String at) {
        JsonNode value = error.getInstanceNode();
        String wanted = wanted(error.getSchemaNode());
        if (value.isNull()) {
            return new Told(
                    at,
                    true,
                    "empty-value",
                    "The key has no value; %s is needed.".formatted(wanted),
                    "Write the value behind the colon, or remove the key.");
        }
        boolean quotes = wanted.equals("text") && value.isValueNode();
        return new Told(
                at,
                false,
                "type",
                "This is %s, %s is needed.".formatted(given(value), wanted),
                quotes
                        ? "Put it in quotes: '%s'.".formatted(value.asString())
                        : "Write %s.".formatted(wanted));
    }

    private static String wanted(JsonNode type) {
        if (type.isArray()) {
            var all = new ArrayList<String>();
            type.forEach(one -> all.add(wanted(one)));
            return String.join(" or ", all);
        }
        return switch (type.asString()) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a group of keys";
            default -> "nothing";
        };
    }

    private static String given(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a decimal number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "a group of keys";
            default -> "nothing";
        };
    }

    private Told choice(Error error, String at) {
        var possible = new ArrayList<String>();
        JsonNode choices = error.getSchemaNode();
        if (choices.isArray()) {
            choices.forEach(one -> possible.add(one.asString()));
        } else {
            possible.add(choices.asString());
        }
        String written = error.getInstanceNode().asString("");
        return new Told(
                at,
                false,
                "choice",
                "\"%s\" is not possible here.".formatted(written),
                Near.mend(
                        written,
                        possible,
                        "Write one of: %s.".formatted(String.join(", ", possible))));
    }

    private Told form(Error error, String at) {
        return new Told(
                at,
                false,
                "form",
                "\"%s\" is not written as it has to be."
                        .formatted(error.getInstanceNode().asString("")),
                hint(error, "It has to match %s.".formatted(error.getSchemaNode().asString(""))));
    }

    private Told format(Error error, String at) {
        String format = error.getSchemaNode().asString("");
        String written = error.getInstanceNode().asString("");
        return format.equals("date")
                ? new Told(
                        at,
                        false,
                        "date",
                        "\"%s\" is not a day.".formatted(written),
                        "Write year, month and day, as in 2026-07-01.")
                : new Told(
                        at,
                        false,
                        "form",
                        "\"%s\" is not written as it has to be.".formatted(written),
                        hint(error, "It has to be a %s.".formatted(format)));
    }

    private Told reference(Error error, String at) {
        String kind = String.valueOf(error.getArguments()[0]);
        String id = error.getInstanceNode().asString();
        return new Told(
                at,
                false,
                "reference",
                "There is no %s \"%s\".".formatted(kind, id),
                Near.mend(
                        id,
                        known.ids().getOrDefault(kind, Set.of()),
                        "Define it, or correct the name."));
    }

    /// What the author of the schema advises (`x-mend`), or else a sentence of ours.
    private static String hint(Error error, String otherwise) {
        JsonNode schema = Schemas.shared().node(file(error)).at(around(error));
        return schema.path("x-mend").asString(otherwise);
    }

    private static String file(Error error) {
        String iri = error.getSchemaLocation().getAbsoluteIri().toString();
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    /// The place of the schema that holds the keyword which complains.
    private static String around(Error error) {
        String pointer = pointer(error.getSchemaLocation().getFragment());
        int slash = pointer.lastIndexOf('/');
        return slash < 0 ? "" : pointer.substring(0, slash);
    }

    static String pointer(NodePath path) {
        var text = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            text.append('/').append(YamlFile.escaped(String.valueOf(path.getElement(i))));
        }
        return text.toString();
    }
}
