package org.motcua.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A layout with placeholders. The language has six signs and no expressions, so that a template
/// can neither loop for ever nor reach anything but the values of its document:
///
/// - `{{name}}` the value, escaped · `{{label name}}` the words before it · `{{word name}}` fixed
///   words · `{{line name}}` label and value as one row
/// - `{{#if name}}…{{else}}…{{/if}}` whether an optional value is there
/// - `{{#each name}}…{{/each}}` for each row, with its columns as names
/// - `{{> name}}` another layout (a letter head) in this place
final class Template {
    private static final Pattern SIGN =
            Pattern.compile(
                    "\\{\\{\\s*(?:(#if|#each|label|word|line|>)\\s+)?([a-z/][A-Za-z0-9_-]*)\\s*}}");
    private static final int DEEPEST = 4;

    /// A piece of a layout, at its place in the source.
    sealed interface Piece {
        record Markup(String text) implements Piece {}

        record Value(String name, int at) implements Piece {}

        record Label(String name, int at) implements Piece {}

        record Word(String name, int at) implements Piece {}

        record Line(String name, int at) implements Piece {}

        record If(String name, List<Piece> then, List<Piece> otherwise, int at) implements Piece {}

        record Each(String name, List<Piece> row, int at) implements Piece {}

        record Part(String name, int at) implements Piece {}
    }

    /// The layout cannot be read.
    static final class Unreadable extends RuntimeException {
        final int at;

        Unreadable(String message, int at) {
            super(message);
            this.at = at;
        }
    }

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = pieces;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /// @throws Unreadable where a block is not closed or a sign is not known
    static Template parse(String source) {
        var reader = new Reader(source);
        var pieces = reader.block(null, 0);
        return new Template(pieces);
    }

    private static final class Reader {
        private final String source;
        private final Matcher signs;
        private int position;

        Reader(String source) {
            this.source = source;
            signs = SIGN.matcher(source);
        }

        List<Piece> block(@org.jspecify.annotations.Nullable String closedBy, int depth) {
            if (depth > DEEPEST) {
                throw new Unreadable("blocks stand more than " + DEEPEST + " deep", position);
            }
            var pieces = new ArrayList<Piece>();
            int opened = position;
            while (signs.find(position)) {
                markup(pieces, position, signs.start());
                int at = signs.start();
                position = signs.end();
                String verb = signs.group(1);
                String name = signs.group(2);
                if (verb == null && (name.equals("else") || name.startsWith("/"))) {
                    boolean closes = name.equals(closedBy);
                    if (!closes && !(name.equals("else") && "/if".equals(closedBy))) {
                        throw new Unreadable("{{" + name + "}} closes nothing", at);
                    }
                    endedByElse = name.equals("else");
                    return List.copyOf(pieces);
                }
                pieces.add(piece(verb, name, at, depth));
            }
            if (closedBy != null) {
                throw new Unreadable("{{" + closedBy + "}} is missing", opened);
            }
            markup(pieces, position, source.length());
            return List.copyOf(pieces);
        }

        private boolean endedByElse;

        private Piece piece(
                @org.jspecify.annotations.Nullable String verb, String name, int at, int depth) {
            return switch (verb) {
                case null -> new Piece.Value(name, at);
                case "label" -> new Piece.Label(name, at);
                case "word" -> new Piece.Word(name, at);
                case "line" -> new Piece.Line(name, at);
                case ">" -> new Piece.Part(name, at);
                case "#each" -> new Piece.Each(name, block("/each", depth + 1), at);
                default -> {
                    var then = block("/if", depth + 1);
                    boolean hasElse = endedByElse;
                    var otherwise = hasElse ? block("/if", depth + 1) : List.<Piece>of();
                    if (hasElse && endedByElse) {
                        throw new Unreadable("a second {{else}}", at);
                    }
                    yield new Piece.If(name, then, otherwise, at);
                }
            };
        }

        private void markup(List<Piece> pieces, int from, int to) {
            String text = source.substring(from, to);
            int stray = text.indexOf("{{");
            if (stray >= 0) {
                throw new Unreadable("a sign that is not known", from + stray);
            }
            if (!text.isEmpty()) {
                pieces.add(new Piece.Markup(text));
            }
        }
    }
}
