package org.motcua.procedure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Faults;

/// A condition of a page, and the key of a prefill, see only what was asked before.
final class OrderProof {
    private static final Pattern FORM_FIELD = Pattern.compile("\\bform\\.([a-z][a-z0-9_]*)");

    private final Procedure procedure;
    private final Form form;
    private final Faults faults;
    private boolean sound = true;

    OrderProof(Procedure procedure, Faults faults) {
        this.procedure = procedure;
        this.form = procedure.form();
        this.faults = faults;
    }

    boolean prove() {
        order();
        return sound;
    }

    private void order() {
        var before = new HashSet<>(Prefill.filled(procedure.prefill()));
        var pages = new ArrayList<Form.Page>();
        Places.each(
                "/form/pages",
                form.pages(),
                (at, page) -> {
                    for (String id : named(page.when())) {
                        if (!before.contains(id) && form.properties().containsKey(id)) {
                            fault(
                                    at + "/when",
                                    "procedure-looks-ahead",
                                    "The page depends on '%s', which is asked later.".formatted(id),
                                    "Move the page behind the one that asks it.");
                        }
                    }
                    before.addAll(page.fields());
                    pages.add(page);
                });
        Places.each(
                "/prefill", procedure.prefill(), (at, prefill) -> keyBefore(at, prefill, pages));
    }

    private void keyBefore(String at, Prefill prefill, List<Form.Page> pages) {
        int key = -1;
        for (String id : named(prefill.key())) {
            key = Math.max(key, pageOf(id, pages));
        }
        for (String id : prefill.fields().keySet()) {
            int place = pageOf(id, pages);
            if (place >= 0 && place <= key) {
                fault(
                        at + "/fields/" + id,
                        "procedure-fills-behind",
                        "'%s' is asked before the key of this registry is known.".formatted(id),
                        "Ask the key on an earlier page.");
            }
        }
    }

    private static int pageOf(String field, List<Form.Page> pages) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).fields().contains(field)) {
                return i;
            }
        }
        return -1;
    }

    /// The fields that an expression names.
    static Set<String> named(@Nullable String source) {
        var names = new java.util.TreeSet<String>();
        if (source != null) {
            Matcher matcher = FORM_FIELD.matcher(source);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private void fault(String pointer, String rule, String message, String mend) {
        sound = false;
        faults.at(pointer, rule, message, mend);
    }
}
