package org.motcua.proactive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.kernel.PersonNumber;

/// Something that the state offered to somebody.
///
/// @param offering the id of the definition
/// @param definition the hash of its wording at that time
/// @param record the record that set it off
/// @param account of the person, where there was one
/// @param level how far the state went; less than the definition's where it could not go as far
/// @param prepared what only this occasion tells, by option
/// @param carried what was changed by itself
public record Offer(
        UUID id,
        String offering,
        String definition,
        UUID record,
        PersonNumber person,
        Optional<UUID> account,
        Optional<LocalDate> due,
        Offering.Level level,
        State state,
        Map<String, Map<String, Object>> prepared,
        Matter matter,
        Carried carried,
        Times times) {
    public Offer {
        prepared = Collections.unmodifiableMap(new LinkedHashMap<>(prepared));
    }

    /// Where it stands.
    public enum State {
        /// Found, not told yet.
        FOUND,
        OFFERED,
        ACCEPTED,
        DECLINED,
        /// Nobody answered in time.
        EXPIRED,
        /// It came to nothing, because what set it off no longer holds.
        LAPSED,
        CARRIED_OUT,
        /// What was carried out was put back.
        RESTORED;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// What became of it in the room of dossiers.
    ///
    /// @param draft what was prepared
    /// @param option what was chosen
    /// @param known how many answers the state gave
    public record Matter(
            Optional<UUID> draft, Optional<UUID> filed, Optional<String> option, int known) {
        static final Matter NONE =
                new Matter(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /// What was changed by itself, and what was before.
    ///
    /// @param before the values before; empty text where there was none
    /// @param wording the wording that was written
    public record Carried(
            Optional<String> key, Map<String, Object> before, Optional<UUID> wording) {
        static final Carried NONE = new Carried(Optional.empty(), Map.of(), Optional.empty());
    }

    /// @param answerBy until when it stands, or may be refused, or may be put back
    public record Times(
            Instant found,
            Optional<Instant> offered,
            Optional<Instant> opened,
            Optional<Instant> answered,
            Optional<Instant> answerBy) {}

    /// The same for an account, as far as the state went.
    Offer with(Optional<UUID> account, Offering.Level level) {
        return with(account, level, matter);
    }

    /// The same with what became of it.
    Offer with(Matter matter) {
        return with(account, level, matter);
    }

    private Offer with(Optional<UUID> account, Offering.Level level, Matter matter) {
        return new Offer(
                id,
                offering,
                definition,
                record,
                person,
                account,
                due,
                level,
                state,
                prepared,
                matter,
                carried,
                times);
    }

    /// The subject under which the journal knows it.
    public String subject() {
        return "offer:" + id;
    }

    /// Without whom it is about.
    @Override
    public String toString() {
        return "Offer[%s %s %s]".formatted(id, offering, state);
    }
}
