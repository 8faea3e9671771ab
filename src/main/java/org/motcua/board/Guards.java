package org.motcua.board;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.board.indicators.Written;
import org.motcua.indicator.Area;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Table.Sorted;
import org.springframework.stereotype.Component;

/// What to read beside the share in time: the indicators that move where somebody works for that
/// share and not for the people. Which they are says the target ([Target#guardedBy()]).
@Component("boardGuards")
class Guards {
    private final Indicators indicators;

    Guards(Indicators indicators) {
        this.indicators = indicators;
    }

    /// Null where the target names none, or nothing ended.
    @Nullable Table table(
            Page page, Area place, Months months, @Nullable Target target, String root) {
        var all = target == null ? List.<Indicator>of() : named(target);
        var listed = indicators.listed(all, place, "", months, 1);
        if (listed.values().values().stream().noneMatch(figure -> figure.value().isPresent())) {
            return null;
        }
        var written = new Written(page);
        var rows = new ArrayList<List<Cell>>();
        for (var one : all) {
            var figure = listed.values().getOrDefault(one.id(), Figure.NONE);
            var before = listed.before().getOrDefault(one.id(), Figure.NONE);
            rows.add(
                    List.of(
                            new Cell(
                                    page.t(one.title()),
                                    ByProcedure.path(root, one, place, months),
                                    null),
                            new Cell(written.value(one, figure)),
                            new Cell(counted(page, one, figure)),
                            new Cell(written.value(one, before))));
        }
        return new Table(
                page.w("board.guards.caption"),
                List.of(
                        new Column(page.w("board.guards.what")),
                        number(page.w("board.guards.value")),
                        number(page.w("board.guards.counted")),
                        number(page.w("board.guards.before"))),
                rows,
                true);
    }

    private List<Indicator> named(Target target) {
        return target.guardedBy().stream()
                .flatMap(id -> indicators.find(id).stream())
                .filter(Indicator::open)
                .toList();
    }

    private static Column number(String label) {
        return new Column(label, true, null, Sorted.NOT);
    }

    /// How many of how many; a ratio is of time and not of dossiers.
    private static String counted(Page page, Indicator one, Figure figure) {
        return one.measure() == Indicator.Measure.SHARE
                ? page.w(
                        "indicator.of",
                        page.format().number(figure.part()),
                        page.format().number(figure.whole()))
                : "–";
    }
}
