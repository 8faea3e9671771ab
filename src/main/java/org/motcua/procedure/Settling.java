package org.motcua.procedure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks the pages in order, so that a condition sees only what stands before it: takes away what
/// is hidden and puts in what registries found.
final class Settling {
    private final Procedure procedure;
    private final Scope scope;
    private final Filing filing;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, Settled.Source> known = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final List<Form.Page> pages = new ArrayList<>();

    Settling(Procedure procedure, Scope scope, Filing filing) {
        this.procedure = procedure;
        this.scope = scope;
        this.filing = filing;
    }

    Settled settle() {
        for (Form.Page page : procedure.form().pages()) {
            look();
            if (scope.holds(page.when(), filing, values, found)) {
                pages.add(page);
                page.fields().forEach(this::answer);
            } else {
                page.fields().forEach(this::hide);
            }
        }
        return new Settled(values, known, pages, found, look());
    }

    private void answer(String id) {
        if (values.containsKey(id)) {
            return;
        }
        Object raw = filing.answers().get(id);
        if (Reading.read(procedure.form().get(id), raw) instanceof Reading.Read.Value(var value)) {
            values.put(id, value);
        }
    }

    private void hide(String id) {
        hidden.add(id);
        values.remove(id);
        known.remove(id);
    }

    /// Uses every registry answer whose key is known by now.
    ///
    /// @return the look-ups that nobody has made yet
    private List<Prefill.Lookup> look() {
        var open = new ArrayList<Prefill.Lookup>();
        for (Prefill prefill : procedure.prefill()) {
            if (found.contains(prefill.id())
                    || !scope.holds(prefill.when(), filing, values, found)) {
                continue;
            }
            String key = scope.text(prefill.key(), filing, values, found);
            if (key.isBlank()) {
                continue;
            }
            var fact = filing.facts().of(prefill.id()).filter(it -> it.key().equals(key));
            if (fact.isEmpty()) {
                open.add(new Prefill.Lookup(prefill, key));
            } else if (fact.get().found()) {
                found.add(prefill.id());
                use(prefill, fact.get());
            }
        }
        return open;
    }

    private void use(Prefill prefill, Facts.Fact fact) {
        prefill.fields()
                .forEach((id, column) -> {
                    Object raw = fact.record().get(column);
                    var read = Reading.read(procedure.form().get(id), raw);
                    if (read instanceof Reading.Read.Value(var value) && !hidden.contains(id)) {
                        values.put(id, value);
                        known.put(id, new Settled.Source(prefill, fact.asOf()));
                    }
                });
    }
}
