package org.motcua.office.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.registry.Change;
import org.motcua.registry.Records;
import org.motcua.registry.Registry;
import org.motcua.registry.Regroupings;
import org.motcua.registry.Written;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One record through time: what it says, what it said, what is wrong with it; corrected,
/// confirmed, and put back.
@Controller
@Allow(Keeping.RIGHT)
class RecordPages {
    private static final int LONGEST = 1000;

    private final Keeping keeping;
    private final Records records;
    private final Regroupings regroupings;
    private final RecordViews views;
    private final Names names;

    RecordPages(
            Keeping keeping,
            Records records,
            Regroupings regroupings,
            RecordViews views,
            Names names) {
        this.keeping = keeping;
        this.records = records;
        this.regroupings = regroupings;
        this.views = views;
        this.names = names;
    }

    @GetMapping("/office/registries/{id}/records/{entity}")
    Html record(
            Page page,
            @PathVariable String id,
            @PathVariable UUID entity,
            @RequestParam(defaultValue = "") String done,
            SignedIn who) {
        var registry = keeping.get(id, who);
        return views.of(page, registry, entity, "keeping", who)
                .with("done", done.isEmpty() ? null : names.known(page, "registry.done." + done));
    }

    /// Also shows what is sensitive, for a reason that the person concerned will read.
    @PostMapping("/office/registries/{id}/records/{entity}/reveal")
    Html reveal(Page page, @PathVariable String id, @PathVariable UUID entity, SignedIn who) {
        var registry = keeping.get(id, who);
        return views.of(page, registry, entity, "mending", who);
    }

    /// Replaces a value that never was right; what was believed until now stays in the history.
    @PostMapping("/office/registries/{id}/records/{entity}/correct")
    Html correct(
            Page page,
            @PathVariable String id,
            @PathVariable UUID entity,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        var registry = keeping.get(id, who);
        var asked = Correction.of(registry, sent);
        if (asked.isEmpty()) {
            return views.of(page, registry, entity, "keeping", who)
                    .with("problem", page.w("registry.correct.incomplete"))
                    .invalid();
        }
        var key = key(page, registry, entity, who);
        var written =
                records.write(
                        change(registry, key, asked.get(), names.today(), who),
                        asked.get().reason());
        return switch (written) {
            case Written.Done _ ->
                    Html.redirect(Measures.path(registry, entity) + "?done=corrected");
            case Written.Refused(var rule, var field) ->
                    views.of(page, registry, entity, "keeping", who)
                            .with(
                                    "problem",
                                    page.w(
                                            "registry.refused",
                                            names.known(page, "registry.fault." + rule),
                                            Measures.field(page, registry, field)))
                            .invalid();
            case Written.Unavailable() ->
                    views.of(page, registry, entity, "keeping", who)
                            .with("problem", page.w("registry.unavailable"))
                            .invalid();
        };
    }

    private String key(Page page, Registry registry, UUID entity, SignedIn who) {
        var purpose = Keeping.purpose(page, registry, who, "registry:" + registry.id());
        return records.of(registry, List.of(entity), purpose).stream()
                .findFirst()
                .orElseThrow(Keeping::missing)
                .key();
    }

    private static Change change(
            Registry registry, String key, Correction asked, LocalDate today, SignedIn who) {
        return new Change(
                "correction/" + UUID.randomUUID(),
                registry.id(),
                Change.Act.CORRECT,
                Optional.of(key),
                Map.of(asked.field(), asked.value()),
                today,
                asked.seen(),
                "correction:" + who.account(),
                Keeping.actor(registry, who));
    }

    /// Says that it is still right.
    @PostMapping("/office/registries/{id}/records/{entity}/confirm")
    Html confirm(@PathVariable String id, @PathVariable UUID entity, Page page, SignedIn who) {
        var registry = keeping.get(id, who);
        key(page, registry, entity, who);
        records.confirm(entity, Keeping.actor(registry, who), "confirmed:" + who.account());
        return Html.redirect(Measures.path(registry, entity) + "?done=confirmed");
    }

    /// Puts back what was merged or split.
    @PostMapping("/office/registries/{id}/records/{entity}/undo/{group}")
    Html undo(
            @PathVariable String id,
            @PathVariable UUID entity,
            @PathVariable UUID group,
            @RequestParam Map<String, String> sent,
            SignedIn who) {
        var registry = keeping.get(id, who);
        String words = sent.getOrDefault("undo-" + group, "").strip();
        boolean known =
                regroupings.of(entity).stream()
                        .anyMatch(one ->
                                one.id().equals(group) && one.registry().equals(registry.id()));
        if (!known) {
            throw Keeping.missing();
        }
        if (words.isEmpty()) {
            return Html.redirect(Measures.path(registry, entity) + "?done=no-words");
        }
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        var outcome = regroupings.undo(group, Keeping.actor(registry, who), cut);
        return Html.redirect(
                Measures.path(registry, entity)
                        + (outcome instanceof Regroupings.Outcome.Done
                                ? "?done=undone"
                                : "?done=nothing"));
    }
}
