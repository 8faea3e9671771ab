package org.motcua.office.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Tone;
import org.motcua.registry.Guesses;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who asks registries for keys that do not exist, for who watches over the safety of data.
@Controller
@Allow("registry.guard")
public class GuessPages {
    private static final String HOME = "/office/security";
    private static final Duration SHOWN = Duration.ofDays(7);

    private final Guesses guesses;
    private final Names names;
    private final Clock clock;

    GuessPages(Guesses guesses, Names names, Clock clock) {
        this.guesses = guesses;
        this.names = names;
        this.clock = clock;
    }

    /// Somebody who missed.
    public record Shown(
            String actor,
            String kind,
            String who,
            String agency,
            String misses,
            String last,
            boolean held,
            Tone tone) {}

    @GetMapping(HOME)
    Html all(Page page) {
        return Html.of("office/registry/security", Map.of("guessers", guessers(page)));
    }

    private List<Shown> guessers(Page page) {
        return guesses.since(clock.instant().minus(SHOWN)).stream()
                .map(one ->
                        new Shown(
                                one.actor().id(),
                                one.actor().kind().name(),
                                Names.official(one.actor())
                                        .map(names::officer)
                                        .orElseGet(() ->
                                                page.w("portal.looks.actor." + one.actor().kind())),
                                Optional.ofNullable(one.actor().agency())
                                        .map(agency -> names.agency(page, agency))
                                        .orElse(""),
                                page.w(
                                        "registry.guess.misses",
                                        page.format().number(one.misses()),
                                        page.format().number(one.registries())),
                                page.format().shortMoment(one.last()),
                                one.held(),
                                one.held() ? Tone.BAD : Tone.PLAIN))
                .toList();
    }

    /// Lets somebody ask again, with why.
    @PostMapping(HOME + "/release")
    Html release(@RequestParam Map<String, String> sent, SignedIn who) {
        String actor = sent.getOrDefault("actor", "");
        String reason = sent.getOrDefault("reason-" + actor, "").strip();
        var found =
                guesses.since(clock.instant().minus(SHOWN)).stream()
                        .map(Guesses.Guesser::actor)
                        .filter(one -> one.id().equals(actor))
                        .findFirst();
        if (found.isPresent() && !reason.isEmpty() && reason.length() < 1000) {
            guesses.release(found.get(), by(who), reason);
        }
        return Html.redirect(HOME);
    }

    private static Actor by(SignedIn who) {
        return who.actor();
    }
}
