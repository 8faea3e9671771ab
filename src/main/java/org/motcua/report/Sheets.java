package org.motcua.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.report.Report.Column;
import org.motcua.report.Sheet.Line;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The reports of agencies, and the steps that write, send and open them again.
///
/// Facts: `report.changed` (with the reason), `report.sent`, `report.reopened`.
@Component("reportSheetsDoor")
public class Sheets {
    private final Reports reports;
    private final SheetTable table;
    private final Filling filling;
    private final Journal journal;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Sheets(
            Reports reports,
            SheetTable table,
            Filling filling,
            Journal journal,
            Clock clock,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.table = table;
        this.filling = filling;
        this.journal = journal;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What came of a step.
    public sealed interface Outcome {
        record Taken(Sheet sheet) implements Outcome {}

        /// @param where the row and the column it is about; empty where about none
        record Refused(Refusal why, String where) implements Outcome {}
    }

    /// Where the report of an agency is, without what stands in it.
    public Sheet head(Report report, Term term, Agency agency) {
        var state = table.find(report.id(), term.id(), agency.code());
        return new Sheet(report, term, agency.code(), state, List.of());
    }

    /// The report of an agency: as it was sent, or with what is known now.
    public Sheet sheet(Report report, Term term, Agency agency) {
        return sheet(report, term, agency, table.find(report.id(), term.id(), agency.code()));
    }

    private Sheet sheet(Report report, Term term, Agency agency, Optional<Sheet.State> state) {
        var typed = state.map(one -> table.cells(one.id())).orElse(Map.of());
        if (state.filter(one -> one.sent() != null).isPresent()) {
            var lines = new ArrayList<Line>();
            table.lines(state.get().id())
                    .forEach((id, title) ->
                            lines.add(new Line(id, title, typed.getOrDefault(id, Map.of()))));
            return new Sheet(report, term, agency.code(), state, lines);
        }
        var lines =
                filling.lines(report, term, agency).stream()
                        .map(line -> WholeLine.of(report, line, typed))
                        .toList();
        return new Sheet(report, term, agency.code(), state, lines);
    }

    /// What was sent for the time before, by row and column.
    public Map<String, Map<String, Long>> last(Report report, Term term, Agency agency) {
        return reports.before(report, term)
                .map(one -> table.amounts(report.id(), one.id(), agency.code()))
                .orElse(Map.of());
    }

    /// Writes what a person typed.
    ///
    /// @param typed by row and column; what is not named stays
    public Outcome save(
            SignedIn who,
            Report report,
            Term term,
            Agency agency,
            int version,
            Map<String, Map<String, String>> typed) {
        return step(
                who,
                report,
                term,
                agency,
                version,
                (state, sheet) -> {
                    var read = new ArrayList<Typed>();
                    for (var line : sheet.lines()) {
                        var cells = typed.getOrDefault(line.id(), Map.of());
                        for (var column : report.columns()) {
                            String words = cells.get(column.id());
                            if (words != null && column.typed()) {
                                var one = Typed.read(line, column, words);
                                if (one.refusal() != null) {
                                    return Typed.refused(
                                            one.refusal(), line, column, reports.binding());
                                }
                                read.add(one);
                            }
                        }
                    }
                    for (var one : read) {
                        table.type(
                                state.id(),
                                one.line().id(),
                                one.column().id(),
                                null,
                                one.value(),
                                null,
                                who.account().toString(),
                                clock.instant());
                    }
                    table.written(state.id());
                    return null;
                });
    }

    /// Changes what the program filled in; the reason stands beside it for ever.
    ///
    /// @param words nothing takes the change back
    public Outcome change(
            SignedIn who,
            Report report,
            Term term,
            Agency agency,
            int version,
            String line,
            String column,
            String words,
            String reason) {
        return step(
                who,
                report,
                term,
                agency,
                version,
                (state, sheet) -> {
                    var row = sheet.line(line);
                    var of = report.column(column).filter(Column::filled);
                    if (row.isEmpty() || of.isEmpty()) {
                        return new Outcome.Refused(Refusal.NO_CELL, "");
                    }
                    var one = Typed.read(row.get(), of.get(), words);
                    if (one.refusal() != null) {
                        return Typed.refused(one.refusal(), row.get(), of.get(), reports.binding());
                    }
                    if (reason.isBlank()) {
                        return new Outcome.Refused(Refusal.NO_REASON, "");
                    }
                    table.type(
                            state.id(),
                            line,
                            column,
                            row.get().cell(column).filled(),
                            one.value(),
                            reason.strip(),
                            who.account().toString(),
                            clock.instant());
                    table.written(state.id());
                    journal.append(
                            new Entry(
                                    "report.changed",
                                    who.actorAt(agency.code()),
                                    term.subject(report, agency),
                                    Map.of("line", line, "column", column),
                                    reason.strip()));
                    return null;
                });
    }

    /// Sends the report; sent again, it is the same report.
    public Outcome send(SignedIn who, Report report, Term term, Agency agency, int version) {
        var there = table.find(report.id(), term.id(), agency.code());
        if (there.filter(one -> one.sent() != null).isPresent() && reports.fills(who, agency)) {
            return new Outcome.Taken(sheet(report, term, agency, there));
        }
        if (!reports.today().isAfter(term.until())) {
            return new Outcome.Refused(Refusal.NOT_OVER, "");
        }
        return step(
                who,
                report,
                term,
                agency,
                version,
                (state, sheet) -> {
                    for (var line : sheet.lines()) {
                        for (var column : report.columns()) {
                            if (column.required() && line.cell(column.id()).value() == null) {
                                return Typed.refused(
                                        Refusal.INCOMPLETE, line, column, reports.binding());
                            }
                        }
                    }
                    var now = clock.instant();
                    table.keep(state.id(), sheet, who.account().toString(), now);
                    long late = reports.late(term, agency, now);
                    table.sent(state.id(), now, late);
                    journal.append(
                            Entry.of(
                                    "report.sent",
                                    who.actorAt(agency.code()),
                                    term.subject(report, agency),
                                    Map.of(
                                            "report",
                                            report.id(),
                                            "term",
                                            term.id(),
                                            "late",
                                            late)));
                    return null;
                });
    }

    /// Opens a sent report again, with a reason.
    public Outcome reopen(
            SignedIn who, Report report, Term term, Agency agency, int version, String reason) {
        if (!reports.fills(who, agency)) {
            return new Outcome.Refused(Refusal.NOT_YOURS, "");
        }
        if (reason.isBlank()) {
            return new Outcome.Refused(Refusal.NO_REASON, "");
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var state = locked(report, term, agency);
                    if (state.sent() == null) {
                        return new Outcome.Refused(Refusal.NOT_SENT, "");
                    }
                    if (state.version() != version) {
                        return new Outcome.Refused(Refusal.CHANGED, "");
                    }
                    table.reopened(state.id(), reason.strip());
                    journal.append(
                            new Entry(
                                    "report.reopened",
                                    who.actorAt(agency.code()),
                                    term.subject(report, agency),
                                    Map.of("report", report.id(), "term", term.id()),
                                    reason.strip()));
                    return new Outcome.Taken(sheet(report, term, agency));
                }));
    }

    /// Where the report is, held until the step is done.
    private Sheet.State locked(Report report, Term term, Agency agency) {
        return table.lock(report.id(), term.id(), agency.code(), reports.province(agency));
    }

    private interface Step {
        /// @return why it is not taken; nothing where it is
        @Nullable Outcome take(Sheet.State state, Sheet sheet);
    }

    private Outcome step(
            SignedIn who, Report report, Term term, Agency agency, int version, Step step) {
        if (!reports.fills(who, agency)) {
            return new Outcome.Refused(Refusal.NOT_YOURS, "");
        }
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var state = locked(report, term, agency);
                    if (state.sent() != null) {
                        return new Outcome.Refused(Refusal.SENT, "");
                    }
                    if (state.version() != version) {
                        return new Outcome.Refused(Refusal.CHANGED, "");
                    }
                    var refused = step.take(state, sheet(report, term, agency, Optional.of(state)));
                    if (refused != null) {
                        status.setRollbackOnly();
                        return refused;
                    }
                    return new Outcome.Taken(sheet(report, term, agency));
                }));
    }
}
