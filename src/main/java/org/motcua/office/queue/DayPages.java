package org.motcua.office.queue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Absences;
import org.motcua.dossier.Queue;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What an officer did today, and who does their steps while they are away.
@Controller
@Allow("office.enter")
class DayPages {
    private final Queue queue;
    private final Absences absences;
    private final Names names;

    DayPages(Queue queue, Absences absences, Names names) {
        this.queue = queue;
        this.absences = absences;
        this.names = names;
    }

    @GetMapping("/office/day")
    Html day(Page page, SignedIn who) {
        return shown(page, who, Map.of(), null);
    }

    private Html.View shown(
            Page page, SignedIn who, Map<String, String> sent, Absences.@Nullable Hindrance why) {
        var model = new LinkedHashMap<String, Object>();
        model.put("table", table(page, queue.finishedToday(who)));
        model.put("absences", rows(page, absences.of(who), Absences.Absence::substitute));
        model.put("covered", rows(page, absences.coveredBy(who), Absences.Absence::officer));
        model.put("fields", fields(page, who, sent, why));
        return Html.of("office/queue/day", model);
    }

    private List<AbsenceRow> rows(
            Page page, List<Absences.Absence> list, Function<Absences.Absence, UUID> other) {
        return list.stream()
                .map(one ->
                        new AbsenceRow(
                                one.id(),
                                page.w(
                                        "office.absence.row",
                                        page.format().shortDate(one.from()),
                                        page.format().shortDate(one.until()),
                                        names.officer(other.apply(one)))))
                .toList();
    }

    private List<Field> fields(
            Page page, SignedIn who, Map<String, String> sent, Absences.@Nullable Hindrance why) {
        var colleagues =
                absences.colleagues(who).stream()
                        .map(one -> new Field.Option(one.id().toString(), one.name()))
                        .toList();
        boolean days = why == Absences.Hindrance.DAYS || why == Absences.Hindrance.COVERED;
        return List.of(
                Field.date("from", page.w("office.absence.from"))
                        .value(sent.isEmpty() ? "" : Field.dateFrom(sent, "from"))
                        .error(days ? page.w("office.absence." + why) : null),
                Field.date("until", page.w("office.absence.until"))
                        .value(sent.isEmpty() ? "" : Field.dateFrom(sent, "until")),
                Field.select("substitute", page.w("office.absence.substitute"), colleagues)
                        .value(sent.getOrDefault("substitute", ""))
                        .error(
                                why == Absences.Hindrance.SUBSTITUTE
                                        ? page.w("office.absence.SUBSTITUTE")
                                        : null));
    }

    private Table table(Page page, List<Queue.Finished> rows) {
        return new Table(
                page.w("office.day.caption", rows.size()),
                List.of(
                        new Column(page.w("office.queue.code")),
                        new Column(page.w("office.day.at")),
                        new Column(page.w("office.queue.person")),
                        new Column(page.w("office.queue.matter")),
                        new Column(page.w("office.queue.step")),
                        new Column(page.w("office.day.result"))),
                rows.stream().map(row -> row(page, row)).toList(),
                true);
    }

    private List<Cell> row(Page page, Queue.Finished row) {
        String result = names.known(page, "office.turn." + row.result());
        return List.of(
                new Cell(row.code().value(), "/office/dossiers/" + row.dossier(), null),
                new Cell(page.format().time(row.done())),
                new Cell(row.applicant()),
                new Cell(names.procedure(page, row.procedure())),
                new Cell(names.step(page, row.procedure(), row.step())),
                row.late()
                        ? new Cell(result + " · " + page.w("office.flag.late"), null, Tone.WARN)
                        : new Cell(result));
    }

    @PostMapping("/office/day/absences")
    Html set(Page page, @RequestParam Map<String, String> sent, SignedIn who) {
        var from = date(sent, "from");
        var until = date(sent, "until");
        if (from.isEmpty() || until.isEmpty()) {
            return shown(page, who, sent, Absences.Hindrance.DAYS).invalid();
        }
        var substitute = id(sent.getOrDefault("substitute", ""));
        if (substitute.isEmpty()) {
            return shown(page, who, sent, Absences.Hindrance.SUBSTITUTE).invalid();
        }
        var hindrance = absences.set(who, substitute.get(), from.get(), until.get());
        return hindrance == Absences.Hindrance.NONE
                ? Html.redirect("/office/day")
                : shown(page, who, sent, hindrance).invalid();
    }

    @PostMapping("/office/day/absences/{id}/end")
    Html end(@PathVariable UUID id, SignedIn who) {
        absences.end(who, id);
        return Html.redirect("/office/day");
    }

    private static Optional<LocalDate> date(Map<String, String> sent, String name) {
        try {
            return Optional.of(LocalDate.parse(Field.dateFrom(sent, name)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
