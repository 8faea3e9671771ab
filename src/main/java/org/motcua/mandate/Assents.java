package org.motcua.mandate;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.motcua.identity.Assent;
import org.motcua.identity.SignedIn;
import org.springframework.stereotype.Component;

/// The words of those who represent somebody only together (đại diện chung). A word is to a matter
/// as it stood: whoever changes it takes the earlier words with it. Only words of those count who
/// may still act.
@Component
class Assents {
    private final AssentTable words;
    private final MandateTable table;
    private final MandateRules rules;
    private final MandateTellings tellings;
    private final Clock clock;

    Assents(
            AssentTable words,
            MandateTable table,
            MandateRules rules,
            MandateTellings tellings,
            Clock clock) {
        this.words = words;
        this.table = table;
        this.rules = rules;
        this.tellings = tellings;
        this.clock = clock;
    }

    /// Somebody agrees. The others are told while words are missing.
    ///
    /// @param content what the matter says, or its sum
    /// @param path where the others look at it
    Assent say(SignedIn who, String matter, String content, String path) {
        var under = under(who);
        int needed = under.map(this::needed).orElse(1);
        if (needed <= 1) {
            return Assent.ALONE;
        }
        var before = of(matter, content, needed, who.hand());
        words.said(matter, content, under.orElseThrow(), who, clock.instant());
        var now = of(matter, content, needed, who.hand());
        if (now.enough()) {
            words.reached(matter);
        }
        if (!before.mine()) {
            tellings.agreed(under.get(), matter, content, who.actor(), now.enough(), path);
        }
        return now;
    }

    /// Who has agreed to a matter as it stands.
    Assent of(SignedIn who, String matter, String content) {
        int needed = under(who).map(this::needed).orElse(1);
        return needed <= 1 ? Assent.ALONE : of(matter, content, needed, who.hand());
    }

    /// Who has agreed to a mandate that an organisation wants to give.
    Assent of(Mandate given, UUID asking) {
        int needed =
                rules.kind(given.kind()).filter(MandateKind::ofOrganisation).isEmpty()
                        ? 1
                        : rules.needed(given.principal().number());
        return needed <= 1 ? Assent.ALONE : of(given.subject(), "", needed, asking);
    }

    private Assent of(String matter, String content, int needed, UUID asking) {
        var standing =
                words.of(matter, content).stream()
                        .filter(word ->
                                table.find(word.mandate())
                                        .filter(one -> rules.over(one).isEmpty())
                                        .isPresent())
                        .toList();
        return new Assent(
                needed,
                standing.stream().map(AssentTable.Word::name).toList(),
                standing.stream().anyMatch(word -> word.account().equals(asking)));
    }

    /// What waits for somebody's word.
    Set<String> wanted(SignedIn who) {
        return under(who)
                .filter(one -> needed(one) > 1)
                .map(one -> words.wanted(one.principal().number(), who.hand()))
                .orElse(Set.of());
    }

    private Optional<Mandate> under(SignedIn who) {
        return who.behalf().flatMap(behalf -> table.find(behalf.mandate()));
    }

    private int needed(Mandate mandate) {
        return rules.kind(mandate.kind())
                .map(kind -> rules.needed(mandate.principal().number(), kind))
                .orElse(1);
    }
}
