package org.motcua.portal.track;

import org.motcua.mandate.Mandates;

/// Somebody for whom the person may act, or is asked to.
///
/// @param waiting how much waits there, as they would see it
public record Other(Mandates.Shown shown, int waiting) {
    /// Whether something there wants the person now.
    public boolean calls() {
        return waiting > 0 || shown.proposed();
    }
}
