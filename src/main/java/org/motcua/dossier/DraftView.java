package org.motcua.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Fee;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedure;
import org.motcua.unit.Agency;

/// A draft as its pages show it: what is asked, what is known, what is missing, what it costs.
///
/// @param pages the pages of the form, with what is asked and known on each
/// @param unfinished ids of the pages that have a fault
/// @param handed what was handed in so far, read when somebody asks
/// @param agencies who may receive it; one where the answers tell, several where the person chooses
public record DraftView(
        Draft draft,
        Procedure procedure,
        List<AskedPage> pages,
        List<FormFault> faults,
        Set<String> unfinished,
        List<Paper.Needed> papers,
        Supplier<List<PaperFile>> handed,
        Fee.Bill bill,
        List<Agency> agencies) {
    public DraftView {
        pages = List.copyOf(pages);
        faults = List.copyOf(faults);
        unfinished = Set.copyOf(unfinished);
        papers = List.copyOf(papers);
        agencies = List.copyOf(agencies);
    }

    /// What was handed in so far.
    public List<PaperFile> files() {
        return handed.get();
    }

    /// The papers that must be handed in and are not there.
    public List<Paper> missing() {
        return DraftRules.missing(papers, files());
    }

    /// The pages that ask something of the person, in order.
    public List<AskedPage> asking() {
        return pages.stream().filter(AskedPage::asks).toList();
    }

    public Optional<AskedPage> page(String id) {
        return pages.stream().filter(one -> one.page().id().equals(id)).findFirst();
    }

    /// The page that asks after another one; empty after the last.
    public Optional<AskedPage> after(String id) {
        var shown = asking();
        for (int i = 0; i < shown.size() - 1; i++) {
            if (shown.get(i).page().id().equals(id)) {
                return Optional.of(shown.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /// The next page after another one that is not answered yet, so that nobody walks through what
    /// is answered or was filled in for them; empty where there is none.
    public Optional<AskedPage> ahead(String id) {
        var next = after(id);
        while (next.filter(this::answered).isPresent()) {
            next = after(next.get().page().id());
        }
        return next;
    }

    /// Whether a page is answered, and rightly.
    public boolean answered(AskedPage asked) {
        return !unfinished.contains(asked.page().id())
                && asked.page().fields().stream().anyMatch(draft.answers()::containsKey);
    }

    /// The page that asks before another one; empty before the first.
    public Optional<AskedPage> before(String id) {
        var shown = asking();
        for (int i = 1; i < shown.size(); i++) {
            if (shown.get(i).page().id().equals(id)) {
                return Optional.of(shown.get(i - 1));
            }
        }
        return Optional.empty();
    }

    /// The papers that the person hands in.
    public List<Paper.Needed> handedIn() {
        return papers.stream()
                .filter(needed -> needed.held() == null && !needed.paper().show())
                .toList();
    }

    /// Everything is answered and there.
    public boolean complete() {
        return faults.isEmpty() && missing().isEmpty() && agencies.size() == 1;
    }
}
