package org.motcua.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.ValueType;

/// Every expression of a definition with the place where it stands and the type it must give.
final class Places {
    /// @param pointer JSON pointer in the definition
    /// @param stage how much is known when it is evaluated
    record Place(String pointer, String source, ValueType type, Stage stage) {}

    enum Stage {
        /// While pages are walked: only the form, what was found, and who asks.
        ASKING,
        /// The situation is known too.
        SITUATED,
        /// And the tariff's price.
        PRICED
    }

    private final List<Place> places = new ArrayList<>();

    private Places() {}

    static List<Place> of(Procedure procedure) {
        var all = new Places();
        all.asking(procedure);
        all.handling(procedure);
        all.granting(procedure);
        return List.copyOf(all.places);
    }

    private void asking(Procedure procedure) {
        each("/form/pages", procedure.form().pages(), (at, page) -> condition(at, page.when()));
        each(
                "/form/rules",
                procedure.form().rules(),
                (at, rule) -> {
                    condition(at, rule.when());
                    add(at + "/expect", rule.expect(), ValueType.BOOL, Stage.ASKING);
                });
        each(
                "/prefill",
                procedure.prefill(),
                (at, prefill) -> {
                    condition(at, prefill.when());
                    add(at + "/key", prefill.key(), ValueType.STRING, Stage.ASKING);
                });
        each("/cases", procedure.cases(), (at, one) -> condition(at, one.when()));
    }

    private void handling(Procedure procedure) {
        each(
                "/papers",
                procedure.papers(),
                (at, paper) -> {
                    situated(at, paper.when());
                    each(
                            at + "/replaced_by",
                            paper.replacedBy(),
                            (place, replacement) -> situated(place, replacement.when()));
                });
        each(
                "/fees",
                procedure.fees(),
                (at, fee) -> {
                    situated(at, fee.when());
                    add(at + "/amount", fee.amount(), ValueType.INT, Stage.PRICED);
                    each(
                            at + "/reliefs",
                            fee.reliefs(),
                            (place, relief) -> situated(place, relief.when()));
                });
        each("/deadlines", procedure.deadlines(), (at, one) -> situated(at, one.when()));
        each("/process", procedure.process(), (at, step) -> situated(at, step.when()));
        each(
                "/checks",
                procedure.checks(),
                (at, check) -> {
                    situated(at, check.when());
                    add(at + "/expect", check.expect(), ValueType.BOOL, Stage.SITUATED);
                });
    }

    private void granting(Procedure procedure) {
        each("/decisions", procedure.decisions(), (at, one) -> situated(at, one.when()));
        each(
                "/results",
                procedure.results(),
                (at, result) -> {
                    situated(at, result.when());
                    add(at + "/holder", result.holder(), ValueType.STRING, Stage.SITUATED);
                    values(at + "/fields", result.fields());
                });
        each(
                "/changes",
                procedure.changes(),
                (at, change) -> {
                    situated(at, change.when());
                    add(at + "/key", change.key(), ValueType.STRING, Stage.SITUATED);
                    values(at + "/fields", change.fields());
                });
    }

    private void values(String at, Map<String, String> fields) {
        fields.forEach(
                (name, source) -> add(at + "/" + name, source, ValueType.ANY, Stage.SITUATED));
    }

    private void condition(String at, @Nullable String source) {
        add(at + "/when", source, ValueType.BOOL, Stage.ASKING);
    }

    private void situated(String at, @Nullable String source) {
        add(at + "/when", source, ValueType.BOOL, Stage.SITUATED);
    }

    private void add(String pointer, @Nullable String source, ValueType type, Stage stage) {
        if (source != null) {
            places.add(new Place(pointer, source, type, stage));
        }
    }

    interface Visit<T> {
        void visit(String pointer, T part);
    }

    static <T> void each(String pointer, List<T> parts, Visit<T> visit) {
        for (int i = 0; i < parts.size(); i++) {
            visit.visit(pointer + "/" + i, parts.get(i));
        }
    }
}
