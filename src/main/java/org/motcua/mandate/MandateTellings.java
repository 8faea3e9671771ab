package org.motcua.mandate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Represented;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.springframework.stereotype.Component;

/// Tells the journal and both sides what becomes of a mandate.
@Component
class MandateTellings {
    private static final Actor PROGRAM = Actor.program("mandates");

    private final MandateRules rules;
    private final Journal journal;
    private final Notices notices;
    private final Accounts accounts;
    private final Represented represented;

    MandateTellings(
            MandateRules rules,
            Journal journal,
            Notices notices,
            Accounts accounts,
            Represented represented) {
        this.rules = rules;
        this.journal = journal;
        this.notices = notices;
        this.accounts = accounts;
        this.represented = represented;
    }

    /// A registry says that somebody stands for somebody: the one represented learns who it is.
    void found(Mandate mandate, MandateKind kind, Actor by) {
        entry("mandate.found", mandate, by, Map.of(), null);
        toPrincipal(mandate, kind, "mandate-found");
    }

    void given(Mandate mandate, MandateKind kind, Actor by) {
        entry("mandate.given", mandate, by, Map.of("acts", mandate.acts()), null);
        toRepresentative(mandate, kind, "mandate-given");
    }

    /// One of those who act only together has agreed: the others learn that their word is wanted.
    void agreed(
            Mandate mandate, String matter, String content, Actor by, boolean enough, String path) {
        entry("mandate.agreed", mandate, by, Map.of("matter", matter, "enough", enough), null);
        var kind = rules.kind(mandate.kind());
        if (enough || kind.isEmpty()) {
            return;
        }
        String language = rules.country().settings().binding();
        for (String other : rules.representatives(mandate.principal().number(), kind.get())) {
            if (!other.equals(mandate.representative().number())) {
                accounts.find(new PersonNumber(other))
                        .ifPresent(to ->
                                notices.send(
                                        new Message(
                                                "%s/assent/%s/%s/%s"
                                                        .formatted(
                                                                mandate.subject(),
                                                                matter,
                                                                content,
                                                                to.id()),
                                                "mandate-assent",
                                                new Recipient(
                                                        Optional.of(to.id()),
                                                        language,
                                                        to.email(),
                                                        to.phone()),
                                                Map.of(
                                                        "principal", mandate.principal().name(),
                                                        "representative",
                                                                mandate.representative().name()),
                                                mandate.subject(),
                                                "/acting?to=" + path)));
            }
        }
    }

    void accepted(Mandate mandate, MandateKind kind, Actor by) {
        entry("mandate.accepted", mandate, by, Map.of(), null);
        toPrincipal(mandate, kind, "mandate-accepted");
    }

    void declined(Mandate mandate, MandateKind kind, Actor by) {
        entry("mandate.declined", mandate, by, Map.of(), null);
        toPrincipal(mandate, kind, "mandate-declined");
    }

    void revoked(Mandate mandate, MandateKind kind, Actor by, @Nullable String reason) {
        entry("mandate.revoked", mandate, by, Map.of(), reason);
        toPrincipal(mandate, kind, "mandate-revoked");
        toRepresentative(mandate, kind, "mandate-revoked");
    }

    void ended(Mandate mandate, Over why) {
        entry("mandate.ended", mandate, PROGRAM, Map.of("why", why.name()), null);
        rules.kind(mandate.kind())
                .ifPresent(kind -> {
                    if (why != Over.DIED) {
                        toPrincipal(mandate, kind, "mandate-ended");
                    }
                    toRepresentative(mandate, kind, "mandate-ended");
                });
    }

    private void entry(
            String fact,
            Mandate mandate,
            Actor by,
            Map<String, Object> more,
            @Nullable String reason) {
        var data = new LinkedHashMap<String, Object>(more);
        data.put("kind", mandate.kind());
        mandate.until().ifPresent(until -> data.put("until", until.toString()));
        journal.append(new Entry(fact, by, mandate.subject(), data, reason));
    }

    private void toPrincipal(Mandate mandate, MandateKind kind, String template) {
        var account =
                kind.ofOrganisation()
                        ? accounts.find(
                                represented.organisation(
                                        mandate.principal().number(), mandate.principal().name()))
                        : person(mandate.principal());
        account.ifPresent(to -> send(mandate, kind, template, to, "principal"));
    }

    private void toRepresentative(Mandate mandate, MandateKind kind, String template) {
        person(mandate.representative())
                .ifPresent(to -> send(mandate, kind, template, to, "representative"));
    }

    private Optional<Account> person(Mandate.Party party) {
        return accounts.find(new PersonNumber(party.number()));
    }

    private void send(Mandate mandate, MandateKind kind, String template, Account to, String side) {
        String language = rules.country().settings().binding();
        notices.send(
                new Message(
                        mandate.subject() + "/" + template + "/" + side,
                        template,
                        new Recipient(Optional.of(to.id()), language, to.email(), to.phone()),
                        Map.of(
                                "kind", kind.title().in(language),
                                "principal", mandate.principal().name(),
                                "representative", mandate.representative().name()),
                        mandate.subject(),
                        "/mandates/" + mandate.id()));
    }
}
