package org.motcua.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;

/// A document that came to an agency of this house.
///
/// @param agency that received it
/// @param documentId as every message about it names it
/// @param edition that holds: 1, or that of the last change which was agreed to
/// @param handler who works on it, in words; empty where nobody was named
/// @param change what the sender asks for, where that waits for an answer
/// @param task that it became
/// @param version to be named with each step, so that two cannot change it unseen
public record Incoming(
        UUID id,
        AgencyCode agency,
        Party sender,
        String documentId,
        int edition,
        Standing standing,
        Facts facts,
        String handler,
        @Nullable Change change,
        @Nullable UUID task,
        Instant arrivedAt,
        Instant changedAt,
        int version) {

    /// What the sender asks for.
    ///
    /// @param facts of the new edition; only of an update
    /// @param by the document that is to come in its place; only of a replacement
    public record Change(
            Business.Kind kind,
            int edition,
            String reason,
            @Nullable Facts facts,
            @Nullable UUID by) {}

    /// As entries of the journal name it.
    public String subject() {
        return "incoming:" + id;
    }

    DispatchRules.Now now() {
        return change == null
                ? DispatchRules.Now.of(standing)
                : new DispatchRules.Now(standing, change.kind(), change.edition());
    }
}
