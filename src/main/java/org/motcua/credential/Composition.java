package org.motcua.credential;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.DocumentDefinition.Field;
import org.motcua.credential.Template.Piece;
import org.motcua.kernel.Text;

/// One document being written: its definition, its values and the reader's language put together
/// into XHTML. Every value is escaped; a missing one is a fault of the caller.
final class Composition {
    private final DocumentDefinition definition;
    private final Map<String, Template> parts;
    private final Map<String, Text> sharedWords;
    private final Format format;
    private final String binding;
    private final @Nullable String beside;
    private final StringBuilder out = new StringBuilder(8 * 1024);

    /// @param parts the letter heads that the layout may take in
    /// @param sharedWords the fixed words of all of them
    /// @param languages of the country; the first is binding and always stands
    /// @param reader the reader's language
    Composition(
            DocumentDefinition definition,
            Map<String, Template> parts,
            Map<String, Text> sharedWords,
            Format format,
            List<String> languages,
            String reader) {
        this.definition = definition;
        this.parts = parts;
        this.sharedWords = sharedWords;
        this.format = format;
        binding = languages.getFirst();
        beside = beside(definition, languages, reader);
    }

    private static @Nullable String beside(
            DocumentDefinition definition, List<String> languages, String reader) {
        if (!reader.equals(languages.getFirst())) {
            return reader;
        }
        return definition.always() && languages.size() > 1 ? languages.get(1) : null;
    }

    String write(Template template, Map<String, ?> values) {
        var fields = new HashMap<>(StandardFields.ALL);
        fields.putAll(definition.fields());
        for (String given : values.keySet()) {
            if (!fields.containsKey(given)) {
                throw new IllegalArgumentException(
                        "%s does not declare the field %s".formatted(definition.id(), given));
            }
        }
        write(template.pieces(), fields, values);
        return out.toString();
    }

    private void write(List<Piece> pieces, Map<String, Field> fields, Map<String, ?> values) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Markup(var text) -> out.append(text);
                case Piece.Value(var name, var _) -> value(field(fields, name), name, values);
                case Piece.Label(var name, var _) -> words(label(field(fields, name), name));
                case Piece.Word(var name, var _) -> words(word(name));
                case Piece.Line(var name, var _) -> line(field(fields, name), name, values);
                case Piece.If(var name, var then, var otherwise, var _) ->
                        write(isThere(values, name) ? then : otherwise, fields, values);
                case Piece.Each(var name, var row, var _) ->
                        rows(row, field(fields, name), name, values);
                case Piece.Part(var name, var _) -> part(name, fields, values);
            }
        }
    }

    private void part(String name, Map<String, Field> fields, Map<String, ?> values) {
        Template part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name);
        }
        write(part.pieces(), fields, values);
    }

    private void line(Field field, String name, Map<String, ?> values) {
        if (field.mayBeMissing() && !isThere(values, name)) {
            return;
        }
        out.append("<tr><th>");
        words(label(field, name));
        out.append("</th><td>");
        value(field, name, values);
        out.append("</td></tr>");
    }

    private void rows(List<Piece> row, Field field, String name, Map<String, ?> values) {
        if (!(values.get(name) instanceof List<?> list)) {
            if (field.mayBeMissing()) {
                return;
            }
            throw missing(name);
        }
        Map<String, Field> columns = field.columns() == null ? Map.of() : field.columns();
        for (Object each : list) {
            if (!(each instanceof Map<?, ?> cells)) {
                throw new IllegalArgumentException(name + " is a list of rows");
            }
            var named = new HashMap<String, Object>();
            cells.forEach((key, value) -> named.put(String.valueOf(key), value));
            write(row, columns, named);
        }
    }

    private void value(Field field, String name, Map<String, ?> values) {
        Object given = values.get(name);
        if (!isThere(values, name) || given == null) {
            if (field.mayBeMissing()) {
                return;
            }
            throw missing(name);
        }
        Object value = field.said(given);
        if (field.type() == ValueKind.QR) {
            out.append("<img class=\"qr\" alt=\"QR\" src=\"")
                    .append(QrPicture.of(value.toString()))
                    .append("\"/>");
        } else if (value instanceof Text text) {
            words(text);
        } else {
            out.append(escape(format.of(field.type(), value)).replace("\n", "<br/>"));
        }
    }

    private void words(Text text) {
        out.append(escape(text.in(binding)));
        if (beside != null && text.byLanguage().containsKey(beside)) {
            out.append("<span class=\"beside\" lang=\"")
                    .append(beside)
                    .append("\">")
                    .append(escape(text.in(beside)))
                    .append("</span>");
        }
    }

    private Text label(Field field, String name) {
        if (field.label() == null) {
            throw new IllegalArgumentException(
                    "%s: the field %s has no label".formatted(definition.id(), name));
        }
        return field.label();
    }

    private Text word(String name) {
        Text word = name.equals("title") ? definition.title() : definition.wording().get(name);
        if (word == null) {
            word = sharedWords.get(name);
        }
        if (word == null) {
            throw new IllegalArgumentException(
                    "%s has no word %s".formatted(definition.id(), name));
        }
        return word;
    }

    private Field field(Map<String, Field> fields, String name) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    "%s does not declare the field %s".formatted(definition.id(), name));
        }
        return field;
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "%s needs a value for %s".formatted(definition.id(), name));
    }

    private static boolean isThere(Map<String, ?> values, String name) {
        Object value = values.get(name);
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isBlank();
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }

    /// For XHTML text and attributes; what XML cannot carry is dropped.
    static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        case '\n', '\t' -> out.appendCodePoint(c);
                        default -> {
                            if (printable(c)) {
                                out.appendCodePoint(c);
                            }
                        }
                    }
                });
        return out.toString();
    }

    private static boolean printable(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
        return c >= 0x20 && !surrogate && !noCharacter;
    }
}
