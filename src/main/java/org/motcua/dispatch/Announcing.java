package org.motcua.dispatch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Role;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.springframework.stereotype.Component;

/// Tells the clerks of an agency that a document came for it, or that its sender asks to change
/// one, each once. Says who and by which number, not what about. Works in the caller's transaction.
@Component("dispatchAnnouncing")
class Announcing {
    /// Whoever may accept documents is told of them.
    private static final String RIGHT = "dispatch.keep";

    private static final int SENDER = 80;
    private static final int NUMBER = 60;

    private final Accounts accounts;
    private final Notices notices;
    private final Countries countries;
    private final Clock clock;

    Announcing(Accounts accounts, Notices notices, Countries countries, Clock clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.countries = countries;
        this.clock = clock;
    }

    void arrived(Incoming one) {
        tell(one, "document-arrived", "arrived");
    }

    void changeAsked(Incoming one, Incoming.Change change) {
        tell(one, "document-change-asked", "change-" + change.edition() + change.kind());
    }

    private void tell(Incoming one, String template, String what) {
        String language = countries.active().settings().binding();
        Map<String, Object> values =
                Map.of(
                        "sender", cut(one.sender().name(), SENDER),
                        "document", cut(one.facts().code(), NUMBER));
        clerks(one)
                .forEach((account, _) ->
                        notices.send(
                                new Message(
                                        "document:%s/%s/%s".formatted(one.id(), what, account),
                                        template,
                                        Recipient.of(account, language),
                                        values,
                                        one.subject(),
                                        "/office/dispatch/in/" + one.id())));
    }

    private Map<UUID, Account> clerks(Incoming one) {
        var found = new LinkedHashMap<UUID, Account>();
        countries.active().all(Role.KIND, countries.today(clock)).stream()
                .map(Definition::value)
                .filter(role -> role.rights().contains(RIGHT))
                .flatMap(role -> accounts.holding(role.id(), one.agency()).stream())
                .forEach(account -> found.put(account.id(), account));
        return found;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).strip() + "…";
    }
}
