package org.motcua.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.directive.DirectiveDefinition.TaskDefinition;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Succession;
import org.motcua.unit.Units;

/// Makes tasks of a definition: one, or for a group the whole and one part for each agency that
/// belonged to the group on the day that the document means.
final class FanOut {
    private FanOut() {}

    static List<Task> of(
            Country country, Document document, TaskDefinition one, LocalDate on, LocalDate today) {
        var all = new ArrayList<Task>();
        var lead = one.lead() == null ? null : new AgencyCode(one.lead());
        var answers = one.answers() == null ? null : new AgencyCode(one.answers());
        var group = one.group();
        var named =
                group == null
                        ? one.named()
                        : country.get(TaskGroup.KIND, group, today).value().name();
        var whole = task(document, one, null, lead, answers, named, today);
        all.add(whole);
        if (group != null) {
            for (var member :
                    country.get(TaskGroup.KIND, group, today).value().members(country, on)) {
                var successor = successor(country, member, today);
                all.add(task(document, one, whole.id(), member.code(), successor, null, today));
            }
        }
        return all;
    }

    private static Task task(
            Document document,
            TaskDefinition one,
            @Nullable UUID parent,
            @Nullable AgencyCode lead,
            @Nullable AgencyCode answers,
            org.motcua.kernel.@Nullable Text named,
            LocalDate today) {
        var result = one.result();
        boolean done = result != null && result.finished();
        var ordered = one.deadline(today);
        var until = result == null ? null : result.until();
        return new Task(
                Identifier.next(),
                document.id(),
                one.label(),
                parent,
                lead,
                answers,
                named,
                one.partners(),
                one.text(),
                one.product(),
                one.authority(),
                ordered,
                until == null ? ordered : new Deadline.On(until),
                one.measure(),
                done ? Task.Status.DONE : Task.Status.OPEN,
                result == null ? null : result.done(),
                result == null ? null : result.text(),
                null,
                null,
                null,
                0);
    }

    /// The agency of the same kind in the unit that an agency's unit went into; none where it still
    /// stands, or where it was split and nobody can say.
    private static @Nullable AgencyCode successor(Country country, Agency agency, LocalDate today) {
        var unit = agency.unit();
        if (agency.standsOn(today) || unit == null) {
            return null;
        }
        var lastDay = agency.until() == null ? today : agency.until().minusDays(1);
        Succession succession = Units.of(country).succession(unit, lastDay, today);
        var candidates = succession.candidates();
        if (candidates.size() != 1) {
            return null;
        }
        return Agencies.of(country)
                .agenciesFor(agency.kind(), candidates.getFirst().code(), today)
                .stream()
                .findFirst()
                .map(Agency::code)
                .orElse(null);
    }
}
