package org.motcua.dossier;

/// Why a step is refused. The words shown to people are in the country's words, under
/// `dossier.refusal.<name>`.
public enum Refusal {
    /// The state does not allow it.
    NOT_IN_THIS_STATE,
    /// Nothing follows any more.
    ENDED,
    /// Somebody else was quicker: the dossier is not the one that was looked at.
    MOVED_MEANWHILE,
    /// What is due at receipt has not come in.
    FEE_UNPAID,
    /// A second request to supplement needs a supervisor, and counts as overdue.
    SECOND_SUPPLEMENT,
    /// A request to supplement lists everything at once: at least one item.
    NOTHING_ASKED,
    /// A decision is made; only its result is still to come.
    DECIDED,
    /// There is nothing decided that could be finished.
    UNDECIDED,
    /// The appointment can be moved once only.
    REAPPOINTED_BEFORE,
    /// A new appointment lies after the old one, and its notice at least a day before that.
    NOT_A_LATER_DATE,
    /// The request is not the holder's turn: another role or agency has it.
    NOT_YOUR_TURN,
    /// The same officer did the step that this one checks.
    FOUR_EYES,
    /// A check stands in the way and nobody may overrule it, or no reason was given.
    CHECK_FAILED,
    /// The ground is not among those that the definition lists.
    UNKNOWN_GROUND,
    /// Who is to have it does not hold the role that the step needs.
    NOT_THEIR_ROLE,
    /// Nobody signs what they neither looked at nor explicitly trust.
    NOT_VIEWED,
    /// Another house handles it; what happens there is shown here.
    HANDLED_ELSEWHERE,
    /// A reason is needed.
    REASON_MISSING,
    /// No such dossier, or not for these eyes.
    NOT_FOUND
}
