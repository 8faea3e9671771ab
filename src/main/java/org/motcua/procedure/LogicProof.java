package org.motcua.procedure;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;

/// Every condition can hold and can fail, and every page can be reached.
final class LogicProof {
    private static final Filing ANYONE =
            Filing.of(
                    Channel.ONLINE,
                    java.time.LocalDate.of(2026, 6, 15),
                    new Filing.Applicant("x", null, null));

    private final Procedure procedure;
    private final Rulebook rulebook;
    private final Faults faults;

    LogicProof(Procedure procedure, Rulebook rulebook, Faults faults) {
        this.procedure = procedure;
        this.rulebook = rulebook;
        this.faults = faults;
    }

    void prove() {
        for (Places.Place place : Places.of(procedure)) {
            if (place.type().equals(ValueType.BOOL)) {
                both(place);
            }
        }
        Places.each("/form/pages", procedure.form().pages(), this::reachable);
    }

    private void both(Places.Place place) {
        Set<String> fields = OrderProof.named(place.source());
        boolean holds = some(place, fields, true);
        boolean fails = some(place, fields, false);
        if (!holds || !fails) {
            faults.at(
                    place.pointer(),
                    "procedure-rule-constant",
                    "The condition is %s, whatever is answered."
                            .formatted(holds ? "true" : "false"),
                    holds ? "Take the condition away." : "Mend it, or take away what it guards.");
        }
    }

    private boolean some(Places.Place place, Set<String> fields, boolean wanted) {
        return Sampling.some(
                procedure,
                fields,
                place.source(),
                tried -> {
                    Map<String, Object> variables =
                            Scope.asking(ANYONE, tried.form(), tried.found());
                    variables.putAll(tried.variables());
                    return rulebook.scope().holds(place.source(), variables) == wanted;
                });
    }

    /// Tries the answers on which the page depends, and those on which their own pages depend.
    private void reachable(String at, Form.Page page) {
        var fields = new LinkedHashSet<String>();
        var sources = new StringBuilder();
        collect(page, fields, sources);
        if (page.when() == null || sources.indexOf("found.") >= 0 || fromRegistry(fields)) {
            return;
        }
        boolean shown =
                Sampling.some(
                        procedure,
                        fields,
                        sources.toString(),
                        tried -> {
                            Object channel = tried.variables().get("channel");
                            Filing filing =
                                    ANYONE.with(tried.form())
                                            .with(
                                                    channel instanceof String id
                                                            ? Channel.of(id)
                                                            : Channel.ONLINE);
                            return rulebook.settled(filing).shows(page.id());
                        });
        if (!shown) {
            faults.at(
                    at + "/when",
                    "procedure-page-unreachable",
                    "No answers lead to the page '%s'.".formatted(page.id()),
                    "Mend its condition, or that of the page whose answer it needs.");
        }
    }

    private boolean fromRegistry(Set<String> fields) {
        return procedure.prefill().stream()
                .anyMatch(prefill -> prefill.fields().keySet().stream().anyMatch(fields::contains));
    }

    private void collect(Form.Page page, Set<String> fields, StringBuilder sources) {
        if (page.when() == null || sources.indexOf(page.when()) >= 0) {
            return;
        }
        sources.append(page.when()).append('\n');
        for (String id : OrderProof.named(page.when())) {
            if (fields.add(id)) {
                procedure.form().pageOf(id).ifPresent(before -> collect(before, fields, sources));
            }
        }
    }
}
