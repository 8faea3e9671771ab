package org.motcua.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a step still asks of the person, and under which names.
final class UnionFields {
    private final Substitution names;
    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, String> unless = new HashMap<>();
    private final Map<String, String> merged = new HashMap<>();
    private final Set<String> later = new HashSet<>();

    UnionFields(BundleStep step, Procedure procedure, Substitution names, Set<String> taken) {
        this.names = names;
        var flows = new HashMap<String, BundleStep.Flow>();
        step.data().forEach(flow -> flows.put(flow.field(), flow));
        for (String field : procedure.form().properties().keySet()) {
            String name = taken.contains(field) ? step.id() + "_" + field : field;
            var flow = flows.get(field);
            if (flow == null || flow.later()) {
                own.put(field, name);
                names.field(field, "form." + name);
                if (flow != null) {
                    later.add(field);
                }
            } else if (flow.when() == null) {
                names.field(field, flow.is());
            } else {
                own.put(field, name);
                unless.put(field, flow.when());
                names.field(field, "(%s) ? (%s) : form.%s".formatted(flow.when(), flow.is(), name));
            }
        }
    }

    /// Another field of the whole form means the same.
    void same(String field, String name) {
        own.remove(field);
        merged.put(field, name);
        names.field(field, "form." + name);
    }

    /// A field that nobody is asked for, only filled.
    String hidden(BundleStep step, String field) {
        String name = step.id() + "_" + field;
        own.put(field, name);
        later.add(field);
        return name;
    }

    /// Field of the procedure to field of the whole form.
    Map<String, String> names() {
        return own;
    }

    /// Field of the procedure to the field of the whole form that holds its answer.
    Map<String, String> holders() {
        var all = new HashMap<>(merged);
        all.putAll(own);
        return all;
    }

    /// The fields of a page that are asked, by the condition under which they are not.
    Map<String, List<String>> groups(Form.Page page) {
        var groups = new LinkedHashMap<String, List<String>>();
        for (String field : page.fields()) {
            String name = own.get(field);
            if (name != null && !later.contains(field)) {
                groups.computeIfAbsent(unless.getOrDefault(field, ""), _ -> new ArrayList<>())
                        .add(name);
            }
        }
        return groups;
    }
}
