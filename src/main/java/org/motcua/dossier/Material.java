package org.motcua.dossier;

import java.util.List;

/// What lies with a dossier beside its own row.
///
/// @param turns the control sheet: who did which step, until now
/// @param effects what still has to take place, or could not, and what did
public record Material(
        List<PaperFile> files,
        List<Finding> findings,
        List<DoneTurn> turns,
        List<Letter> letters,
        List<Supplement> supplements,
        List<Effect> effects) {
    public Material {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        turns = List.copyOf(turns);
        letters = List.copyOf(letters);
        supplements = List.copyOf(supplements);
        effects = List.copyOf(effects);
    }
}
