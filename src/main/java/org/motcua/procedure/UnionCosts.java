package org.motcua.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// What a bundle costs the person: the papers and fees of its steps. A paper that two steps want is
/// handed in once.
final class UnionCosts {
    private final List<Paper> papers = new ArrayList<>();
    private final List<Fee> fees = new ArrayList<>();

    List<Paper> papers() {
        return papers;
    }

    List<Fee> fees() {
        return fees;
    }

    /// @param cases when each case of the procedure applies
    void add(
            BundleStep step,
            Procedure procedure,
            Union.Part part,
            @Nullable String taken,
            Map<String, String> cases) {
        for (Paper paper : procedure.papers()) {
            if (!step.withoutPapers().contains(paper.id())) {
                add(paper, step, part, taken, cases);
            }
        }
        for (Fee fee : procedure.fees()) {
            if (!step.withoutFees().contains(fee.id())) {
                fees.add(fee(fee, step, part.names(), taken));
            }
        }
    }

    private void add(
            Paper paper,
            BundleStep step,
            Union.Part part,
            @Nullable String taken,
            Map<String, String> cases) {
        var names = part.names();
        String when =
                Substitution.and(
                        taken,
                        Substitution.and(
                                anyOf(paper.cases(), cases), names.applyAny(paper.when())));
        for (int i = 0; i < papers.size(); i++) {
            Paper other = papers.get(i);
            if (paper.code() != null && paper.code().equals(other.code())) {
                papers.set(
                        i,
                        with(
                                other,
                                other.id(),
                                Substitution.or(other.when(), when),
                                other.required() || paper.required(),
                                other.replacedBy()));
                part.papers().put(paper.id(), other.id());
                return;
            }
        }
        String id =
                papers.stream().anyMatch(one -> one.id().equals(paper.id()))
                        ? step.id() + "-" + paper.id()
                        : paper.id();
        part.papers().put(paper.id(), id);
        papers.add(with(paper, id, when, paper.required(), replaced(paper, names)));
    }

    private static @Nullable String anyOf(List<String> wanted, Map<String, String> cases) {
        return wanted.isEmpty()
                ? null
                : wanted.stream()
                        .map(id -> "(" + cases.getOrDefault(id, "false") + ")")
                        .collect(Collectors.joining(" || "));
    }

    private static List<Paper.Replacement> replaced(Paper paper, Substitution names) {
        return paper.replacedBy().stream()
                .map(it ->
                        new Paper.Replacement(
                                it.prefill() == null ? null : names.lookup(it.prefill()),
                                it.result(),
                                names.applyAny(it.when()),
                                it.because()))
                .toList();
    }

    private static Paper with(
            Paper paper,
            String id,
            @Nullable String when,
            boolean required,
            List<Paper.Replacement> replacedBy) {
        return new Paper(
                id,
                paper.code(),
                paper.title(),
                paper.hint(),
                List.of(),
                when,
                required,
                paper.originals(),
                paper.copies(),
                paper.show(),
                paper.formats(),
                paper.maxMegabytes(),
                paper.maxFiles(),
                replacedBy,
                paper.alternatives(),
                paper.basis());
    }

    private Fee fee(Fee fee, BundleStep step, Substitution names, @Nullable String taken) {
        String id =
                fees.stream().anyMatch(one -> one.id().equals(fee.id()))
                        ? step.id() + "-" + fee.id()
                        : fee.id();
        return new Fee(
                id,
                fee.kind(),
                fee.title(),
                fee.tariff(),
                names.applyAny(fee.amount()),
                Substitution.and(taken, names.applyAny(fee.when())),
                fee.channels(),
                fee.collected(),
                fee.how() == null ? null : renamed(fee.how(), names),
                fee.reliefs().stream().map(relief -> relief(relief, names)).toList(),
                fee.basis());
    }

    private static Text renamed(Text how, Substitution names) {
        var texts = new HashMap<String, String>();
        how.byLanguage().forEach((tag, text) -> texts.put(tag, names.places().apply(text)));
        return new Text(texts);
    }

    private static Fee.Relief relief(Fee.Relief relief, Substitution names) {
        return new Fee.Relief(
                relief.id(),
                relief.title(),
                relief.group(),
                names.applyAny(relief.when()),
                relief.channels(),
                relief.places(),
                relief.percent(),
                relief.from(),
                relief.until(),
                relief.basis());
    }
}
