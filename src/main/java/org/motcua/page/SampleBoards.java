package org.motcua.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.motcua.country.Countries;
import org.motcua.page.NumberCard.Mark;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;

/// Invented numbers, as sample pages of boards show them.
final class SampleBoards {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private final Countries countries;

    SampleBoards(Countries countries) {
        this.countries = countries;
    }

    private TilePlan plan() {
        return TilePlan.of(countries.active(), DAY);
    }

    List<NumberCard> cards(Page page) {
        return List.of(
                card(page, "1", 92.4, 95.0, Mark.BEHIND_BUT_MOVING, 88.1, 89.4, 89.9, 91.2, 92.4),
                card(page, "2", 1.8, 2.0, Mark.MET, 3.1, 2.9, 2.6, 2.3, 1.8),
                card(page, "3", 63.7, 80.0, Mark.BEHIND_AND_STILL, 63.9, 63.8, 63.9, 63.7, 63.7),
                card(page, "4", 86.0, 90.0, Mark.BEHIND_BUT_MOVING, 84.0, 84.6, 85.1, 85.3, 86.0));
    }

    private static NumberCard card(
            Page page, String number, double value, double target, Mark mark, Double... months) {
        String shown = page.format().decimal(value, 1);
        String goal = page.format().decimal(target, 1);
        String said = page.w("sample.cards.line", page.format().decimal(months[0], 1), shown, goal);
        return new NumberCard(
                page.w("sample.cards." + number),
                shown,
                page.w("sample.cards." + number + ".unit"),
                mark,
                page.w("sample.cards." + mark.name().toLowerCase(java.util.Locale.ROOT), goal),
                new Sparkline(List.of(months), target, said),
                List.of(page.w("sample.cards.note", page.format().number(184_210))),
                "/samples/cards",
                "/samples/table");
    }

    Table table(Page page) {
        var rows = new ArrayList<List<Cell>>();
        for (TilePlan.Place place : plan().units().stream().limit(12).toList()) {
            double share = value(place);
            rows.add(
                    List.of(
                            new Cell(place.name().in(page.language()), "/samples/table", null),
                            new Cell(page.format().decimal(share, 1)),
                            new Cell(page.format().number(Math.round(share * 137))),
                            new Cell(
                                    page.w(share < 90 ? "sample.table.late" : "sample.table.met"),
                                    null,
                                    share < 90 ? Tone.BAD : Tone.GOOD)));
        }
        return new Table(
                page.w("sample.table.caption"),
                List.of(
                        new Column(
                                page.w("sample.table.unit"), false, "/samples/table", Sorted.NOT),
                        new Column(
                                page.w("sample.table.share"),
                                true,
                                "/samples/table?sort=share",
                                Sorted.UP),
                        new Column(
                                page.w("sample.table.count"), true, "/samples/table", Sorted.NOT),
                        new Column(page.w("sample.table.mark"))),
                rows,
                false);
    }

    TileMap map(Page page) {
        return plan().map(
                        page.w("sample.map.label"),
                        page.language(),
                        place ->
                                new TilePlan.Shown(
                                        page.format().decimal(value(place), 1),
                                        band(value(place)),
                                        "/samples/map?unit=" + place.unit()));
    }

    DotStrip strip(Page page) {
        var dots = new ArrayList<DotStrip.Dot>();
        for (TilePlan.Place place : plan().units()) {
            String said =
                    place.name().in(page.language()) + ": " + page.format().percent(value(place));
            dots.add(
                    new DotStrip.Dot(
                            said,
                            value(place),
                            place.unit().equals("12"),
                            place.unit().equals("79")));
        }
        return new DotStrip(page.w("sample.strip.label"), 75, 100, 95.0, dots);
    }

    /// A number that looks like a measured one and is always the same.
    private static double value(TilePlan.Place place) {
        return 79 + Math.floorMod(place.unit().hashCode() * 7919, 205) / 10.0;
    }

    private static int band(double value) {
        return value < 85 ? 1 : value < 90 ? 2 : value < 95 ? 3 : value < 97 ? 4 : 5;
    }
}
