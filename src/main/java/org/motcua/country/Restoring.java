package org.motcua.country;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a country of what an archive kept. It is not checked again: what was in order then may
/// break a rule that came later.
final class Restoring {
    private Restoring() {}

    static Country country(String name, List<Kept> all, List<Kind<?>> kinds) {
        var byKind = new LinkedHashMap<String, List<Kept>>();
        all.forEach(one -> byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one));
        List<String> languages = languages(byKind.getOrDefault(Loader.SETTINGS.name(), List.of()));
        var shelves = new LinkedHashMap<String, Shelf>();
        for (Kind<?> kind : Loader.withOwn(kinds)) {
            shelves.put(
                    kind.name(),
                    shelf(kind, byKind.getOrDefault(kind.name(), List.of()), languages));
        }
        return Loader.assembled(name, shelves)
                .orElseThrow(
                        () -> new IllegalStateException("the archive kept no settings of " + name));
    }

    private static List<String> languages(List<Kept> settings) {
        var tags = new ArrayList<String>();
        for (Kept one : settings) {
            one.content().path("languages").forEach(l -> tags.add(l.path("tag").asString("")));
        }
        return tags;
    }

    private static <T> Shelf shelf(Kind<T> kind, List<Kept> kept, List<String> languages) {
        var faults = new ArrayList<Fault>();
        var shaping = new Shaping(new Known(Map.of(), languages), faults);
        var definitions = new ArrayList<Definition<T>>();
        for (Kept one : kept) {
            JsonNode content = ordered(one.content(), languages);
            var tree =
                    new YamlTree(
                            "archive/" + kind.name() + "/" + one.id(), content, Position.START);
            definitions.add(
                    shaping.unchecked(kind, one.id(), tree)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "the archive's %s %s cannot be read any more: %s"
                                                    .formatted(kind.name(), one.id(), faults))));
        }
        return new Shelf(kind, definitions);
    }

    /// A database may have sorted the keys; in a text the binding language comes first.
    private static JsonNode ordered(JsonNode node, List<String> languages) {
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            node.forEach(one -> list.add(ordered(one, languages)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String language : languages) {
            if (node.has(language)) {
                object.set(language, ordered(node.get(language), languages));
            }
        }
        node.forEachEntry((key, value) -> {
            if (!object.has(key)) {
                object.set(key, ordered(value, languages));
            }
        });
        return object;
    }
}
