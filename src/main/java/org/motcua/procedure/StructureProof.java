package org.motcua.procedure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Faults;

/// Every part refers to parts that exist, every field has exactly one place, and no condition looks
/// ahead.
final class StructureProof {
    private static final int MOST_ON_A_PAGE = 8;

    private final Procedure procedure;
    private final Form form;
    private final Faults faults;
    private boolean sound = true;

    StructureProof(Procedure procedure, Faults faults) {
        this.procedure = procedure;
        this.form = procedure.form();
        this.faults = faults;
    }

    boolean prove() {
        unique("/form/parts", form.parts(), Form.Part::id);
        unique("/form/pages", form.pages(), Form.Page::id);
        unique("/form/rules", form.rules(), Form.Rule::id);
        unique("/prefill", procedure.prefill(), Prefill::id);
        unique("/cases", procedure.cases(), Procedure.Case::id);
        unique("/papers", procedure.papers(), Paper::id);
        unique("/fees", procedure.fees(), Fee::id);
        unique("/process", procedure.process(), ProcessStep::id);
        unique("/checks", procedure.checks(), Examination::id);
        unique("/decisions", procedure.decisions(), Decision::id);
        unique("/changes", procedure.changes(), RegistryChange::id);
        unique("/refusals", procedure.refusals(), Procedure.Ground::id);
        unique("/supplements", procedure.supplements(), Procedure.Ground::id);
        places();
        references();
        fields();
        sound &= new OrderProof(procedure, faults).prove();
        return sound;
    }

    private <T> void unique(String pointer, List<T> parts, Function<T, String> id) {
        var seen = new HashSet<String>();
        Places.each(
                pointer,
                parts,
                (at, part) -> {
                    if (!seen.add(id.apply(part))) {
                        fault(
                                at + "/id",
                                "procedure-id-twice",
                                "The id '%s' stands twice in this list.".formatted(id.apply(part)),
                                "Give each its own id.");
                    }
                });
    }

    /// Each field stands on exactly one page, or comes from a registry.
    private void places() {
        var placed = new HashMap<String, String>();
        var parts = new HashSet<String>();
        form.parts().forEach(part -> parts.add(part.id()));
        Places.each(
                "/form/pages",
                form.pages(),
                (at, page) -> {
                    if (!parts.contains(page.part())) {
                        fault(
                                at + "/part",
                                "procedure-part-unknown",
                                "There is no part '%s'.".formatted(page.part()),
                                "Add it to form.parts, or name one of " + parts + ".");
                    }
                    if (page.fields().size() > MOST_ON_A_PAGE) {
                        fault(
                                at + "/fields",
                                "procedure-page-crowded",
                                "The page asks %d things; at most %d fit together."
                                        .formatted(page.fields().size(), MOST_ON_A_PAGE),
                                "Ask one thing, or one tight group, on each page.");
                    }
                    Places.each(
                            at + "/fields",
                            page.fields(),
                            (place, id) -> place(place, id, page.id(), placed));
                });
        Set<String> filled = Prefill.filled(procedure.prefill());
        for (String id : form.properties().keySet()) {
            if (!placed.containsKey(id) && !filled.contains(id)) {
                fault(
                        "/form/properties/" + id,
                        "procedure-field-unplaced",
                        "The field '%s' stands on no page and no registry fills it.".formatted(id),
                        "Put it on a page, fill it under prefill, or take it away.");
            }
        }
    }

    private void place(String pointer, String id, String page, Map<String, String> placed) {
        known(pointer, id);
        String before = placed.put(id, page);
        if (before != null) {
            fault(
                    pointer,
                    "procedure-field-twice",
                    "The field '%s' is asked on page '%s' already.".formatted(id, before),
                    "Ask each thing once.");
        }
    }

    private void references() {
        known("/competence/field", procedure.competence().field());
        if (procedure.competence().by() == Competence.By.ANSWER
                && procedure.competence().field() == null) {
            fault(
                    "/competence",
                    "procedure-competence",
                    "The competent agency follows from an answer, but no field is named.",
                    "Name the field that holds the unit or address.");
        }
        Places.each("/form/rules", form.rules(), (at, rule) -> known(at + "/field", rule.field()));
        Places.each(
                "/prefill",
                procedure.prefill(),
                (at, prefill) ->
                        prefill.fields().keySet().forEach(id -> known(at + "/fields/" + id, id)));
        Places.each(
                "/checks",
                procedure.checks(),
                (at, check) -> Places.each(at + "/evidence", check.evidence(), this::known));
        Places.each(
                "/papers",
                procedure.papers(),
                (at, paper) -> {
                    cases(at, paper.cases());
                    Places.each(at + "/replaced_by", paper.replacedBy(), this::replacement);
                });
        Places.each(
                "/fees",
                procedure.fees(),
                (at, fee) -> {
                    if (fee.tariff() == null && fee.amount() == null) {
                        fault(
                                at,
                                "procedure-fee-empty",
                                "The fee '%s' has neither a tariff nor an amount."
                                        .formatted(fee.id()),
                                "Name a tariff, or write the amount.");
                    }
                });
        Places.each("/deadlines", procedure.deadlines(), (at, it) -> cases(at, it.cases()));
        Places.each("/process", procedure.process(), (at, it) -> cases(at, it.cases()));
    }

    private void replacement(String at, Paper.Replacement replacement) {
        String id = replacement.prefill();
        if (id == null && replacement.result() == null) {
            fault(
                    at,
                    "procedure-replacement-empty",
                    "Nothing is named that replaces the paper.",
                    "Name a prefill, or the code of an earlier result.");
        }
        if (id != null && procedure.prefill().stream().noneMatch(it -> it.id().equals(id))) {
            fault(
                    at + "/prefill",
                    "procedure-prefill-unknown",
                    "There is no prefill '%s'.".formatted(id),
                    "Name one of those under prefill.");
        }
    }

    private void cases(String at, List<String> cases) {
        Places.each(
                at + "/cases",
                cases,
                (place, id) -> {
                    if (procedure.cases().stream().noneMatch(one -> one.id().equals(id))) {
                        fault(
                                place,
                                "procedure-case-unknown",
                                "There is no case '%s'.".formatted(id),
                                "Name one of those under cases.");
                    }
                });
    }

    private void fields() {
        form.properties()
                .forEach((id, field) -> {
                    String at = "/form/properties/" + id;
                    known(at + "/x-not-before", field.notBefore());
                    known(at + "/x-born", field.born());
                    known(at + "/x-sex", field.sex());
                    pattern(at, field);
                });
    }

    private void pattern(String at, Field field) {
        if (field.pattern() == null) {
            return;
        }
        try {
            Pattern.compile(field.pattern());
        } catch (PatternSyntaxException wrong) {
            fault(
                    at + "/pattern",
                    "procedure-pattern",
                    "This is not a regular expression: " + wrong.getDescription() + ".",
                    "Mend it at character " + (wrong.getIndex() + 1) + ".");
        }
        if (field.patternText() == null) {
            fault(
                    at + "/pattern",
                    "procedure-pattern-silent",
                    "A person whose answer does not fit is not told what to write.",
                    "Say it under x-pattern-text.");
        }
    }

    private void known(String pointer, @Nullable String id) {
        if (id != null && !form.properties().containsKey(id)) {
            fault(
                    pointer,
                    "procedure-field-unknown",
                    "There is no field '%s' in the form.".formatted(id),
                    "Name one of form.properties, or add it there.");
        }
    }

    private void fault(String pointer, String rule, String message, String mend) {
        sound = false;
        faults.at(pointer, rule, message, mend);
    }
}
