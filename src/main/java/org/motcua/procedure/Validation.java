package org.motcua.procedure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds every fault of a page or of the whole form at once. What is hidden was taken away before,
/// what a registry holds is not examined.
record Validation(
        Procedure procedure,
        Scope scope,
        Answering answering,
        Settled settled,
        Filing filing,
        Outside outside) {
    List<FormFault> page(Form.Page page) {
        if (!settled.shows(page.id())) {
            return List.of();
        }
        var faults = new ArrayList<>(fieldFaults(page));
        faults.addAll(ruleFaults(page.fields()));
        return List.copyOf(faults);
    }

    List<FormFault> whole() {
        var faults = new ArrayList<FormFault>();
        if (!procedure.subjects().contains(filing.applicant().subject())) {
            faults.add(answering.notFor());
        }
        settled.pages().forEach(page -> faults.addAll(fieldFaults(page)));
        faults.addAll(
                ruleFaults(
                        settled.pages().stream().flatMap(page -> page.fields().stream()).toList()));
        filing.answers().keySet().stream()
                .filter(id -> !procedure.form().properties().containsKey(id))
                .sorted()
                .forEach(id -> faults.add(answering.unknown(id)));
        return List.copyOf(faults);
    }

    private List<FormFault> fieldFaults(Form.Page page) {
        var faults = new ArrayList<FormFault>();
        for (String id : page.fields()) {
            if (!settled.known().containsKey(id)) {
                faults.addAll(
                        answering.faults(
                                new Answering.Asked(
                                        id,
                                        procedure.form().get(id),
                                        filing.answers().get(id),
                                        settled.values(),
                                        filing.on(),
                                        outside)));
            }
        }
        return faults;
    }

    /// A rule is examined once its field has a value; what is missing is told as such.
    private List<FormFault> ruleFaults(List<String> fields) {
        return procedure.form().rules().stream()
                .filter(rule -> fields.contains(rule.field()))
                .filter(rule -> settled.values().containsKey(rule.field()))
                .filter(rule -> holds(rule.when()))
                .filter(rule -> !holds(rule.expect()))
                .map(rule -> new FormFault(rule.field(), rule.id(), rule.text()))
                .toList();
    }

    private boolean holds(@Nullable String source) {
        return scope.holds(source, filing, settled.values(), settled.found());
    }
}
