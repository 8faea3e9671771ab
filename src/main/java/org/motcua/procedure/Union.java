package org.motcua.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Makes one form of the forms of a bundle's steps: what two of them ask is asked once.
///
/// Fields mean the same where the same registry fills them from the same record, or where the
/// bundle says so. The result is a procedure like any other, so that everything that shows, asks
/// and examines a form does it for a bundle too.
final class Union {
    private final Bundle bundle;
    private final Map<String, Procedure> procedures;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, Field> properties = new LinkedHashMap<>();
    private final List<Form.Part> sections = new ArrayList<>();
    private final List<Form.Page> pages = new ArrayList<>();
    private final List<Form.Rule> rules = new ArrayList<>();
    private final UnionLookups lookups = new UnionLookups();
    private final UnionCosts costs = new UnionCosts();

    /// How a step of the bundle reads the whole form.
    ///
    /// @param names its fields and look-ups in the whole form
    /// @param own its field to the field of the whole that holds its answer
    /// @param papers id of its paper to id of the paper of the whole
    record Part(Substitution names, Map<String, String> own, Map<String, String> papers) {}

    private Union(Bundle bundle, Map<String, Procedure> procedures) {
        this.bundle = bundle;
        this.procedures = procedures;
    }

    /// @param procedures of the steps, by their ids
    static Union of(Bundle bundle, Map<String, Procedure> procedures) {
        var union = new Union(bundle, procedures);
        for (BundleStep step : bundle.steps()) {
            Procedure procedure = procedures.get(step.id());
            if (procedure != null && step.undoes() == null) {
                union.add(step, procedure);
            }
        }
        return union;
    }

    Map<String, Part> parts() {
        return parts;
    }

    private void add(BundleStep step, Procedure procedure) {
        String taken = taken(step);
        boolean first = parts.isEmpty();
        var names = new Substitution();
        var part = new Part(names, new HashMap<>(), new HashMap<>());
        parts.put(step.id(), part);
        var asked = new UnionFields(step, procedure, names, properties.keySet());
        lookups.join(step, procedure, names, taken, asked);
        names.situation(situation(procedure, names));
        var titles = sections(step, procedure, first);
        choice(step, titles.getOrDefault("", step.id()));
        asked.names()
                .forEach((field, name) ->
                        properties.put(name, field(procedure.form().get(field), names)));
        part.own().putAll(asked.holders());
        for (Form.Page page : procedure.form().pages()) {
            page(page, step, names, asked, taken, titles);
        }
        rules(procedure, step, names, asked, taken);
        costs.add(step, procedure, part, taken, caseConditions(procedure, names));
    }

    private static @Nullable String taken(BundleStep step) {
        return Substitution.and(
                step.when(), step.choice() == null ? null : "form." + chosenBy(step.id()));
    }

    /// The field that says whether the person wants a step.
    static String chosenBy(String step) {
        return "with_" + step;
    }

    /// @return the section of the whole for each section of the procedure; "" is the step's own
    private Map<String, String> sections(BundleStep step, Procedure procedure, boolean first) {
        var found = new HashMap<String, String>();
        if (first) {
            sections.addAll(procedure.form().parts());
            procedure.form().parts().forEach(part -> found.put(part.id(), part.id()));
            found.put("", procedure.form().parts().getFirst().id());
            return found;
        }
        sections.add(new Form.Part("step-" + step.id(), step.title()));
        procedure.form().parts().forEach(part -> found.put(part.id(), "step-" + step.id()));
        found.put("", "step-" + step.id());
        return found;
    }

    private void choice(BundleStep step, String section) {
        var choice = step.choice();
        if (choice == null) {
            return;
        }
        String id = chosenBy(step.id());
        properties.put(id, yesOrNo(choice.question(), choice.suggest()));
        pages.add(
                new Form.Page(
                        "with-" + step.id(),
                        section,
                        choice.question(),
                        choice.why(),
                        step.when(),
                        List.of(id)));
    }

    private static Field yesOrNo(Text label, boolean suggest) {
        return new Field(
                "boolean", null, null, null, null, null, null, null, null, null, label, null, null,
                Map.of(), null, false, false, null, null, null, suggest, null);
    }

    private void page(
            Form.Page page,
            BundleStep step,
            Substitution names,
            UnionFields asked,
            @Nullable String taken,
            Map<String, String> titles) {
        String when = Substitution.and(taken, names.applyAny(page.when()));
        asked.groups(page)
                .forEach((unless, fields) -> {
                    String shown =
                            unless.isEmpty()
                                    ? when
                                    : Substitution.and(when, "!(%s)".formatted(unless));
                    pages.add(
                            new Form.Page(
                                    free(page.id(), step.id()),
                                    titles.getOrDefault(page.part(), page.part()),
                                    page.title(),
                                    page.why(),
                                    shown,
                                    fields));
                });
    }

    private String free(String id, String step) {
        String wanted = id;
        for (int i = 1; taken(wanted); i++) {
            wanted = step + "-" + id + (i == 1 ? "" : "-" + i);
        }
        return wanted;
    }

    private boolean taken(String id) {
        return pages.stream().anyMatch(page -> page.id().equals(id));
    }

    private void rules(
            Procedure procedure,
            BundleStep step,
            Substitution names,
            UnionFields asked,
            @Nullable String taken) {
        for (Form.Rule rule : procedure.form().rules()) {
            String field = asked.names().get(rule.field());
            if (field != null) {
                rules.add(
                        new Form.Rule(
                                rules.stream().anyMatch(one -> one.id().equals(rule.id()))
                                        ? step.id() + "-" + rule.id()
                                        : rule.id(),
                                field,
                                Substitution.and(taken, names.applyAny(rule.when())),
                                names.apply(rule.expect()),
                                rule.text()));
            }
        }
    }

    private static Field field(Field field, Substitution names) {
        return new Field(
                field.type(),
                field.format(),
                field.minLength(),
                field.maxLength(),
                field.pattern(),
                field.minimum(),
                field.maximum(),
                field.minItems(),
                field.maxItems(),
                field.items(),
                field.label(),
                field.hint(),
                field.patternText(),
                field.options(),
                field.codes(),
                field.optional(),
                field.past(),
                names.name(field.notBefore()),
                names.name(field.born()),
                names.name(field.sex()),
                field.suggest(),
                field.unknown());
    }

    /// Which case applies, as one expression: the first whose condition holds.
    private static String situation(Procedure procedure, Substitution names) {
        String otherwise = "\"\"";
        for (Procedure.Case one : procedure.cases().reversed()) {
            String id = "\"" + one.id() + "\"";
            otherwise =
                    one.when() == null
                            ? id
                            : "(%s) ? %s : (%s)".formatted(names.apply(one.when()), id, otherwise);
        }
        return otherwise;
    }

    /// When each case applies: none before it does.
    private static Map<String, String> caseConditions(Procedure procedure, Substitution names) {
        var found = new HashMap<String, String>();
        String none = null;
        for (Procedure.Case one : procedure.cases()) {
            String holds = names.applyAny(one.when());
            String here = Substitution.and(none, holds);
            found.put(one.id(), here == null ? "true" : here);
            none = Substitution.and(none, holds == null ? "false" : "!(%s)".formatted(holds));
        }
        return found;
    }

    /// The procedure that the whole bundle is to a person.
    Procedure whole() {
        var first = bundle.steps().getFirst();
        var procedure = procedures.get(first.id());
        if (procedure == null) {
            throw new IllegalStateException("the first step has no procedure");
        }
        var rule = procedure.competence();
        var names = Objects.requireNonNull(parts.get(first.id())).names();
        return new Procedure(
                bundle.code(),
                bundle.field(),
                bundle.name(),
                bundle.title(),
                bundle.receives(),
                bundle.searchWords(),
                bundle.lifeEvents(),
                bundle.audience(),
                bundle.subjects(),
                bundle.mandates(),
                new Competence(
                        rule.level(),
                        rule.agencyKind(),
                        rule.by(),
                        names.name(rule.field()),
                        rule.nonTerritorial(),
                        rule.within()),
                bundle.channels(),
                List.of(),
                new Form(properties, sections(), pages, rules),
                lookups.all(),
                costs.papers(),
                costs.fees(),
                bundle.deadlines(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                bundle.messages(),
                bundle.legalBasis(),
                List.of(),
                List.of(),
                bundle.examples());
    }

    /// Only the sections that ask something.
    private List<Form.Part> sections() {
        return sections.stream()
                .filter(part -> pages.stream().anyMatch(page -> page.part().equals(part.id())))
                .toList();
    }
}
