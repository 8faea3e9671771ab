package org.motcua.synchrony;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Told;
import org.motcua.procedure.Facts;

/// What two installations of this program tell each other beside the fields that every system
/// knows. It stands in the field for other information.
///
/// @param asked what was filed, where the dossier is new
/// @param wish what its applicant wants
/// @param paid that everything asked for was paid
/// @param told a move of who handles it
/// @param refused a wish that was not fulfilled
record Extra(
        @Nullable Asked asked,
        @Nullable Wanted wish,
        boolean paid,
        @Nullable Moved told,
        @Nullable Unfulfilled refused) {
    static Extra of(Asked asked, boolean paid) {
        return new Extra(asked, null, paid, null, null);
    }

    static Extra of(Wanted wish) {
        return new Extra(null, wish, false, null, null);
    }

    static Extra paidNow() {
        return new Extra(null, null, true, null, null);
    }

    static Extra of(Moved told) {
        return new Extra(null, null, false, told, null);
    }

    static Extra of(Unfulfilled refused) {
        return new Extra(null, null, false, null, refused);
    }

    /// What was filed.
    record Asked(
            String definition,
            String channel,
            String language,
            String subject,
            Instant filed,
            String agency,
            Map<String, Object> answers,
            Facts facts,
            List<String> unanswered,
            List<String> wallet) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /// A wish of the applicant.
    record Wanted(int number, String kind, Map<String, Object> answers, String reason, Instant at) {
        @Override
        public String toString() {
            return "Wanted[" + number + "]";
        }
    }

    /// A wish that was not fulfilled.
    record Unfulfilled(int wish, String why) {}

    /// Whose turn it is.
    record Turn(String step, String role, Instant since, @Nullable Instant due) {}

    /// A move of the house that handles it.
    record Moved(
            String move,
            int state,
            Instant at,
            int version,
            String agency,
            @Nullable Turn turn,
            @Nullable Instant received,
            @Nullable Instant clockFrom,
            @Nullable Instant due,
            @Nullable Instant measuredDue,
            @Nullable Instant firstDue,
            @Nullable String decision,
            @Nullable String ground,
            @Nullable String reason,
            @Nullable List<String> items,
            @Nullable Long asked,
            Told.@Nullable Form letter,
            @Nullable Integer wish,
            @Nullable Result result) {
        @Override
        public String toString() {
            return "Moved[" + move + "]";
        }
    }

    /// A signed result.
    ///
    /// @param person the number of its holder
    record Result(
            String id,
            String code,
            String kind,
            String template,
            String definition,
            Map<String, String> title,
            @Nullable String person,
            String agency,
            String agencyName,
            String signer,
            String sha256,
            long bytes,
            Instant issuedAt,
            LocalDate from,
            @Nullable LocalDate until) {
        @Override
        public String toString() {
            return "Result[" + id + "]";
        }
    }
}
