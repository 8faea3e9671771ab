package org.motcua.country;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A definition read from a YAML file.
final class YamlTree implements Tree {
    private final String file;
    private final JsonNode content;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Position> keys = new HashMap<>();

    /// @param raw the text from the place on; only where a value is text
    private record Place(Position position, String raw) {}

    YamlTree(String file, JsonNode content, Position start) {
        this.file = file;
        this.content = content;
        values.put("", new Place(start, ""));
    }

    /// A file that is one text.
    static YamlTree ofText(String file, String text) {
        var tree = new YamlTree(file, JsonNodeFactory.instance.stringNode(text), Position.START);
        tree.value("", Position.START, text);
        return tree;
    }

    @Override
    public JsonNode content() {
        return content;
    }

    @Override
    public String file() {
        return file;
    }

    void value(String pointer, Position position, String raw) {
        values.put(pointer, new Place(position, raw));
    }

    void key(String pointer, Position position) {
        keys.put(pointer, position);
    }

    @Override
    public Position position(String pointer) {
        return nearest(pointer).position();
    }

    @Override
    public Position keyPosition(String pointer) {
        Position key = keys.get(pointer);
        return key != null ? key : position(pointer);
    }

    private Place nearest(String pointer) {
        String rest = pointer;
        while (true) {
            Place place = values.get(rest);
            if (place != null) {
                return place;
            }
            int slash = rest.lastIndexOf('/');
            rest = slash < 0 ? "" : rest.substring(0, slash);
        }
    }

    /// Walks the raw text and the value together: what is in the raw text only (quotes, escapes,
    /// indentation, the sign of a block) is passed over.
    @Override
    public Position position(String pointer, int offset) {
        Place place = nearest(pointer);
        String raw = place.raw();
        JsonNode value = content.at(pointer);
        if (raw.isEmpty() || !value.isString()) {
            return place.position();
        }
        String text = value.stringValue();
        int at = start(raw);
        for (int i = 0; i < Math.min(offset, text.length()) && at < raw.length(); i++) {
            at = passed(raw, at, text.charAt(i));
        }
        if (offset < text.length()) {
            at = beginning(raw, at, text.charAt(offset));
        }
        return moved(place.position(), raw, at);
    }

    /// Behind the opening quote, or behind the line with the sign of a block (| or >).
    private static int start(String raw) {
        char first = raw.charAt(0);
        if (first == '"' || first == '\'') {
            return 1;
        }
        int end = raw.indexOf('\n');
        return (first == '|' || first == '>') && end >= 0 ? end + 1 : 0;
    }

    private static int passed(String raw, int at, char c) {
        if (Character.isWhitespace(c)) {
            return at < raw.length() && Character.isWhitespace(raw.charAt(at)) ? at + 1 : at;
        }
        return Math.min(raw.length(), beginning(raw, at, c) + 1);
    }

    private static int beginning(String raw, int at, char c) {
        if (Character.isWhitespace(c)) {
            return at;
        }
        int found = raw.indexOf(c, at);
        return found < 0 ? at : found;
    }

    private static Position moved(Position from, String raw, int count) {
        int line = from.line();
        int column = from.column();
        for (int i = 0; i < count; i++) {
            if (raw.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }
}
