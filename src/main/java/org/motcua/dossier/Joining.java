package org.motcua.dossier;

import org.motcua.kernel.Actor;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Filing;

/// Takes over a filing that asks for several procedures at once. The room of bundles does it, which
/// stands above this one.
public interface Joining {
    /// A whole draft in which nothing is missing.
    ///
    /// @param filing the draft as the rules look at it
    /// @param actor who sends it
    record Asked(Draft draft, BundlePlan plan, Filing filing, Applicant applicant, Actor actor) {}

    /// A part that waits for nothing could not be filed, so nothing is.
    final class Undone extends RuntimeException {
        public Undone(String part) {
            super(part, null, false, false);
        }
    }

    /// Files it in the caller's transaction, which holds the draft.
    Filed file(Asked asked);
}
