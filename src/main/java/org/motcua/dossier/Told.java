package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One move of a dossier, as the house that handles it tells it to the house where it was filed.
///
/// @param state in which the dossier is after it
/// @param agency that has it now
/// @param turn whose turn it is now
/// @param items what was asked for, for [Move#ASK_FOR_MORE]
/// @param asked what was asked beside the procedure's fees, for [Move#ASK_PAYMENT]
/// @param letter the form of the law that was sent with it
/// @param wish number of the applicant's wish that it fulfils
/// @param result the credential in this house that came of it
public record Told(
        Move move,
        State state,
        Instant at,
        String agency,
        Dossier.@Nullable Turn turn,
        Dossier.Dates dates,
        @Nullable String decision,
        @Nullable String ground,
        @Nullable String reason,
        List<String> items,
        @Nullable Long asked,
        @Nullable Form letter,
        @Nullable Integer wish,
        @Nullable UUID result) {
    public Told {
        items = List.copyOf(items);
    }

    /// A form of the law with what it says.
    public record Form(String form, Map<String, Object> fields) {
        public Form {
            fields = Map.copyOf(fields);
        }

        /// Without what it says of a person.
        @Override
        public String toString() {
            return form;
        }
    }

    Optional<Dossier.Turn> now() {
        return Optional.ofNullable(turn);
    }

    /// Without what was written about a person.
    @Override
    public String toString() {
        return "Told[%s to %s]".formatted(move, state);
    }
}
