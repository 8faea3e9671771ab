package org.motcua.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.kernel.AgencyCode;
import org.motcua.unit.Agencies;

/// What must hold of a draft before it leaves, and what becomes of it then.
final class Sending {
    static final int LONGEST = 500;
    static final int LONGEST_CONTENT = 20_000;
    static final int LONGEST_REASON = 2000;

    private Sending() {}

    /// Everything that is wrong with a draft.
    ///
    /// @param files how many it has
    static List<Refusal> faults(Outgoing draft, int files, Country country, LocalDate today) {
        var facts = draft.facts();
        var faults = new ArrayList<Refusal>();
        boolean incomplete =
                facts.number().isBlank()
                        || facts.notation().isBlank()
                        || facts.subject().isBlank()
                        || facts.signer().isBlank()
                        || facts.type().isBlank();
        add(faults, incomplete, Refusal.INCOMPLETE);
        add(faults, facts.dated() == null, Refusal.DAY_UNCLEAR);
        add(faults, facts.steering() == Facts.DIRECTS && facts.due() == null, Refusal.NO_DUE);
        add(faults, tooLong(facts), Refusal.TOO_LONG);
        add(faults, files == 0, Refusal.NO_FILE);
        boolean change = draft.kind() != Business.Kind.NEW;
        add(faults, change && draft.reason().isBlank(), Refusal.NO_WORDS);
        add(faults, draft.reason().length() > LONGEST_REASON, Refusal.TOO_LONG);
        add(faults, !change && draft.receivers().isEmpty(), Refusal.NO_RECEIVER);
        add(faults, !change && !allStand(draft, country, today), Refusal.NO_SUCH_AGENCY);
        return faults.stream().distinct().toList();
    }

    private static void add(List<Refusal> faults, boolean wrong, Refusal why) {
        if (wrong) {
            faults.add(why);
        }
    }

    private static boolean tooLong(Facts facts) {
        return facts.content().length() > LONGEST_CONTENT
                || List.of(
                                facts.number(),
                                facts.notation(),
                                facts.place(),
                                facts.type(),
                                facts.subject(),
                                facts.competence(),
                                facts.position(),
                                facts.signer())
                        .stream()
                        .anyMatch(text -> text.length() > LONGEST)
                || documentIdLength(facts) > 150;
    }

    private static int documentIdLength(Facts facts) {
        return facts.code().length();
    }

    private static boolean allStand(Outgoing draft, Country country, LocalDate today) {
        return draft.receivers().stream()
                .allMatch(code ->
                        !code.equals(draft.agency().value()) && stands(country, code, today));
    }

    private static boolean stands(Country country, String code, LocalDate today) {
        try {
            return Agencies.of(country).find(new AgencyCode(code), today).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// How messages name a document: its agency, its day, its number.
    static String documentId(AgencyCode agency, Facts facts) {
        return "%s,%s,%s"
                .formatted(
                        agency,
                        Edxml.day().format(java.util.Objects.requireNonNull(facts.dated())),
                        facts.code());
    }

    /// A document as it is sent for the first time.
    static Outgoing first(Outgoing draft, List<String> receivers, Instant now) {
        return new Outgoing(
                draft.id(),
                draft.agency(),
                documentId(draft.agency(), draft.facts()),
                draft.edition(),
                Outgoing.State.SENT,
                draft.kind(),
                draft.about(),
                draft.reason(),
                draft.facts(),
                receivers,
                now,
                now,
                draft.version());
    }

    /// The next edition of a document that was sent.
    static Outgoing next(
            Outgoing one, Outgoing.State state, Facts facts, String reason, Instant now) {
        return with(one, one.edition() + 1, state, facts, reason, now);
    }

    static Outgoing with(
            Outgoing one,
            int edition,
            Outgoing.State state,
            Facts facts,
            @Nullable String reason,
            Instant now) {
        return new Outgoing(
                one.id(),
                one.agency(),
                one.documentId(),
                edition,
                state,
                one.kind(),
                one.about(),
                reason == null ? one.reason() : reason,
                facts,
                one.receivers(),
                now,
                one.sentAt(),
                one.version());
    }
}
