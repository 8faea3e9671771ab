package org.motcua.country;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All definitions of one kind.
final class Shelf {
    private final Kind<?> kind;
    private final List<Definition<?>> all;
    private final Map<String, List<Definition<?>>> byId = new HashMap<>();
    private final Map<String, Definition<?>> byHash = new HashMap<>();

    <T> Shelf(Kind<T> kind, List<Definition<T>> definitions) {
        this.kind = kind;
        this.all = List.copyOf(definitions);
        for (Definition<T> one : definitions) {
            byId.computeIfAbsent(one.id(), _ -> new ArrayList<>(1)).add(one);
            byHash.put(one.hash(), one);
        }
        byId.values()
                .forEach(versions ->
                        versions.sort(Comparator.comparing(one -> one.effective().from())));
    }

    int size() {
        return all.size();
    }

    List<Definition<?>> everything() {
        return all;
    }

    <T> List<Definition<T>> all(Kind<T> asked) {
        return typed(asked, all);
    }

    <T> List<Definition<T>> versions(Kind<T> asked, String id) {
        return typed(asked, byId.getOrDefault(id, List.of()));
    }

    <T> Optional<Definition<T>> byHash(Kind<T> asked, String hash) {
        Definition<?> found = byHash.get(hash);
        return found == null
                ? Optional.empty()
                : Optional.of(typed(asked, List.of(found)).getFirst());
    }

    /// Safe because a shelf is filled with definitions of its kind only.
    @SuppressWarnings("unchecked")
    private <T> List<Definition<T>> typed(Kind<T> asked, List<Definition<?>> definitions) {
        if (asked.type() != kind.type()) {
            throw new IllegalArgumentException(
                    "The kind %s holds %s, not %s"
                            .formatted(kind.name(), kind.type(), asked.type()));
        }
        return (List<Definition<T>>) (List<?>) java.util.Collections.unmodifiableList(definitions);
    }
}
