package org.motcua.procedure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step of a bundle is answered: what flows to it, and what the person said for the whole.
final class StepAnswers {
    private final BundlePlan plan;
    private final BundleExpressions expressions;
    private final BundleStep step;
    private final BundlePlan.Known known;
    private final Map<String, Object> variables;

    StepAnswers(
            BundlePlan plan,
            BundleExpressions expressions,
            BundleStep step,
            BundlePlan.Known known) {
        this.plan = plan;
        this.expressions = expressions;
        this.step = step;
        this.known = known;
        this.variables = known.variables();
    }

    Map<String, Object> all() {
        var flows = new HashMap<String, BundleStep.Flow>();
        step.data().forEach(flow -> flows.put(flow.field(), flow));
        var answers = new LinkedHashMap<String, Object>();
        plan.rulebook(step.id())
                .procedure()
                .form()
                .properties()
                .forEach((id, field) ->
                        answer(id, field, Optional.ofNullable(flows.get(id)))
                                .filter(value -> !empty(value))
                                .ifPresent(value -> answers.put(id, value)));
        return answers;
    }

    private Optional<Object> answer(String id, Field field, Optional<BundleStep.Flow> flow) {
        boolean flows =
                flow.isPresent()
                        && (flow.get().when() == null
                                || expressions.test(flow.get().when(), variables));
        if (flows) {
            return expressions.value(field, flow.get().is(), variables);
        }
        return plan.own(step.id(), id).flatMap(name -> Optional.ofNullable(known.form().get(name)));
    }

    private static boolean empty(Object value) {
        return switch (value) {
            case String text -> text.isBlank();
            case Map<?, ?> map -> map.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }
}
