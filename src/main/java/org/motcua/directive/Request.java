package org.motcua.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;

/// What a lead asks of who ordered a task.
///
/// @param until the new day that is asked for; none for a withdrawal
/// @param reason the cause, in the words of the lead
/// @param by the account of who asked
public record Request(
        UUID id,
        Kind kind,
        @Nullable LocalDate until,
        String reason,
        AgencyCode agency,
        String by,
        Instant at) {
    public enum Kind {
        EXTENSION,
        WITHDRAWAL
    }
}
