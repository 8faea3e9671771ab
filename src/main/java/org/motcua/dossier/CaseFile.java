package org.motcua.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Examination;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.ProcessStep;

/// A dossier as an officer works on it: what its definition says about it, whose turn it is, and
/// what this officer may do now.
///
/// @param pages what was answered, and what registries said
/// @param papers the papers that it needs, those that the state holds included
/// @param decisions how it may end
/// @param process the steps of the internal process that this dossier takes, in order
public record CaseFile(
        Dossier dossier,
        Procedure procedure,
        List<AskedPage> pages,
        List<Paper.Needed> papers,
        List<Decision> decisions,
        List<ProcessStep> process,
        May may) {
    public CaseFile {
        pages = List.copyOf(pages);
        papers = List.copyOf(papers);
        decisions = List.copyOf(decisions);
        process = List.copyOf(process);
    }

    /// What one officer may do with it.
    ///
    /// @param hindrance why this officer may not do the step whose turn it is; empty where they may
    /// @param open the moves that the state allows
    public record May(
            Optional<Refusal> hindrance,
            boolean supervise,
            boolean assign,
            boolean transfer,
            Set<Move> open) {
        public May {
            open = Set.copyOf(open);
        }

        /// It is this officer's turn, and the state allows the move.
        public boolean take(Move move) {
            return hindrance.isEmpty() && open.contains(move);
        }
    }

    /// The step whose turn it is.
    public Optional<ProcessStep> step() {
        return dossier.turn().map(Dossier.Turn::step).flatMap(this::step);
    }

    public Optional<ProcessStep> step(String id) {
        return process.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /// The step after it.
    public Optional<ProcessStep> next() {
        int here = step().map(process::indexOf).orElse(process.size());
        return here + 1 < process.size() ? Optional.of(process.get(here + 1)) : Optional.empty();
    }

    /// The steps before it, to which it may be handed back.
    public List<ProcessStep> earlier() {
        return process.subList(0, Math.max(0, step().map(process::indexOf).orElse(0)));
    }

    /// The kind of work whose turn it is.
    public boolean at(ProcessStep.Action action) {
        return step().filter(step -> step.action() == action).isPresent();
    }

    public Optional<Decision> decision(String id) {
        return procedure.decisions().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    public Optional<Examination> examination(String id) {
        return procedure.checks().stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
