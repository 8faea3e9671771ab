package org.motcua.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;

/// A document that an agency of this house sends, from the draft on.
///
/// @param documentId as every message about it names it; empty while it is a draft
/// @param kind of a draft: a new document, the next edition of one, or one that comes in its place
/// @param about the document that a draft changes
/// @param reason of the change
/// @param receivers codes of agencies
/// @param version to be named with each step, so that two cannot change it unseen
public record Outgoing(
        UUID id,
        AgencyCode agency,
        String documentId,
        int edition,
        State state,
        Business.Kind kind,
        @Nullable UUID about,
        String reason,
        Facts facts,
        List<String> receivers,
        Instant changedAt,
        @Nullable Instant sentAt,
        int version) {
    public Outgoing {
        receivers = List.copyOf(receivers);
    }

    /// Where it stands in the sending agency.
    public enum State {
        DRAFT,
        SENT,
        /// It was asked back; who agreed stands at each receiver.
        RECALLED,
        REPLACED
    }

    /// How it stands at one receiver.
    ///
    /// @param words why, or who works on it, as the receiver says it
    /// @param pending a change that they have not answered
    /// @param answer to the last change: AGREED, DECLINED, or none
    /// @param trouble why the last message has not reached them; none where it has
    public record Reached(
            AgencyCode agency,
            Standing standing,
            String words,
            Instant changedAt,
            Business.@Nullable Kind pending,
            int pendingEdition,
            @Nullable String answer,
            @Nullable String trouble) {
        DispatchRules.Now now() {
            return pending == null
                    ? DispatchRules.Now.of(standing)
                    : new DispatchRules.Now(standing, pending, pendingEdition);
        }
    }

    /// As entries of the journal name it.
    public String subject() {
        return "outgoing:" + id;
    }
}
