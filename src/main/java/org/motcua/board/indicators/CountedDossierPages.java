package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.board.BoardLink;
import org.motcua.board.Places;
import org.motcua.board.Reach;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.indicator.DossiersBehind;
import org.motcua.indicator.DossiersBehind.Which;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Pagination;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The dossiers that a value counts, each with what decided whether it meets the condition: nothing
/// of whom it is about.
@Controller
@Allow(Reach.DOSSIERS)
class CountedDossierPages {
    private static final int FARTHEST = 200;
    private static final long DAY = 24 * 3600L;

    private final IndicatorFace face;
    private final OneView one;
    private final PartsView parts;
    private final Indicators indicators;
    private final Places places;
    private final Reach reach;

    CountedDossierPages(
            IndicatorFace face,
            OneView one,
            PartsView parts,
            Indicators indicators,
            Places places,
            Reach reach) {
        this.parts = parts;
        this.face = face;
        this.one = one;
        this.indicators = indicators;
        this.places = places;
        this.reach = reach;
    }

    @GetMapping(IndicatorPages.ROOT + "/{id}/dossiers")
    Html dossiers(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam Map<String, String> query) {
        var asked = face.asked(IndicatorPages.ROOT, query);
        reach.require(who, Reach.DOSSIERS, asked.area());
        var indicator = face.indicator(id, true);
        var which = Which.read(query.getOrDefault("show", ""));
        int number = number(query.getOrDefault("page", ""));
        var slice =
                indicators.behind(
                        indicator, asked.area(), asked.procedure(), asked.months(), which, number);
        int last =
                Math.clamp(
                        (slice.total() + DossiersBehind.PAGE - 1) / DossiersBehind.PAGE,
                        1,
                        FARTHEST);
        return Html.of(
                "board/indicators/dossiers",
                Map.of(
                        "title",
                        page.t(indicator.title()),
                        "name",
                        one.name(page, asked),
                        "period",
                        Asked.name(page, asked.months()),
                        "back",
                        asked.one(id),
                        "whiches",
                        whiches(page, asked, indicator, which),
                        "how",
                        page.t(indicator.how()),
                        "table",
                        table(page, slice.rows(), page.w("indicator.which." + which.id())),
                        "list",
                        new Pagination(
                                Math.min(number, last),
                                last,
                                slice.total(),
                                OneView.dossiers(asked, indicator, which))));
    }

    private static int number(String page) {
        return page.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(page), FARTHEST) : 1;
    }

    private static List<BoardLink> whiches(
            Page page, Asked asked, Indicator indicator, Which chosen) {
        var links = new ArrayList<BoardLink>();
        for (var which : Which.values()) {
            if (which != Which.STANDING || indicator.unfinished()) {
                links.add(
                        new BoardLink(
                                page.w("indicator.which." + which.id()),
                                OneView.dossiers(asked, indicator, which),
                                which == chosen));
            }
        }
        return links;
    }

    private Table table(Page page, List<DossiersBehind.Row> dossiers, String caption) {
        var columns =
                List.of(
                                "code",
                                "procedure",
                                "agency",
                                "state",
                                "filed",
                                "due",
                                "finished",
                                "why",
                                "met")
                        .stream()
                        .map(name ->
                                new Column(
                                        page.w(
                                                name.equals("why") || name.equals("met")
                                                        ? "indicator.dossier." + name
                                                        : "board.dossier." + name)))
                        .toList();
        var rows = new ArrayList<List<Cell>>();
        for (var dossier : dossiers) {
            var due = dossier.due();
            var finished = dossier.finishedAt();
            rows.add(
                    List.of(
                            new Cell(dossier.code()),
                            new Cell(parts.procedure(page, dossier.procedure())),
                            new Cell(
                                    places.name(
                                            new Area.Office(new AgencyCode(dossier.agency())),
                                            page.language())),
                            new Cell(page.w("board.state." + dossier.state())),
                            new Cell(page.format().shortDate(dossier.filedOn())),
                            new Cell(due == null ? "" : page.format().shortMoment(due)),
                            new Cell(finished == null ? "" : page.format().shortMoment(finished)),
                            new Cell(why(page, dossier)),
                            new Cell(
                                    page.w(
                                            dossier.met()
                                                    ? "indicator.dossier.yes"
                                                    : "indicator.dossier.no"),
                                    null,
                                    dossier.met() ? Tone.GOOD : Tone.WARN)));
        }
        return new Table(caption, columns, rows, true);
    }

    /// What moved the measured date or decided beside it.
    private static String why(Page page, DossiersBehind.Row one) {
        var why = new ArrayList<String>();
        if (one.supplements() > 0) {
            why.add(page.w("indicator.why.supplements", one.supplements()));
        }
        if (one.pausedSeconds() > 0) {
            why.add(
                    page.w(
                            "indicator.why.waited",
                            page.format().decimal((double) one.pausedSeconds() / DAY, 1)));
        }
        if (!one.dated() && one.receivedAt() != null) {
            why.add(page.w("indicator.why.undated"));
        }
        if (one.reappointed()) {
            why.add(page.w("indicator.why.reappointed"));
        }
        if (!one.electronicResult() && one.finishedAt() != null) {
            why.add(page.w("indicator.why.no-result"));
        }
        if (one.rating() > 0) {
            why.add(page.w("indicator.why.rating", page.w("indicator.rating." + one.rating())));
        }
        return String.join("; ", why);
    }
}
