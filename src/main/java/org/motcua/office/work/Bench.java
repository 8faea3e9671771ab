package org.motcua.office.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.credential.Credential;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.Effect;
import org.motcua.dossier.Letter;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Supplement;
import org.motcua.office.TimeLeft;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Tone;

/// Everything that the workbench shows of one dossier.
public record Bench(CaseFile file, Head head, Material material, Past past, List<ActionForm> acts) {

    /// The lines above everything.
    ///
    /// @param filer who filed it for the applicant, where somebody did
    /// @param said what stands in the way of this officer; empty where nothing does
    public record Head(
            String title,
            String agency,
            String state,
            Tone tone,
            String step,
            TimeLeft due,
            TimeLeft turnDue,
            List<String> flags,
            Optional<Filer> filer,
            Optional<String> proposal,
            Optional<String> said) {}

    /// Who filed a dossier for its applicant, and by what right.
    ///
    /// @param role what they were to the applicant when they filed it
    /// @param right the kind of mandate, and the law that it rests on
    /// @param standing whether the mandate still stands, which changes nothing for the dossier
    public record Filer(String name, String role, String right, String standing) {}

    /// What there is to look at.
    public record Material(
            Map<String, Summary> answers, List<Papers> papers, List<Checked> checks) {}

    /// A paper and what was handed in for it.
    ///
    /// @param held why the state does not ask for it
    public record Papers(
            String title, boolean required, Optional<String> held, List<PaperFile> files) {
        public boolean missing() {
            return required && held.isEmpty() && files.isEmpty();
        }
    }

    /// An automatic check with what it looked at.
    ///
    /// @param failed what is wrong, where it did not pass
    /// @param overruled who decided against it, and why
    public record Checked(
            String id,
            String title,
            boolean passed,
            Tone tone,
            String words,
            Optional<String> failed,
            Map<String, String> evidence,
            Optional<String> basis,
            Instant at,
            Optional<String> overruled,
            boolean overrulable) {}

    /// What happened so far.
    ///
    /// @param sheet whether there is a control sheet to print
    public record Past(
            List<Happened> history,
            Table turns,
            boolean sheet,
            List<Letter> letters,
            List<Supplement> supplements,
            List<Effect> stuck,
            Optional<Credential> result) {}

    /// A line of the history.
    public record Happened(Instant at, String words, String actor, Optional<String> reason) {}

    public UUID id() {
        return file.dossier().id();
    }

    public List<ActionForm> main() {
        return acts.stream().filter(ActionForm::main).toList();
    }

    public List<ActionForm> others() {
        return acts.stream().filter(act -> !act.main()).toList();
    }
}
