package org.motcua.office.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motcua.country.Kind;
import org.motcua.dispatch.DispatchKinds;
import org.motcua.dispatch.Enclosure;
import org.motcua.dispatch.Facts;
import org.motcua.dispatch.Incoming;
import org.motcua.dispatch.Outgoing;
import org.motcua.dispatch.Standing;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Names;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Timeline;
import org.motcua.page.Tone;
import org.springframework.stereotype.Component;

/// Documents between agencies in the words of a page.
@Component
public class DocumentViews {
    private final Names names;

    DocumentViews(Names names) {
        this.names = names;
    }

    /// How it stands, in words.
    public record Sign(String words, Tone tone) {}

    /// A file to be fetched.
    public record FileLink(String name, String path, String size) {}

    /// @param changeAsked whether the sender waits for an answer
    Sign sign(Page page, Standing standing, boolean changeAsked) {
        return changeAsked
                ? new Sign(word(page, "change-asked"), Tone.WARN)
                : new Sign(standing(page, standing), tone(standing));
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case SENT, WITHDRAWN, REPLACED -> Tone.PLAIN;
            case ARRIVED -> Tone.WARN;
            case REFUSED -> Tone.BAD;
            case ACCEPTED, WAITING, ASSIGNED -> Tone.INFO;
            case DONE -> Tone.GOOD;
        };
    }

    /// A status by its code, as the country words it; where none is sent, in our words.
    String standing(Page page, Standing standing) {
        return switch (standing) {
            case SENT, WITHDRAWN, REPLACED -> word(page, "standing." + standing);
            case ARRIVED, REFUSED, ACCEPTED, WAITING, ASSIGNED, DONE ->
                    named(page, DispatchKinds.STATUS, standing.code());
        };
    }

    private String named(Page page, Kind<DispatchKinds.Status> kind, String code) {
        return page.country()
                .find(kind, code, names.today())
                .map(one -> page.t(one.value().name()))
                .orElse(code);
    }

    String priority(Page page, int priority) {
        return page.country()
                .find(DispatchKinds.PRIORITY, String.valueOf(priority), names.today())
                .map(one -> page.t(one.value().name()))
                .orElse(String.valueOf(priority));
    }

    private Tone urgent(Page page, int priority) {
        return page.country()
                .find(DispatchKinds.PRIORITY, String.valueOf(priority), names.today())
                .map(one -> Tone.valueOf(one.value().tone().toUpperCase(Locale.ROOT)))
                .orElse(Tone.PLAIN);
    }

    Table incoming(Page page, List<Incoming> all) {
        var rows =
                all.stream()
                        .map(one -> {
                            var sign = sign(page, one.standing(), one.change() != null);
                            return List.of(
                                    new Table.Cell(
                                            one.facts().code(),
                                            IncomingPages.HOME + "/in/" + one.id(),
                                            null),
                                    new Table.Cell(one.facts().subject()),
                                    new Table.Cell(one.sender().name()),
                                    new Table.Cell(page.format().shortDate(one.arrivedAt())),
                                    due(page, one.facts(), one.standing()),
                                    priorityCell(page, one.facts()),
                                    new Table.Cell(sign.words(), null, sign.tone()));
                        })
                        .toList();
        return table(
                page,
                "incoming",
                rows,
                "code",
                "subject",
                "sender",
                "arrived",
                "due",
                "priority",
                "state");
    }

    private Table.Cell priorityCell(Page page, Facts facts) {
        var tone = urgent(page, facts.priority());
        String words = priority(page, facts.priority());
        return tone == Tone.PLAIN ? new Table.Cell(words) : new Table.Cell(words, null, tone);
    }

    private Table.Cell due(Page page, Facts facts, Standing standing) {
        var due = facts.due();
        if (due == null) {
            return new Table.Cell("–");
        }
        boolean late = names.today().isAfter(due) && standing != Standing.DONE && !standing.over();
        String words = page.format().shortDate(due);
        return late
                ? new Table.Cell(word(page, "late", words), null, Tone.BAD)
                : new Table.Cell(words);
    }

    Table outgoing(Page page, List<Outgoing> all) {
        var rows =
                all.stream()
                        .map(one -> {
                            boolean draft = one.state() == Outgoing.State.DRAFT;
                            String code =
                                    one.facts().code().isBlank()
                                            ? word(page, "no-number")
                                            : one.facts().code();
                            String to = draft ? "/drafts/" : "/out/";
                            return List.of(
                                    new Table.Cell(code, IncomingPages.HOME + to + one.id(), null),
                                    new Table.Cell(one.facts().subject()),
                                    new Table.Cell(names.agency(page, one.agency())),
                                    new Table.Cell(page.format().number(one.receivers().size())),
                                    new Table.Cell(page.format().shortDate(one.changedAt())),
                                    new Table.Cell(
                                            word(page, "outgoing." + one.state()),
                                            null,
                                            draft ? Tone.WARN : Tone.PLAIN));
                        })
                        .toList();
        return table(
                page,
                "outgoing",
                rows,
                "code",
                "subject",
                "agency",
                "receivers",
                "changed",
                "state");
    }

    Table reached(Page page, List<Outgoing.Reached> all) {
        var rows =
                all.stream()
                        .map(one -> {
                            var sign = sign(page, one.standing(), false);
                            return List.of(
                                    new Table.Cell(names.agency(page, one.agency())),
                                    new Table.Cell(sign.words(), null, sign.tone()),
                                    new Table.Cell(page.format().shortMoment(one.changedAt())),
                                    new Table.Cell(said(page, one)),
                                    new Table.Cell(change(page, one)));
                        })
                        .toList();
        return table(page, "reached", rows, "receiver", "state", "since", "said", "change");
    }

    /// What the receiver said, or what keeps the message from them.
    private String said(Page page, Outgoing.Reached one) {
        String words = names.known(page, "dispatch.flaw." + one.words());
        String said = one.words().isEmpty() ? "–" : words;
        return one.trouble() == null ? said : word(page, "waits", one.trouble());
    }

    private static String change(Page page, Outgoing.Reached one) {
        var pending = one.pending();
        if (pending != null) {
            return word(page, "asked." + pending);
        }
        return one.answer() == null ? "–" : word(page, "answer." + one.answer());
    }

    Table table(Page page, String caption, List<List<Table.Cell>> rows, String... columns) {
        var heads = new ArrayList<Table.Column>();
        for (String column : columns) {
            heads.add(new Table.Column(word(page, "column." + column)));
        }
        return new Table(word(page, "table." + caption), heads, rows, true);
    }

    Summary facts(Page page, Facts facts) {
        var rows = new ArrayList<Summary.Row>();
        add(rows, page, "type", facts.type());
        var dated = facts.dated();
        add(
                rows,
                page,
                "dated",
                (dated == null ? "" : page.format().shortDate(dated))
                        + (facts.place().isEmpty() ? "" : ", " + facts.place()));
        add(rows, page, "content", facts.content());
        add(
                rows,
                page,
                "signer",
                String.join(
                        ", ",
                        List.of(facts.signer(), facts.position(), facts.competence()).stream()
                                .filter(one -> !one.isEmpty())
                                .toList()));
        add(rows, page, "steering", word(page, "steering." + facts.steering()));
        var due = facts.due();
        add(rows, page, "due", due == null ? "" : page.format().shortDate(due));
        add(rows, page, "priority", priority(page, facts.priority()));
        add(rows, page, "places", String.join("; ", facts.toPlaces()));
        add(rows, page, "pages", facts.pages() == 0 ? "" : page.format().number(facts.pages()));
        return new Summary(rows);
    }

    static void add(List<Summary.Row> rows, Page page, String what, String value) {
        if (!value.isBlank()) {
            rows.add(new Summary.Row(word(page, "column." + what), value));
        }
    }

    List<FileLink> files(Page page, String path, List<Enclosure> files) {
        return files.stream()
                .map(one ->
                        new FileLink(
                                one.name(),
                                path + "/" + one.place(),
                                page.format().size(one.size())))
                .toList();
    }

    Timeline history(Page page, List<Recorded> history) {
        var officers =
                names.officers(
                        history.stream()
                                .map(step -> step.entry().actor())
                                .flatMap(actor -> Names.official(actor).stream()));
        return new Timeline(
                history.stream()
                        .map(step -> {
                            var entry = step.entry();
                            var agency = entry.actor().agency();
                            String who = officers.actor(page, entry.actor());
                            String by =
                                    agency == null
                                            ? who
                                            : "%s, %s".formatted(who, names.agency(page, agency));
                            String reason = entry.reason();
                            return new Timeline.Entry(
                                    fact(page, step),
                                    Timeline.State.DONE,
                                    step.at(),
                                    reason == null ? by : "%s: %s".formatted(by, reason));
                        })
                        .toList());
    }

    /// Of what a receiver said, the fact names who and what.
    private String fact(Page page, Recorded step) {
        var entry = step.entry();
        String name = entry.fact().substring(entry.fact().indexOf('.') + 1);
        if (!entry.fact().equals("dispatch.heard")) {
            return word(page, "fact." + name);
        }
        return word(
                page,
                "fact.heard",
                names.agency(page, new AgencyCode(String.valueOf(entry.data().get("receiver")))),
                named(page, DispatchKinds.STATUS, String.valueOf(entry.data().get("code"))));
    }

    String agency(Page page, AgencyCode code) {
        return names.agency(page, code);
    }

    static String word(Page page, String key, Object... arguments) {
        return page.w("office.dispatch." + key, arguments);
    }
}
