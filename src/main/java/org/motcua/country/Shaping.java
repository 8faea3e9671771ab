package org.motcua.country;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.kernel.Period;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes definitions of trees: holds them against their schema and turns them into records.
final class Shaping {
    private static final String EFFECTIVE = "effective";

    /// Whether a kind's record has a component for its dates of effect.
    private static final ClassValue<Boolean> KEEPS_EFFECTIVE =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    var components = type.getRecordComponents();
                    return components != null
                            && Arrays.stream(components)
                                    .anyMatch(one -> one.getName().equals(EFFECTIVE));
                }
            };

    private final List<Fault> faults;
    private final SchemaCheck schemas;

    /// Dates of effect that were found in order: thousands of units share a few.
    private final Set<JsonNode> soundDates = ConcurrentHashMap.newKeySet();

    Shaping(Known known, List<Fault> faults) {
        this.faults = faults;
        this.schemas = new SchemaCheck(known, faults);
    }

    /// The definition's identity, where its keys are there.
    static Optional<String> id(Kind<?> kind, Tree tree) {
        if (kind.id().isEmpty()) {
            String name = tree.file().substring(tree.file().lastIndexOf('/') + 1);
            int dot = name.lastIndexOf('.');
            return Optional.of(dot < 0 ? name : name.substring(0, dot));
        }
        var parts = new ArrayList<String>(kind.id().size());
        for (String key : kind.id()) {
            JsonNode part = tree.content().path(key);
            if (!part.isValueNode() || part.isNull()) {
                return Optional.empty();
            }
            parts.add(part.asString());
        }
        return Optional.of(String.join("/", parts));
    }

    <T> Optional<Definition<T>> definition(Kind<T> kind, Tree tree) {
        JsonNode content = tree.content();
        JsonNode bare = withoutEffective(content);
        boolean sound = datesAreSound(content, tree);
        String schema = Schemas.file(kind);
        if (Schemas.shared().has(schema)) {
            sound &= schemas.check(schema, bare, tree, "");
        }
        Optional<String> id = id(kind, tree);
        if (!sound || id.isEmpty()) {
            return Optional.empty();
        }
        return shaped(kind, id.get(), tree, KEEPS_EFFECTIVE.get(kind.type()) ? content : bare);
    }

    private boolean datesAreSound(JsonNode content, Tree tree) {
        JsonNode dates = content.path(EFFECTIVE);
        if (dates.isMissingNode() || soundDates.contains(dates)) {
            return true;
        }
        boolean sound = schemas.check("effective.schema.json", dates, tree, "/" + EFFECTIVE);
        if (sound) {
            soundDates.add(dates);
        }
        return sound;
    }

    /// The definition without holding it against its schema: that of an archive may break one of
    /// today, another is known to be sound.
    <T> Optional<Definition<T>> unchecked(Kind<T> kind, String id, Tree tree) {
        JsonNode content = tree.content();
        boolean keeps = KEEPS_EFFECTIVE.get(kind.type());
        return shaped(kind, id, tree, keeps ? content : withoutEffective(content));
    }

    private <T> Optional<Definition<T>> shaped(Kind<T> kind, String id, Tree tree, JsonNode body) {
        JsonNode content = tree.content();
        Optional<Period> period = period(content.path(EFFECTIVE), tree);
        Optional<T> value = value(kind, body, tree);
        return period.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Definition<>(
                                kind,
                                id,
                                value.get(),
                                period.get(),
                                Canonical.hash(content),
                                content,
                                tree));
    }

    /// Dates of effect have a schema of their own, so that no kind's schema has to repeat it.
    private static JsonNode withoutEffective(JsonNode body) {
        if (body instanceof ObjectNode object && object.has(EFFECTIVE)) {
            ObjectNode rest = JsonNodeFactory.instance.objectNode();
            rest.setAll(object);
            rest.remove(EFFECTIVE);
            return rest;
        }
        return body;
    }

    private Optional<Period> period(JsonNode effective, Tree tree) {
        if (!effective.isObject()) {
            return Optional.of(Definition.ALWAYS);
        }
        LocalDate from =
                effective.has("from")
                        ? LocalDate.parse(effective.get("from").asString())
                        : Definition.ALWAYS.from();
        LocalDate until =
                effective.has("until") ? LocalDate.parse(effective.get("until").asString()) : null;
        if (until != null && !until.isAfter(from)) {
            tell(
                    tree,
                    "/effective/until",
                    "effective",
                    "It ends on %s, before or when it begins.".formatted(until),
                    "\"until\" is the first day on which it holds no more; write a day after %s."
                            .formatted(from));
            return Optional.empty();
        }
        return Optional.of(new Period(from, until));
    }

    private <T> Optional<T> value(Kind<T> kind, JsonNode body, Tree tree) {
        try {
            return Optional.of(Records.make(body, kind.type()));
        } catch (JacksonException e) {
            var pointer = new StringBuilder();
            for (var step : e.getPath()) {
                String name = step.getPropertyName();
                pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
            }
            tell(
                    tree,
                    pointer.toString(),
                    "value",
                    "This value is not possible: %s.".formatted(reason(e)),
                    "Correct it.");
            return Optional.empty();
        }
    }

    /// What the record itself says, where it does: the deepest cause.
    private static String reason(JacksonException problem) {
        String reason = String.valueOf(problem.getOriginalMessage());
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            boolean ours =
                    cause instanceof IllegalArgumentException || cause instanceof DateTimeException;
            if (ours && cause.getMessage() != null) {
                reason = cause.getMessage();
            }
        }
        return reason.lines().findFirst().orElse(reason);
    }

    private void tell(Tree tree, String pointer, String rule, String message, String mend) {
        Position at = tree.position(pointer);
        faults.add(new Fault(tree.file(), at.line(), at.column(), rule, message, mend));
    }
}
