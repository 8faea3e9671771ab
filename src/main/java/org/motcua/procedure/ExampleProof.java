package org.motcua.procedure;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.Due;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.country.Faults;

/// Runs the examples of a definition: what must come out, comes out.
final class ExampleProof {
    private final Rulebook rulebook;
    private final Country country;
    private final Faults faults;

    ExampleProof(Rulebook rulebook, Country country, Faults faults) {
        this.rulebook = rulebook;
        this.country = country;
        this.faults = faults;
    }

    void prove() {
        Places.each("/examples", rulebook.procedure().examples(), this::run);
    }

    private void run(String at, Example example) {
        Filing filing = Rehearsal.of(rulebook, example);
        Example.Outcome expected = example.expect();
        String place = at + "/expect/";
        same(
                place + "case",
                expected.caseId(),
                rulebook.applicableCase(filing).map(Procedure.Case::id).orElse("none"));
        same(
                place + "asks",
                expected.asks().orElse(null),
                rulebook.pages(filing).stream()
                        .filter(AskedPage::asks)
                        .map(page -> page.page().id())
                        .toList());
        same(
                place + "papers",
                expected.papers().orElse(null),
                rulebook.papers(filing, Set.copyOf(example.given().wallet())).stream()
                        .filter(paper -> paper.held() == null)
                        .map(paper -> paper.paper().id())
                        .toList());
        same(place + "fee", expected.fee(), rulebook.fees(filing).total().amount());
        same(
                place + "faults",
                expected.faults().orElse(null),
                rulebook.validate(filing, Outside.SILENT).stream()
                        .map(FormFault::written)
                        .toList());
        same(
                place + "failing",
                expected.failing().orElse(null),
                rulebook.runChecks(filing).stream()
                        .filter(finding -> !finding.passed())
                        .map(finding -> finding.examination().id())
                        .toList());
        same(
                place + "changes",
                expected.changes().orElse(null),
                rulebook.registryChanges(filing).stream()
                        .map(it -> it.change().registry() + ": " + written(it.change().act()))
                        .toList());
        due(place + "due", expected.due(), filing, example.given());
        result(
                place + "result",
                expected.result(),
                rulebook.result(filing).map(Result.Issued::fields).orElse(Map.of()));
    }

    private static String written(RegistryChange.Act act) {
        return act.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void due(
            String at, @Nullable LocalDateTime expected, Filing filing, Example.Setting given) {
        if (expected == null) {
            return;
        }
        if (country.all(WorkingCalendar.HOURS).isEmpty()) {
            return;
        }
        WorkingCalendar calendar =
                WorkingCalendar.of(
                        country,
                        country.all(WorkingCalendar.HOURS).getFirst().id(),
                        given.at().toLocalDate());
        Deadline deadline = rulebook.deadline(filing).orElse(null);
        if (deadline == null) {
            same(at, expected, null);
            return;
        }
        ZonedDateTime start = given.at().atZone(country.settings().zone());
        Due due = calendar.due(start.toInstant(), deadline.span(), deadline.cutOff());
        same(at, expected, due.at().atZone(country.settings().zone()).toLocalDateTime());
    }

    private void result(String at, Map<String, String> expected, Map<String, Object> fields) {
        if (expected != null) {
            expected.forEach((name, value) ->
                    same(at + "/" + name, value, String.valueOf(fields.get(name))));
        }
    }

    private void same(String pointer, @Nullable Object expected, @Nullable Object actual) {
        if (expected != null && !Objects.equals(expected, actual)) {
            faults.at(
                    pointer,
                    "procedure-example",
                    "The example expects %s, but %s comes out.".formatted(expected, actual),
                    "Mend the definition, or the example if it is the one that is wrong.");
        }
    }
}
