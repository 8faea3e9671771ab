package org.motcua.office.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Names;
import org.motcua.office.Times;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Tone;
import org.motcua.registry.Objection;
import org.motcua.registry.Objections;
import org.motcua.registry.Registry;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What people say is not right about what is held about them, for the owner to answer within two
/// working days.
@Controller
@Allow(Keeping.RIGHT)
public class ObjectionPages {
    private static final String HOME = "/office/objections";
    private static final int LONGEST = 2000;

    private final Keeping keeping;
    private final Objections objections;
    private final Times times;
    private final Names names;

    ObjectionPages(Keeping keeping, Objections objections, Times times, Names names) {
        this.keeping = keeping;
        this.objections = objections;
        this.times = times;
        this.names = names;
    }

    /// An objection, as the page lists it.
    public record Shown(
            UUID id,
            String number,
            String about,
            String detail,
            String record,
            String words,
            String due,
            Tone tone,
            @Nullable String answer) {}

    @GetMapping(HOME)
    Html all(Page page, @RequestParam(defaultValue = "") String done, SignedIn who) {
        var kept = keeping.of(who);
        var shown =
                objections.in(kept.stream().map(Registry::id).toList()).stream()
                        .map(one -> shown(page, one, kept))
                        .toList();
        return Html.of(
                "office/registry/objections",
                Map.of(
                        "waiting", shown.stream().filter(one -> one.answer() == null).toList(),
                        "answered", shown.stream().filter(one -> one.answer() != null).toList(),
                        "done",
                                done.isEmpty()
                                        ? ""
                                        : names.known(page, "registry.objection.done." + done)));
    }

    private Shown shown(Page page, Objection one, List<Registry> kept) {
        var registry =
                kept.stream()
                        .filter(found -> found.id().equals(one.registry()))
                        .findFirst()
                        .orElseThrow(Keeping::missing);
        var left =
                times.counting(page).left(new AgencyCode(registry.owner()), Optional.of(one.due()));
        return new Shown(
                one.id(),
                one.number(),
                "%s · %s"
                        .formatted(
                                page.t(registry.title()),
                                page.w("registry.objection." + one.about())),
                detail(page, registry, one),
                Measures.path(registry, one.entity()),
                one.words(),
                one.answer().isPresent() ? "" : left.words(),
                one.answer().isPresent() ? Tone.GOOD : left.tone(),
                one.answer()
                        .map(answer ->
                                "%s %s"
                                        .formatted(
                                                page.w("registry.objection." + answer.verdict()),
                                                answer.words()))
                        .orElse(null));
    }

    private String detail(Page page, Registry registry, Objection one) {
        return one.look()
                .map(seen ->
                        page.w(
                                "registry.objection.seen",
                                seen.agency().isEmpty()
                                        ? names.known(
                                                page, "portal.looks.actor." + seen.actorKind())
                                        : names.agency(page, new AgencyCode(seen.agency())),
                                page.format().shortMoment(seen.at()),
                                seen.purpose()))
                .orElseGet(() -> Measures.field(page, registry, one.field().orElse("")));
    }

    @PostMapping(HOME + "/{id}")
    Html answer(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who) {
        var found = objections.find(id).orElseThrow(Keeping::missing);
        var registry = keeping.get(found.registry(), who);
        String words = sent.getOrDefault("words-" + id, "").strip();
        var verdict =
                Stream.of(Objection.Verdict.values())
                        .filter(one -> one.name().equals(sent.get("verdict-" + id)))
                        .findFirst();
        if (words.isEmpty() || verdict.isEmpty()) {
            return Html.redirect(HOME + "?done=incomplete");
        }
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        boolean answered = objections.answer(id, verdict.get(), cut, Keeping.actor(registry, who));
        return Html.redirect(HOME + "?done=" + (answered ? "answered" : "known"));
    }
}
