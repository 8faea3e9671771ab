package org.motcua.linking;

import java.util.EnumSet;
import java.util.Set;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for a linking beyond its schema: each measure once, with all its levels in their
/// order, and decisions that do not contradict each other.
final class LinkRuleCheck implements Check<LinkRule> {
    @Override
    public void check(Definition<LinkRule> definition, Country country, Faults faults) {
        var rule = definition.value();
        var seen = EnumSet.noneOf(Measure.class);
        for (int at = 0; at < rule.fields().size(); at++) {
            var field = rule.fields().get(at);
            String path = "/fields/" + at;
            if (!seen.add(field.measure())) {
                faults.at(
                        path,
                        "linking-measure",
                        "The measure %s stands twice.".formatted(field.measure().id()),
                        "Keep one of them.");
            }
            var ids = field.levels().stream().map(LinkRule.Level::id).toList();
            if (!ids.equals(field.measure().levels())) {
                faults.at(
                        path + "/levels",
                        "linking-levels",
                        "These are not the levels of %s.".formatted(field.measure().id()),
                        "Write, in this order: %s."
                                .formatted(String.join(", ", field.measure().levels())));
            }
        }
        blocks(rule, seen, faults);
        var decision = rule.decision();
        if (decision.clerk() >= decision.automatic() || decision.stop() < decision.automatic()) {
            faults.at(
                    "/decision",
                    "linking-decision",
                    "The thresholds contradict each other: clerk %s, automatic %s, stop %s."
                            .formatted(decision.clerk(), decision.automatic(), decision.stop()),
                    "Let clerk be less than automatic, and stop at least automatic.");
        }
    }

    private static void blocks(LinkRule rule, Set<Measure> seen, Faults faults) {
        for (int at = 0; at < rule.blocks().size(); at++) {
            var block = rule.blocks().get(at);
            for (var part : block.parts()) {
                if (!seen.contains(part.measure)) {
                    faults.at(
                            "/blocks/" + at,
                            "linking-block",
                            "The block %s is made of %s, which is not compared."
                                    .formatted(block.id(), part.measure.id()),
                            "Compare it under fields, or take it out of the block.");
                }
            }
        }
    }
}
