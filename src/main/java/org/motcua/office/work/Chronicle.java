package org.motcua.office.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.credential.Credentials;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.ControlSheets;
import org.motcua.dossier.DoneTurn;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Effect;
import org.motcua.dossier.Material;
import org.motcua.journal.Entry;
import org.motcua.office.Names;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.springframework.stereotype.Component;

/// What happened to a dossier so far: the journal, the control sheet, letters, what is stuck.
@Component
class Chronicle {
    private final Dossiers dossiers;
    private final Credentials credentials;
    private final Names names;

    Chronicle(Dossiers dossiers, Credentials credentials, Names names) {
        this.dossiers = dossiers;
        this.credentials = credentials;
        this.names = names;
    }

    Bench.Past of(Page page, CaseFile file, Material lies) {
        var dossier = file.dossier();
        var entries =
                dossiers.history(dossier).stream()
                        // what the applicant said of it is not for who handles it
                        .filter(one -> !one.entry().fact().equals("dossier.rated"))
                        .toList();
        var turns = lies.turns();
        var called =
                names.officers(
                        Stream.concat(
                                entries.stream()
                                        .flatMap(one ->
                                                Names.official(one.entry().actor()).stream()),
                                turns.stream().flatMap(turn -> turn.officer().stream())));
        var history =
                entries.stream()
                        .map(one ->
                                new Bench.Happened(
                                        one.at(),
                                        names.known(page, "office.fact." + one.entry().fact()),
                                        actor(page, file, called, one.entry()),
                                        Optional.ofNullable(one.entry().reason())))
                        .toList();
        return new Bench.Past(
                history.reversed(),
                turns(page, file, turns, called),
                ControlSheets.has(dossier),
                lies.letters(),
                lies.supplements(),
                lies.effects().stream()
                        .filter(effect -> effect.state() != Effect.State.DONE)
                        .toList(),
                dossier.result().map(credentials::get));
    }

    /// Who acts for the applicant is named where it is the one who filed the dossier.
    private static String actor(Page page, CaseFile file, Names.Called called, Entry entry) {
        if (!entry.data().containsKey("mandate")) {
            return called.actor(page, entry.actor());
        }
        return file.dossier()
                .applicant()
                .agent()
                .filter(agent -> agent.account().toString().equals(entry.actor().id()))
                .map(agent -> page.w("office.actor.agent.named", agent.name()))
                .orElseGet(() -> page.w("office.actor.agent"));
    }

    private Table turns(Page page, CaseFile file, List<DoneTurn> turns, Names.Called called) {
        var rows =
                turns.stream()
                        .map(turn ->
                                List.of(
                                        new Cell(
                                                file.step(turn.step())
                                                        .map(step -> page.t(step.title()))
                                                        .orElse(turn.step())),
                                        new Cell(turn.officer().map(called::officer).orElse("–")),
                                        new Cell(page.format().shortMoment(turn.done())),
                                        new Cell(names.known(page, "office.turn." + turn.result())),
                                        new Cell(
                                                turn.late() ? page.w("office.flag.step-late") : ""),
                                        new Cell(turn.note().orElse(""))))
                        .toList();
        return new Table(
                page.w("office.work.turns"),
                List.of(
                        new Column(page.w("office.queue.step")),
                        new Column(page.w("office.act.officer")),
                        new Column(page.w("office.day.at")),
                        new Column(page.w("office.day.result")),
                        new Column(page.w("office.queue.flags")),
                        new Column(page.w("office.act.note"))),
                rows,
                true);
    }
}
