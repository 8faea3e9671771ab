package org.motcua.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.ValueType;

/// One bundle with the versions of its procedures that hold together: the form of the whole, the
/// rules of each step, and what flows between them. Pure, like [Rulebook].
public final class BundlePlan {
    private final Bundle bundle;
    private final String hash;
    private final Union union;
    private final Rulebook whole;
    private final Map<String, Rulebook> rulebooks;
    private final BundleExpressions expressions;

    private BundlePlan(
            Bundle bundle,
            String hash,
            Union union,
            Rulebook whole,
            Map<String, Rulebook> rulebooks) {
        this.bundle = bundle;
        this.hash = hash;
        this.union = union;
        this.whole = whole;
        this.rulebooks = rulebooks;
        this.expressions = new BundleExpressions(bundle, whole.procedure(), rulebooks);
    }

    /// @param standing the procedures of the steps as they stand alone, by the ids of the steps
    static BundlePlan compiled(
            Country country,
            Definition<Bundle> definition,
            Map<String, Rulebook> standing,
            Scope.Wrong wrong) {
        Bundle bundle = definition.value();
        var hashes = new ArrayList<String>(List.of(definition.hash()));
        var procedures = new LinkedHashMap<String, Procedure>();
        standing.forEach((step, rulebook) -> {
            hashes.add(step + " " + rulebook.hash());
            procedures.put(step, rulebook.procedure());
        });
        String hash = Fingerprint.of(hashes);
        var union = Union.of(bundle, procedures);
        var whole = Procedures.compiled(country, union.whole(), hash, within("/steps", wrong));
        var rulebooks = new LinkedHashMap<String, Rulebook>();
        standing.forEach((step, rulebook) ->
                rulebooks.put(step, amended(bundle.step(step), rulebook, hash)));
        var plan = new BundlePlan(bundle, hash, union, whole, rulebooks);
        plan.expressions.compile(wrong);
        return plan;
    }

    private static Scope.Wrong within(String place, Scope.Wrong wrong) {
        return (pointer, _, message, mend) ->
                wrong.at(
                        place,
                        0,
                        "In the form of the whole, %s: %s".formatted(pointer, message),
                        mend);
    }

    /// The procedure of a step as the law of the bundle has it.
    private static Rulebook amended(BundleStep step, Rulebook alone, String hash) {
        Procedure own = alone.procedure();
        var deadlines = step.deadlines().isEmpty() ? own.deadlines() : step.deadlines();
        return alone.amended(
                new Procedure(
                        own.code(),
                        own.field(),
                        own.name(),
                        own.title(),
                        own.receives(),
                        own.searchWords(),
                        own.lifeEvents(),
                        own.audience(),
                        own.subjects(),
                        own.mandates(),
                        own.competence(),
                        own.channels(),
                        own.cases(),
                        own.form(),
                        own.prefill(),
                        own.papers().stream()
                                .filter(paper -> !step.withoutPapers().contains(paper.id()))
                                .toList(),
                        own.fees().stream()
                                .filter(fee -> !step.withoutFees().contains(fee.id()))
                                .toList(),
                        deadlines,
                        squeezed(own.process(), deadlines),
                        own.checks(),
                        own.decisions(),
                        own.results(),
                        own.changes(),
                        own.messages(),
                        own.legalBasis(),
                        own.refusals(),
                        own.supplements(),
                        List.of()),
                Fingerprint.of(List.of(hash, step.id(), alone.hash())));
    }

    /// The hours of the internal process, made shorter in proportion where the law of the bundle
    /// leaves less time than they take.
    private static List<ProcessStep> squeezed(List<ProcessStep> process, List<Deadline> deadlines) {
        BigDecimal wanted =
                process.stream().map(ProcessStep::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal given =
                deadlines.stream()
                        .map(Deadline::hours)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO);
        if (given.signum() == 0 || wanted.compareTo(given) <= 0) {
            return process;
        }
        return process.stream()
                .map(step ->
                        step.within(
                                step.hours().multiply(given).divide(wanted, 2, RoundingMode.DOWN)))
                .toList();
    }

    public Bundle bundle() {
        return bundle;
    }

    /// Of the bundle and of every procedure in it: a filing is pinned to it.
    public String hash() {
        return hash;
    }

    /// The bundle as one procedure: what a person is asked, and what it costs.
    public Rulebook whole() {
        return whole;
    }

    /// The procedure of a step, as the law of the bundle has it.
    public Rulebook rulebook(String step) {
        return Objects.requireNonNull(rulebooks.get(step), step);
    }

    /// Id of a paper of a step's procedure to id of the paper of the whole.
    public Map<String, String> papers(String step) {
        var part = union.parts().get(step);
        return part == null ? Map.of() : Map.copyOf(part.papers());
    }

    /// The field of the whole under which a field of a step's procedure is asked.
    public Optional<String> asked(String step, String field) {
        var part = union.parts().get(step);
        return part == null
                ? Optional.empty()
                : Optional.ofNullable(part.names().name(field))
                        .filter(whole.procedure().form().properties()::containsKey);
    }

    /// The field of the whole that holds the answer to a field of a step's procedure.
    Optional<String> own(String step, String field) {
        var part = union.parts().get(step);
        return part == null ? Optional.empty() : Optional.ofNullable(part.own().get(field));
    }

    List<Rulebook> rulebooks() {
        var all = new ArrayList<>(rulebooks.values());
        all.add(whole);
        return all;
    }

    /// What registries answered for the whole, as a step's procedure asks for it.
    public Facts facts(String step, Facts found) {
        var part = union.parts().get(step);
        var mine = new LinkedHashMap<String, Facts.Fact>();
        if (part != null) {
            for (Prefill prefill : rulebook(step).procedure().prefill()) {
                found.of(part.names().lookup(prefill.id()))
                        .filter(fact -> serves(fact, prefill))
                        .ifPresent(fact -> mine.put(prefill.id(), fact));
            }
        }
        return new Facts(mine);
    }

    /// What was not found may be there by now, so it is asked again.
    private static boolean serves(Facts.Fact fact, Prefill prefill) {
        return prefill.fields().values().stream().anyMatch(fact.record()::containsKey);
    }

    /// The fields of a step that wait for an earlier step's result.
    public Set<String> later(String step) {
        var found = new HashSet<String>();
        bundle.step(step).data().stream()
                .filter(BundleStep.Flow::later)
                .forEach(flow -> found.add(flow.field()));
        return found;
    }

    /// What the answers of a step are taken from.
    ///
    /// @param form everything that was answered or found for the whole
    /// @param written the keys under which registries wrote, by step and change
    public record Known(
            Map<String, Object> form,
            Filing.Applicant applicant,
            LocalDate today,
            Map<String, Map<String, String>> written) {
        Map<String, Object> variables() {
            var applicant = new HashMap<String, Object>();
            applicant.put("subject", applicant().subject());
            if (applicant().number() != null) {
                applicant.put("number", applicant().number().value());
            }
            if (applicant().fullName() != null) {
                applicant.put("name", applicant().fullName());
            }
            return Map.of("form", form, "applicant", applicant, "today", today, "written", written);
        }
    }

    /// The steps that this person takes, in the order of the definition; those that only take back
    /// are not among them.
    public List<BundleStep> taken(Known known) {
        var variables = known.variables();
        return bundle.steps().stream()
                .filter(step -> step.undoes() == null)
                .filter(step -> step.when() == null || expressions.test(step.when(), variables))
                .filter(step ->
                        step.choice() == null
                                || Boolean.TRUE.equals(known.form().get(Union.chosenBy(step.id()))))
                .toList();
    }

    /// What a step's procedure is answered.
    public Map<String, Object> answers(BundleStep step, Known known) {
        return new StepAnswers(this, expressions, step, known).all();
    }

    /// Names the event; empty where there is nothing to compare.
    public Optional<String> once(Known known) {
        return expressions
                .value(bundle.once(), ValueType.STRING, known.variables())
                .map(String::valueOf)
                .filter(name -> !name.isBlank());
    }

    /// The personal number of who has to agree to a step; empty where nobody has to.
    public Optional<String> consent(BundleStep step, Known known) {
        var consent = step.consent();
        if (consent == null
                || (consent.when() != null
                        && !expressions.test(consent.when(), known.variables()))) {
            return Optional.empty();
        }
        return expressions
                .value(consent.of(), ValueType.STRING, known.variables())
                .map(String::valueOf)
                .filter(number -> !number.isBlank());
    }
}
