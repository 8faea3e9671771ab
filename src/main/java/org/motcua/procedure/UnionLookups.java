package org.motcua.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The look-ups of a bundle: the same record is looked at once, for all steps that want it.
final class UnionLookups {
    private final List<Prefill> all = new ArrayList<>();

    List<Prefill> all() {
        return all;
    }

    /// Takes in the look-ups of a step. Fields that the same record fills become one field.
    void join(
            BundleStep step,
            Procedure procedure,
            Substitution names,
            @Nullable String taken,
            UnionFields asked) {
        var mine = procedure.prefill();
        for (Prefill prefill : mine) {
            String id = used(prefill.id()) ? step.id() + "_" + prefill.id() : prefill.id();
            names.lookup(prefill.id(), id);
            String key = names.apply(prefill.key());
            same(prefill, key)
                    .ifPresent(other -> {
                        names.lookup(prefill.id(), other.id());
                        prefill.fields()
                                .forEach((field, column) -> merge(other, field, column, asked));
                    });
        }
        for (Prefill prefill : mine) {
            add(prefill, step, names, taken, asked);
        }
    }

    private static void merge(Prefill other, String field, String column, UnionFields asked) {
        if (asked.names().containsKey(field)) {
            other.fields().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(column))
                    .findFirst()
                    .ifPresent(entry -> asked.same(field, entry.getKey()));
        }
    }

    private void add(
            Prefill prefill,
            BundleStep step,
            Substitution names,
            @Nullable String taken,
            UnionFields asked) {
        String key = names.apply(prefill.key());
        String when = Substitution.and(taken, names.applyAny(prefill.when()));
        var fields = new LinkedHashMap<String, String>();
        prefill.fields()
                .forEach((field, column) -> {
                    String name = asked.names().get(field);
                    if (name != null) {
                        fields.put(name, column);
                    }
                });
        var other = same(prefill, key);
        if (other.isPresent()) {
            fields.putAll(other.get().fields());
            int place = all.indexOf(other.get());
            all.set(place, with(other.get(), Substitution.or(other.get().when(), when), fields));
            return;
        }
        if (fields.isEmpty()) {
            // looked at all the same: whether it is found may decide about a paper
            var first = prefill.fields().entrySet().iterator().next();
            fields.put(asked.hidden(step, first.getKey()), first.getValue());
        }
        all.add(
                new Prefill(
                        names.lookup(prefill.id()),
                        prefill.registry(),
                        key,
                        prefill.by(),
                        when,
                        prefill.purpose(),
                        fields,
                        prefill.missing()));
    }

    private static Prefill with(
            Prefill prefill, @Nullable String when, Map<String, String> fields) {
        return new Prefill(
                prefill.id(),
                prefill.registry(),
                prefill.key(),
                prefill.by(),
                when,
                prefill.purpose(),
                fields,
                prefill.missing());
    }

    private Optional<Prefill> same(Prefill prefill, String key) {
        return all.stream()
                .filter(other -> other.registry().equals(prefill.registry()))
                .filter(other -> Objects.equals(other.by(), prefill.by()))
                .filter(other -> other.key().equals(key))
                .findFirst();
    }

    private boolean used(String id) {
        return all.stream().anyMatch(prefill -> prefill.id().equals(id));
    }
}
