package org.motcua.exchange;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads a JSON body along the fields that were agreed. A body that holds nothing else goes on byte
/// for byte; from any other, what is not named is removed, or the whole is refused.
final class FieldCheck {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build();

    private final FieldTree fields;
    private final Directory.Unnamed unnamed;
    private final List<String> markings;

    FieldCheck(FieldTree fields, Directory.Unnamed unnamed, List<String> markings) {
        this.fields = fields;
        this.unnamed = unnamed;
        this.markings = markings.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /// What came of a body.
    sealed interface Outcome {
        /// It holds only what was agreed.
        record Clean() implements Outcome {}

        /// The rest was taken out.
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Reduced(byte[] body) implements Outcome {}

        /// It may not pass at all.
        record Held(String type, String message) implements Outcome {}
    }

    Outcome check(byte[] body) {
        if (body.length == 0) {
            return new Outcome.Clean();
        }
        try {
            if (body.length > 1 && (body[0] == 0 || body[1] == 0)) {
                return new Outcome.Held("NotJson", "The body is not JSON in UTF-8.");
            }
            var walk = new Walk(null);
            Optional<Outcome> found = walk.run(body);
            if (found.isPresent()) {
                return found.get();
            }
            if (!walk.removed) {
                return new Outcome.Clean();
            }
            var reduced = new ByteArrayOutputStream(body.length);
            try (var to = JSON.createGenerator(ObjectWriteContext.empty(), reduced)) {
                new Walk(to).run(body);
            }
            return new Outcome.Reduced(reduced.toByteArray());
        } catch (JacksonException e) {
            return new Outcome.Held(
                    "NotJson", "The body is not JSON, so that nobody can tell what it holds.");
        }
    }

    /// One reading; writes what passes where there is something to write to.
    private final class Walk {
        private final @Nullable JsonGenerator to;
        private final Deque<FieldTree> open = new ArrayDeque<>();
        private FieldTree here = fields;
        private boolean removed;

        Walk(@Nullable JsonGenerator to) {
            this.to = to;
        }

        Optional<Outcome> run(byte[] body) {
            try (JsonParser from = JSON.createParser(ObjectReadContext.empty(), body)) {
                for (var token = from.nextToken(); token != null; token = from.nextToken()) {
                    var held = at(token, from);
                    if (held.isPresent()) {
                        return held;
                    }
                }
                return Optional.empty();
            }
        }

        private Optional<Outcome> at(JsonToken token, JsonParser from) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    open.push(here);
                    copy(from);
                }
                case END_OBJECT, END_ARRAY -> {
                    here = open.pop();
                    copy(from);
                }
                case PROPERTY_NAME -> {
                    return name(from);
                }
                case VALUE_NULL -> copy(from);
                default -> {
                    // a bare value where only named fields are expected, as in a list of texts
                    return unnamed("a value without a name");
                }
            }
            return Optional.empty();
        }

        private Optional<Outcome> name(JsonParser from) {
            String name = from.currentName();
            var parent = open.peek();
            here = parent == null ? fields : parent;
            var child = here.child(name);
            if (child == null) {
                from.nextToken();
                var held = unnamed(name);
                from.skipChildren();
                return held;
            }
            if (child.secret()) {
                return held("StateSecret", "A field of a class that never passes was held back.");
            }
            if (to != null) {
                to.writeName(name);
            }
            var token = from.nextToken();
            if (child.passes()) {
                return value(from);
            }
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                var held = unnamed(name);
                if (to != null) {
                    to.writeNull();
                }
                return held;
            }
            if (token == JsonToken.VALUE_NULL) {
                copy(from);
                return Optional.empty();
            }
            here = child;
            return at(token, from);
        }

        /// A value that was agreed, whole.
        private Optional<Outcome> value(JsonParser from) {
            if (markings.isEmpty() || !from.currentToken().isStructStart()) {
                if (from.currentToken() == JsonToken.VALUE_STRING && marked(from.getString())) {
                    return marking();
                }
                if (to == null) {
                    from.skipChildren();
                } else {
                    to.copyCurrentStructure(from);
                }
                return Optional.empty();
            }
            int depth = 0;
            do {
                var token = from.currentToken();
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && marked(from.getString())) {
                    return marking();
                }
                copy(from);
                if (depth > 0) {
                    from.nextToken();
                }
            } while (depth > 0);
            return Optional.empty();
        }

        private boolean marked(String text) {
            if (markings.isEmpty()) {
                return false;
            }
            String lower = text.toLowerCase(Locale.ROOT);
            for (String marking : markings) {
                if (lower.contains(marking)) {
                    return true;
                }
            }
            return false;
        }

        private Optional<Outcome> unnamed(String what) {
            if (unnamed == Directory.Unnamed.REFUSE) {
                return held(
                        "FieldNotAgreed",
                        "The body holds %s, which the agreement does not name."
                                .formatted(what.replaceAll("[^A-Za-z0-9_. -]", "?")));
            }
            removed = true;
            return Optional.empty();
        }

        private void copy(JsonParser from) {
            if (to != null) {
                to.copyCurrentEvent(from);
            }
        }
    }

    private static Optional<Outcome> marking() {
        return held("Marking", "A text bears the mark of a secret document and was held back.");
    }

    private static Optional<Outcome> held(String type, String message) {
        return Optional.of(new Outcome.Held(type, message));
    }
}
