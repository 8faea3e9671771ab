package org.motcua.portal.data;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.form.Values;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Tone;
import org.motcua.registry.Look;
import org.motcua.registry.Looks;
import org.motcua.registry.Objection;
import org.motcua.registry.Registry;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// Records, looks and objections in the words of a page.
@Component
public class Told {
    private static final String CASE = "matter:";

    private final Values values;
    private final Dossiers dossiers;
    private final Countries countries;
    private final Clock clock;

    Told(Values values, Dossiers dossiers, Countries countries, Clock clock) {
        this.values = values;
        this.dossiers = dossiers;
        this.countries = countries;
        this.clock = clock;
    }

    /// A record about the person.
    public record OwnRecord(
            UUID id, String registry, String key, String since, String owner, Summary facts) {}

    /// A look at it.
    ///
    /// @param matter the code of the person's own dossier, or the case that another agency named
    /// @param path of the own dossier
    /// @param object where to say that it is not right; null for one's own look, and for some
    ///   milliseconds after it happened
    public record Looked(
            String who,
            String when,
            String what,
            String why,
            String registry,
            String matter,
            @Nullable String path,
            @Nullable String object) {}

    /// An objection and what became of it.
    public record Objected(
            String number,
            String about,
            String words,
            String made,
            String due,
            String state,
            Tone tone,
            @Nullable String answer) {}

    /// What one is about to object to.
    public record Asked(String title, Summary facts, String path, String back, String owner) {}

    OwnRecord record(Page page, Looks.Own own) {
        var registry = own.registry();
        var rows =
                own.record().fields().entrySet().stream()
                        .map(entry -> {
                            var field = registry.field(entry.getKey());
                            return new Summary.Row(
                                    page.t(field.title()),
                                    values.words(page, field, entry.getValue()),
                                    null,
                                    "/me/data/%s/%s".formatted(own.record().id(), entry.getKey()));
                        })
                        .toList();
        return new OwnRecord(
                own.record().id(),
                page.t(registry.title()),
                "%s: %s".formatted(page.t(registry.key().title()), own.record().key()),
                page.format().shortDate(own.record().confirmed()),
                agency(page, registry.owner()),
                new Summary(rows));
    }

    Looked look(Page page, Look look, SignedIn who) {
        boolean own = own(look, who);
        var mine = dossier(look, who);
        return new Looked(
                own ? page.w("portal.looks.you") : who(page, look),
                page.format().moment(look.at()),
                what(page, look),
                Purposes.of(countries.active()).in(page.language(), look.purpose()),
                page.t(look.registry().title()),
                mine.map(one -> one.code().value()).orElseGet(() -> theirs(look)),
                mine.map(one -> "/dossiers/" + one.id()).orElse(null),
                own || look.position() == Recorded.NOT_YET_ORDERED
                        ? null
                        : "/me/looks/%s/%d".formatted(look.entity(), look.position()));
    }

    /// The case of another agency, as its system named it.
    private static String theirs(Look look) {
        return look.matter().startsWith(CASE) ? look.matter().substring(CASE.length()) : "";
    }

    private static boolean own(Look look, SignedIn who) {
        return look.actor().id().equals(who.account().toString());
    }

    /// The agency, not the name of its officer: it answers for them, and knows who it was.
    private String who(Page page, Look look) {
        var agency = look.actor().agency();
        if (agency != null) {
            return agency(page, agency.value());
        }
        return page.w("portal.looks.actor." + look.actor().kind());
    }

    private static String what(Page page, Look look) {
        return String.join(
                ", ",
                look.fields().stream()
                        .map(look.registry().fields()::get)
                        .filter(java.util.Objects::nonNull)
                        .map(Registry.Field::title)
                        .map(page::t)
                        .toList());
    }

    private Optional<Dossier> dossier(Look look, SignedIn who) {
        if (!look.matter().startsWith("dossier:")) {
            return Optional.empty();
        }
        try {
            return dossiers.forApplicant(
                    UUID.fromString(look.matter().substring("dossier:".length())), who);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Objected objection(Page page, Objection one) {
        boolean late = one.answer().isEmpty() && one.due().isBefore(clock.instant());
        String state =
                one.answer()
                        .map(answer -> "portal.looks.objection." + answer.verdict())
                        .orElse(
                                late
                                        ? "portal.looks.objection.late"
                                        : "portal.looks.objection.open");
        var tone = one.answer().isPresent() ? Tone.GOOD : late ? Tone.BAD : Tone.INFO;
        var registry = registry(one.registry());
        String about =
                one.field()
                        .flatMap(field -> registry.map(found -> found.fields().get(field)))
                        .map(field -> page.t(field.title()))
                        .orElseGet(() ->
                                one.look().map(seen -> page.format().moment(seen.at())).orElse(""));
        return new Objected(
                one.number(),
                "%s · %s"
                        .formatted(
                                registry.map(found -> page.t(found.title())).orElse(one.registry()),
                                about),
                one.words(),
                page.format().shortDate(one.made()),
                page.format().moment(one.due()),
                page.w(state),
                tone,
                one.answer().map(Objection.Answered::words).orElse(null));
    }

    Asked asked(Page page, Look look, SignedIn who) {
        var told = look(page, look, who);
        var rows =
                List.of(
                        new Summary.Row(page.w("portal.looks.who"), told.who()),
                        new Summary.Row(page.w("portal.looks.when"), told.when()),
                        new Summary.Row(page.w("portal.looks.what"), told.what()),
                        new Summary.Row(page.w("portal.looks.why"), told.why()));
        return new Asked(
                page.w("portal.data.object.look"),
                new Summary(rows),
                "/me/looks/%s/%d".formatted(look.entity(), look.position()),
                "/me/looks",
                agency(page, look.registry().owner()));
    }

    Asked asked(Page page, Looks.Own own, String name) {
        var field = own.registry().field(name);
        var rows =
                List.of(
                        new Summary.Row(
                                page.t(field.title()),
                                values.words(page, field, own.record().fields().get(name))),
                        new Summary.Row(
                                page.w("portal.data.held-by"), page.t(own.registry().title())));
        return new Asked(
                page.w("portal.data.object.field"),
                new Summary(rows),
                "/me/data/%s/%s".formatted(own.record().id(), name),
                "/me/data",
                agency(page, own.registry().owner()));
    }

    private Optional<Registry> registry(String id) {
        return countries
                .active()
                .find(Registry.KIND, id, countries.today(clock))
                .map(found -> found.value());
    }

    private String agency(Page page, String code) {
        return Agencies.of(countries.active())
                .name(new AgencyCode(code), countries.today(clock), page.language());
    }
}
