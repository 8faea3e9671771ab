package org.motcua.procedure;

import java.util.List;

/// Everything that a page about an unfinished filing shows, settled once.
///
/// @param competent which agency must answer, as far as the answers tell
public record Look(
        List<AskedPage> pages,
        List<FormFault> faults,
        List<Paper.Needed> papers,
        Fee.Bill bill,
        Competence.Competent competent) {}
