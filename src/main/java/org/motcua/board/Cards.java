package org.motcua.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.motcua.indicator.Area;
import org.motcua.page.NumberCard;
import org.motcua.page.NumberCard.Mark;
import org.motcua.page.Page;
import org.motcua.page.Sparkline;

/// The numbers of a place as cards: level, target and direction, the last twelve months, what is
/// behind.
final class Cards {
    private static final List<Measure> ORDER =
            List.of(
                    Measure.ON_TIME,
                    Measure.MEDIAN,
                    Measure.WHOLE_ONLINE,
                    Measure.PAID_ONLINE,
                    Measure.FILED,
                    Measure.ONLINE,
                    Measure.WAITING,
                    Measure.LATE);

    private final Page page;
    private final Query query;
    private final Face.Seen seen;
    private final Area place;
    private final Map<String, Target> targets;
    private final Shown shown;

    Cards(Page page, Query query, Face.Seen seen, Area place, Map<String, Target> targets) {
        this.page = page;
        this.query = query;
        this.seen = seen;
        this.place = place;
        this.targets = targets;
        this.shown = new Shown(page);
    }

    /// The four that stand first on every board, and the others.
    List<NumberCard> of(
            Figures now, SortedMap<LocalDate, Figures.Counts> months, Figures.Counts earlier) {
        return of(ORDER, now, months, earlier);
    }

    List<NumberCard> of(
            List<Measure> which,
            Figures now,
            SortedMap<LocalDate, Figures.Counts> months,
            Figures.Counts earlier) {
        var before = new Figures(earlier, Optional.empty(), new Figures.Now(0, 0));
        return which.stream().map(measure -> card(measure, now, months, before)).toList();
    }

    private NumberCard card(
            Measure measure,
            Figures now,
            SortedMap<LocalDate, Figures.Counts> months,
            Figures before) {
        var value = measure.of(now);
        var mark = mark(measure, now, before);
        return new NumberCard(
                page.w("board.measure." + measure.id()),
                value.isEmpty()
                        ? page.w("board.missing")
                        : shown.number(measure, value.getAsDouble()),
                shown.unit(measure, value),
                mark,
                goal(measure, now, mark),
                line(measure, months),
                notes(measure, now, before),
                PublicBoardPages.HOW + "#" + measure.id(),
                seen.behind() && measure.base(now) > 0
                        ? BehindPages.path(place, Behind.Which.of(measure), query)
                        : null);
    }

    private Mark mark(Measure measure, Figures now, Figures before) {
        var target = targets.get(measure.id());
        var value = measure.of(now);
        if (target == null || value.isEmpty() || measure.few(now)) {
            return Mark.UNKNOWN;
        }
        if (value.getAsDouble() >= target.share()) {
            return Mark.MET;
        }
        var earlier = measure.of(before);
        return earlier.isPresent() && value.getAsDouble() > earlier.getAsDouble()
                ? Mark.BEHIND_BUT_MOVING
                : Mark.BEHIND_AND_STILL;
    }

    private String goal(Measure measure, Figures now, Mark mark) {
        var target = targets.get(measure.id());
        if (mark == Mark.UNKNOWN || target == null) {
            boolean silent = target == null && measure.kind() == Measure.Kind.COUNT;
            return silent
                    ? ""
                    : page.w(
                            target == null
                                    ? "board.goal.none"
                                    : measure.of(now).isEmpty()
                                            ? "board.goal.missing"
                                            : "board.goal.few");
        }
        String wanted = page.format().percent(target.share());
        return switch (mark) {
            case MET -> page.w("board.goal.met", wanted);
            case BEHIND_BUT_MOVING -> page.w("board.goal.moving", wanted);
            case BEHIND_AND_STILL, UNKNOWN -> page.w("board.goal.still", wanted);
        };
    }

    /// Months in which there was nothing are left out, not drawn as zero.
    private @Nullable Sparkline line(Measure measure, SortedMap<LocalDate, Figures.Counts> months) {
        if (!measure.byDays()) {
            return null;
        }
        var values = new ArrayList<Double>();
        months.values()
                .forEach(counts ->
                        measure.of(new Figures(counts, Optional.empty(), new Figures.Now(0, 0)))
                                .ifPresent(values::add));
        if (values.size() < 2) {
            return null;
        }
        var target = targets.get(measure.id());
        return new Sparkline(
                values,
                target == null ? null : target.share(),
                page.w(
                        "board.line",
                        values.size(),
                        shown.full(measure, values.getFirst()),
                        shown.full(measure, values.getLast())));
    }

    private List<String> notes(Measure measure, Figures now, Figures before) {
        var notes = new ArrayList<String>();
        if (measure.kind() != Measure.Kind.COUNT) {
            notes.add(page.w("board.note.of", page.format().number(measure.base(now))));
        }
        if (measure == Measure.MEDIAN && now.taken().isPresent()) {
            var taken = now.taken().get();
            notes.add(page.w("board.note.p90", shown.full(Measure.P90, taken.p90())));
            notes.add(page.w("board.note.elapsed", shown.elapsed(taken.elapsed())));
        }
        if (measure == Measure.WHOLE_ONLINE && now.counts().assisted() > 0) {
            notes.add(page.w("board.note.assisted", page.format().number(now.counts().assisted())));
        }
        if (measure.byDays() && measure.base(before) > 0) {
            measure.of(before)
                    .ifPresent(value ->
                            notes.add(page.w("board.note.before", shown.full(measure, value))));
        }
        return notes;
    }
}
