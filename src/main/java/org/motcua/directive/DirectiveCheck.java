package org.motcua.directive;

import java.util.HashSet;
import java.util.stream.Stream;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.directive.DirectiveDefinition.TaskDefinition;
import org.motcua.unit.Agencies;

/// That every task has exactly one who leads and at most one deadline, and that numbers stand once.
final class DirectiveCheck implements Check<DirectiveDefinition> {
    @Override
    public void check(Definition<DirectiveDefinition> definition, Country country, Faults faults) {
        var labels = new HashSet<String>();
        int place = 0;
        for (var task : definition.value().tasks()) {
            String at = "/tasks/" + place++;
            if (!labels.add(task.label())) {
                faults.at(
                        at + "/label",
                        "directive-label-twice",
                        "The document has two tasks numbered %s.".formatted(task.label()),
                        "Number each task once.");
            }
            lead(task, at, faults);
            time(task, at, faults);
            partners(task, at, country, faults);
        }
    }

    private static void lead(TaskDefinition task, String at, Faults faults) {
        long leads =
                Stream.of(task.lead(), task.group(), task.named()).filter(o -> o != null).count();
        if (leads != 1) {
            faults.at(
                    at,
                    "directive-one-lead",
                    leads == 0
                            ? "Nobody leads the task %s.".formatted(task.label())
                            : "More than one leads the task %s.".formatted(task.label()),
                    "Write exactly one of lead, group and named; who works with them stands under partners.");
        }
    }

    private static void partners(TaskDefinition task, String at, Country country, Faults faults) {
        for (int i = 0; i < task.partners().size(); i++) {
            String partner = task.partners().get(i);
            if (country.versions(TaskGroup.KIND, partner).isEmpty()
                    && country.versions(Agencies.KIND, partner).isEmpty()) {
                faults.at(
                        at + "/partners/" + i,
                        "directive-partner",
                        "There is no agency and no group %s.".formatted(partner),
                        "Write the code of an agency or the id of a group under directives/groups.");
            }
        }
    }

    private static void time(TaskDefinition task, String at, Faults faults) {
        long deadlines =
                Stream.of(task.due() != null, task.every() != null, task.ongoing())
                        .filter(set -> set)
                        .count();
        if (deadlines > 1) {
            faults.at(
                    at,
                    "directive-one-deadline",
                    "The task %s has more than one deadline.".formatted(task.label()),
                    "Write at most one of due, every and ongoing.");
        }
    }
}
