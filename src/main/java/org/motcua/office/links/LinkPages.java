package org.motcua.office.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.identity.Allow;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.linking.Cells;
import org.motcua.linking.LinkRule;
import org.motcua.links.Decision;
import org.motcua.links.Links;
import org.motcua.links.Verdict;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The clerk's queue of links: which questions wait, and each with both records and the reasons.
@Controller
@Allow("links.decide")
public class LinkPages {
    private static final String HOME = "/office/links";
    private static final int SHOWN = 50;

    private final Links links;
    private final Countries countries;
    private final Rights rights;
    private final Names names;

    LinkPages(Links links, Countries countries, Rights rights, Names names) {
        this.links = links;
        this.countries = countries;
        this.rights = rights;
        this.names = names;
    }

    /// One linking with what waits.
    public record Waiting(String title, long linked, long asked, Table questions) {}

    /// One thing that is compared, on both sides.
    public record Line(String what, String record, String person, String said, String weight) {}

    @GetMapping(HOME)
    Html queue(Page page, @RequestParam Map<String, String> asked) {
        var waiting =
                countries.active().all(LinkRule.KIND, names.today()).stream()
                        .map(one -> waiting(page, one))
                        .toList();
        String done = asked.get("done");
        return Html.of("office/links/queue", Map.of("waiting", waiting))
                .with("done", done == null ? null : names.known(page, "office.links.done." + done));
    }

    private Waiting waiting(Page page, Definition<LinkRule> one) {
        var rows =
                links.questions(one.id(), SHOWN).stream()
                        .map(question ->
                                List.of(
                                        new Table.Cell(
                                                question.record(),
                                                HOME + "/" + question.id(),
                                                null),
                                        new Table.Cell(question.grounds().record().getFirst()),
                                        new Table.Cell(question.grounds().person().getFirst()),
                                        new Table.Cell(sure(page, question))))
                        .toList();
        String title = one.value().title().in(page.language());
        return new Waiting(
                title,
                links.count(one.id(), Verdict.LINKED),
                links.count(one.id(), Verdict.ASKED),
                new Table(
                        title,
                        List.of(
                                new Table.Column(page.w("office.links.record")),
                                new Table.Column(page.w("office.links.named")),
                                new Table.Column(page.w("office.links.person")),
                                new Table.Column(page.w("office.links.sure"))),
                        rows,
                        true));
    }

    private static String sure(Page page, Decision question) {
        return page.format().percent(100 * question.grounds().probability());
    }

    @GetMapping(HOME + "/{id}")
    Html question(Page page, @PathVariable UUID id) {
        var decision = found(id);
        return Html.of(
                "office/links/question",
                Map.of(
                        "decision", decision,
                        "sure", sure(page, decision),
                        "lines", lines(page, decision),
                        "history", history(page, decision),
                        "open", open(decision)));
    }

    private Decision found(UUID id) {
        return links.decision(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean open(Decision decision) {
        return decision.verdict() == Verdict.ASKED && newest(decision);
    }

    private boolean newest(Decision decision) {
        return links.history(decision.linking(), decision.record()).stream()
                .filter(one -> one.owner() == decision.owner())
                .reduce((_, later) -> later)
                .filter(last -> last.id().equals(decision.id()))
                .isPresent();
    }

    private static List<Line> lines(Page page, Decision decision) {
        var grounds = decision.grounds();
        var lines = new ArrayList<Line>();
        for (Cells.Column column : Cells.Column.values()) {
            String word = column.word().replace('_', '-');
            var reason =
                    grounds.evidence().reasons().stream()
                            .filter(one -> one.measure().id().equals(word))
                            .findFirst();
            lines.add(
                    new Line(
                            page.w("links.cell." + word),
                            cell(grounds.record(), column),
                            cell(grounds.person(), column),
                            reason.map(one -> page.w(one.word())).orElse(""),
                            reason.map(one -> page.format().decimal(one.weight() / 1000.0, 1))
                                    .orElse("")));
        }
        return lines;
    }

    private static String cell(List<String> cells, Cells.Column column) {
        return column.index() < cells.size() ? cells.get(column.index()) : "";
    }

    private Table history(Page page, Decision decision) {
        var rows =
                links.history(decision.linking(), decision.record()).stream()
                        .filter(one -> one.owner() == decision.owner())
                        .map(one ->
                                List.of(
                                        new Table.Cell(page.format().moment(one.at())),
                                        new Table.Cell(
                                                page.w(
                                                        "links.verdict."
                                                                + one.verdict()
                                                                        .name()
                                                                        .toLowerCase(Locale.ROOT))),
                                        new Table.Cell(
                                                Optional.ofNullable(one.person()).orElse("")),
                                        new Table.Cell(
                                                Optional.ofNullable(one.reason()).orElse(""))))
                        .toList();
        return new Table(
                page.w("office.links.history"),
                List.of(
                        new Table.Column(page.w("office.links.when")),
                        new Table.Column(page.w("office.links.verdict")),
                        new Table.Column(page.w("office.links.person")),
                        new Table.Column(page.w("office.links.reason"))),
                rows,
                true);
    }

    @PostMapping(HOME + "/{id}/{answer:same|other}")
    Html answer(
            @PathVariable UUID id,
            @PathVariable String answer,
            @RequestParam(defaultValue = "") String reason,
            SignedIn who) {
        var refusal = links.answer(id, answer.equals("same"), actor(who), reason.strip());
        return Html.redirect(HOME + "?done=" + (refusal.isPresent() ? "overtaken" : answer));
    }

    @PostMapping(HOME + "/{id}/undo")
    Html undo(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, SignedIn who) {
        var refusal = links.undo(id, actor(who), reason.strip());
        return Html.redirect(HOME + "?done=" + (refusal.isPresent() ? "overtaken" : "undone"));
    }

    private Actor actor(SignedIn who) {
        return rights.agencies(who, "links.decide").stream()
                .findFirst()
                .map(who::actorAt)
                .orElseGet(who::actor);
    }
}
