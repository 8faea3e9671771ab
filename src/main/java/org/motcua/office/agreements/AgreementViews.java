package org.motcua.office.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.agreement.Agreement;
import org.motcua.agreement.Agreements;
import org.motcua.exchange.Directory;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Recorded;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Timeline;
import org.motcua.page.Tone;
import org.springframework.stereotype.Component;

/// Agreements and services of the exchange in the words of a page.
@Component
public class AgreementViews {
    private final Agreements agreements;
    private final Names names;

    AgreementViews(Agreements agreements, Names names) {
        this.agreements = agreements;
        this.names = names;
    }

    /// One thing that can be done.
    ///
    /// @param words asked for; null where none are needed
    public record Form(String move, String label, boolean grave, @Nullable Field words) {}

    /// How it stands, in words.
    public record Standing(String words, Tone tone) {}

    Standing standing(Page page, Agreement one) {
        boolean over = one.state() == Agreement.State.ACTIVE && one.over(names.now());
        boolean unfit = one.unfit() != null && one.state() == Agreement.State.ACTIVE;
        String key =
                over
                        ? "over"
                        : unfit ? "unfit" : one.state().name().toLowerCase(java.util.Locale.ROOT);
        var tone =
                switch (one.state()) {
                    case REQUESTED -> Tone.INFO;
                    case ACTIVE -> over ? Tone.PLAIN : unfit ? Tone.BAD : Tone.GOOD;
                    case SUSPENDED -> Tone.WARN;
                    case REFUSED, ENDED -> Tone.PLAIN;
                };
        return new Standing(page.w("office.agreements.state." + key), tone);
    }

    String title(Page page, String service, Optional<Directory.Offer> offer) {
        return offer.map(one -> page.t(one.title()))
                .orElse(service.substring(service.lastIndexOf('/') + 1));
    }

    Table table(Page page, String caption, List<Agreement> list) {
        var directory = agreements.directory();
        var rows =
                list.stream()
                        .map(one -> {
                            var offer = offer(directory, one.terms().service());
                            var standing = standing(page, one);
                            return List.of(
                                    new Table.Cell(
                                            one.id(), AgreementPages.HOME + "/" + one.id(), null),
                                    new Table.Cell(title(page, one.terms().service(), offer)),
                                    new Table.Cell(names.agency(page, one.asker())),
                                    new Table.Cell(names.agency(page, one.owner())),
                                    new Table.Cell(page.format().shortDate(last(one))),
                                    new Table.Cell(standing.words(), null, standing.tone()));
                        })
                        .toList();
        return new Table(
                caption,
                List.of(
                        new Table.Column(page.w("office.agreements.number")),
                        new Table.Column(page.w("office.agreements.service")),
                        new Table.Column(page.w("office.agreements.asker")),
                        new Table.Column(page.w("office.agreements.owner")),
                        new Table.Column(page.w("office.agreements.until")),
                        new Table.Column(page.w("office.agreements.state"))),
                rows,
                true);
    }

    private static Optional<Directory.Offer> offer(Optional<Directory> directory, String service) {
        return directory.stream()
                .flatMap(one -> one.services().stream())
                .filter(one -> one.id().equals(service))
                .findFirst();
    }

    /// The last moment of the last day.
    private static java.time.Instant last(Agreement one) {
        return one.terms().until().minusSeconds(1);
    }

    Summary facts(Page page, Agreement one, Optional<Directory.Offer> offer) {
        var terms = one.terms();
        var rows = new ArrayList<Summary.Row>();
        add(
                rows,
                page,
                "service",
                "%s (%s)".formatted(title(page, terms.service(), offer), terms.service()));
        add(rows, page, "owner", names.agency(page, one.owner()));
        add(rows, page, "asker", names.agency(page, one.asker()));
        add(rows, page, "consumer", terms.consumer());
        add(rows, page, "reason", terms.reason());
        add(rows, page, "purpose", terms.purpose());
        add(rows, page, "legal-basis", terms.legalBasis());
        add(rows, page, "needs", page.w("office.agreements.needs." + terms.needs()));
        add(rows, page, "storing", page.w("office.agreements.storing." + terms.storing()));
        add(rows, page, "rate", page.w("office.agreements.rate.each", terms.perSecond()));
        add(
                rows,
                page,
                "days",
                page.w(
                        "office.agreements.days.both",
                        page.format().shortDate(terms.from()),
                        page.format().shortDate(last(one))));
        return new Summary(rows);
    }

    private static void add(List<Summary.Row> rows, Page page, String what, String value) {
        rows.add(new Summary.Row(page.w("office.agreements." + what), value));
    }

    Table fields(Page page, Agreement one, Optional<Directory.Offer> offer) {
        var rows =
                one.terms().fields().stream()
                        .map(path ->
                                offer.stream()
                                        .flatMap(known -> known.response().stream())
                                        .filter(field -> field.path().equals(path))
                                        .findFirst()
                                        .map(field ->
                                                List.of(
                                                        new Table.Cell(page.t(field.meaning())),
                                                        new Table.Cell(path),
                                                        new Table.Cell(
                                                                grade(page, field.grade()),
                                                                null,
                                                                tone(field.grade()))))
                                        .orElseGet(() ->
                                                List.of(
                                                        new Table.Cell(path),
                                                        new Table.Cell(path),
                                                        new Table.Cell(
                                                                page.w("office.agreements.gone"),
                                                                null,
                                                                Tone.BAD))))
                        .toList();
        return new Table(
                page.w("office.agreements.fields"),
                List.of(
                        new Table.Column(page.w("office.agreements.field")),
                        new Table.Column(page.w("office.agreements.path")),
                        new Table.Column(page.w("office.agreements.grade"))),
                rows,
                true);
    }

    static String grade(Page page, Directory.Grade grade) {
        return page.w("office.agreements.grade." + grade);
    }

    static Tone tone(Directory.Grade grade) {
        return switch (grade) {
            case PUBLIC, INTERNAL -> Tone.PLAIN;
            case RESTRICTED, PERSONAL -> Tone.INFO;
            case SENSITIVE -> Tone.WARN;
            case CONFIDENTIAL, SECRET, TOP_SECRET -> Tone.BAD;
        };
    }

    Timeline history(Page page, Agreement one) {
        var history = agreements.history(one);
        var officers =
                names.officers(
                        history.stream()
                                .map(step -> step.entry().actor())
                                .flatMap(actor -> Names.official(actor).stream()));
        return new Timeline(history.stream().map(step -> step(page, step, officers)).toList());
    }

    private Timeline.Entry step(Page page, Recorded step, Names.Called officers) {
        var actor = step.entry().actor();
        var agency = actor.agency();
        String who = officers.actor(page, actor);
        String by = agency == null ? who : "%s, %s".formatted(who, names.agency(page, agency));
        String reason = step.entry().reason();
        String fact = step.entry().fact();
        return new Timeline.Entry(
                page.w("office.agreements.fact." + fact.substring(fact.indexOf('.') + 1)),
                Timeline.State.DONE,
                step.at(),
                reason == null ? by : "%s: %s".formatted(by, reason));
    }

    /// What somebody can do now; who asked is not shown what only another may decide.
    List<Form> forms(Page page, SignedIn who, Agreement one, @Nullable String words) {
        boolean asked = one.requestedBy().equals(who.account().toString());
        return agreements.moves(who, one).stream()
                .filter(move -> move != Agreement.Move.APPROVE || !asked)
                .map(move -> {
                    String name = move.name().toLowerCase(java.util.Locale.ROOT);
                    var field =
                            Field.longText("words-" + name, page.w("office.agreements.why." + name))
                                    .attribute("rows", "3")
                                    .value(words);
                    return new Form(
                            name,
                            page.w("office.agreements.move." + name),
                            move.to() == Agreement.State.ENDED,
                            move.reasoned() ? field : null);
                })
                .toList();
    }
}
