package org.motcua.board.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Coverage;
import org.motcua.board.Forecast;
import org.motcua.board.Places;
import org.motcua.indicator.Area;
import org.motcua.kernel.UnitCode;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.TileMap;
import org.motcua.page.TilePlan;
import org.motcua.page.Tone;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Tallies;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.stereotype.Component;

/// What is missing where, from the registry: numbers, forecast, map and list.
@Component("coverageView")
class CoverageView {
    private static final int MOST = 5000;
    private static final int SHOWN = 200;
    private static final double[] BANDS = {90, 95, 98, 100};

    private final Tallies tallies;
    private final Places places;

    CoverageView(Tallies tallies, Places places) {
        this.tallies = tallies;
        this.places = places;
    }

    void into(Map<String, @Nullable Object> model, Page page, Coverage one, Area area) {
        var units = units(page, area);
        var lacking =
                tallies.having(one.registry(), List.of(Map.of(one.has(), false)), units, MOST);
        long missing = tallies.count(one.registry(), Map.of(one.has(), false), units);
        long all = tallies.count(one.registry(), Map.of(), units);
        var today = places.today();
        var forecast =
                Forecast.of(
                        missing,
                        lacking.stream()
                                .flatMap(record -> day(record, one.planned()).stream())
                                .toList(),
                        tallies.byDay(
                                one.registry(), one.since(), today.minusDays(Forecast.DAYS), units),
                        today);
        model.put("title", page.t(one.title()));
        model.put("missing", page.format().number(missing));
        model.put(
                "share",
                all == 0
                        ? page.w("board.missing")
                        : page.w(
                                "coverage.share",
                                page.format().percent(100.0 * (all - missing) / all),
                                page.format().number(all)));
        model.put("facts", facts(page, one, forecast, today));
        model.put("map", area instanceof Area.Nation ? map(page, one) : null);
        model.put("list", list(page, one, lacking));
        model.put(
                "more",
                lacking.size() > SHOWN
                        ? page.w(
                                "coverage.more",
                                page.format().number(SHOWN),
                                page.format().number(missing))
                        : null);
    }

    private static Summary facts(Page page, Coverage one, Forecast forecast, LocalDate today) {
        var format = page.format();
        var rows = new ArrayList<Summary.Row>();
        var deadline = one.deadline();
        rows.add(
                new Summary.Row(
                        page.w("coverage.deadline"),
                        deadline == null
                                ? page.w("coverage.no-deadline")
                                : format.shortDate(deadline)));
        rows.add(new Summary.Row(page.w("coverage.basis"), page.t(one.basis())));
        if (deadline != null && forecast.missing() > 0) {
            rows.add(
                    new Summary.Row(
                            page.w("coverage.standing"),
                            standing(page, forecast, deadline, today)));
        }
        rows.add(
                new Summary.Row(
                        page.w("coverage.planned"),
                        forecast.missing() == 0
                                ? page.w("coverage.nothing")
                                : forecast.allPlanned()
                                        .map(day ->
                                                late(page, "coverage.all-planned", deadline, day))
                                        .orElseGet(() ->
                                                page.w(
                                                        "coverage.unplanned",
                                                        format.number(forecast.unplanned())))));
        rows.add(
                new Summary.Row(
                        page.w("coverage.pace"),
                        forecast.byPace(today)
                                .map(day ->
                                        page.w(
                                                        "coverage.closed",
                                                        format.number(forecast.closed()),
                                                        Forecast.DAYS)
                                                + " "
                                                + late(page, "coverage.by-pace", deadline, day))
                                .orElseGet(() -> page.w("coverage.no-pace", Forecast.DAYS))));
        return new Summary(rows);
    }

    private static String standing(
            Page page, Forecast forecast, LocalDate deadline, LocalDate today) {
        var format = page.format();
        return today.isAfter(deadline)
                ? page.w(
                        "coverage.overdue",
                        format.number(forecast.missing()),
                        format.number(Forecast.late(deadline, today)))
                : page.w(
                        "coverage.until",
                        format.number(forecast.plannedUntil(deadline)),
                        format.number(forecast.missing()));
    }

    private static String late(Page page, String key, @Nullable LocalDate deadline, LocalDate day) {
        String when = page.w(key, page.format().shortDate(day));
        long late = deadline == null ? 0 : Forecast.late(deadline, day);
        return late == 0 ? when : when + " " + page.w("coverage.late", page.format().number(late));
    }

    private TileMap map(Page page, Coverage one) {
        var units = Units.of(page.country());
        var today = places.today();
        var lacking = new HashMap<String, Long>();
        var all = new HashMap<String, Long>();
        tallies.byUnit(one.registry(), Map.of(one.has(), false))
                .forEach((code, many) ->
                        province(units, code, today)
                                .ifPresent(at -> lacking.merge(at, many, Long::sum)));
        tallies.byUnit(one.registry(), Map.of())
                .forEach((code, many) ->
                        province(units, code, today)
                                .ifPresent(at -> all.merge(at, many, Long::sum)));
        return TilePlan.of(page.country(), today)
                .map(
                        page.w("coverage.map", page.t(one.title())),
                        page.language(),
                        place -> {
                            long there = all.getOrDefault(place.unit(), 0L);
                            long missing = lacking.getOrDefault(place.unit(), 0L);
                            return new TilePlan.Shown(
                                    there == 0 ? null : page.format().number(missing),
                                    there == 0 ? 0 : band(100.0 * (there - missing) / there),
                                    CoveragePages.path(
                                            one, new Area.Province(new UnitCode(place.unit()))));
                        });
    }

    /// From 1, many lack it, to 5, all have it.
    private static int band(double share) {
        int band = 1;
        for (double least : BANDS) {
            band += share >= least ? 1 : 0;
        }
        return band;
    }

    private static Optional<String> province(Units units, String code, LocalDate today) {
        return code.isEmpty()
                ? Optional.empty()
                : units.find(new UnitCode(code), today)
                        .map(unit ->
                                units.above(unit, today).stream()
                                        .filter(one -> one.parent() == null)
                                        .findFirst()
                                        .orElse(unit)
                                        .code()
                                        .value());
    }

    private Table list(Page page, Coverage one, List<RegistryRecord> lacking) {
        var units = Units.of(page.country());
        var today = places.today();
        var rows = new ArrayList<List<Cell>>();
        lacking.stream()
                .sorted(
                        java.util.Comparator.comparing(
                                record -> day(record, one.planned()).orElse(LocalDate.MAX)))
                .limit(SHOWN)
                .forEach(record -> {
                    var unit =
                            Optional.ofNullable(record.fields().get("unit"))
                                    .map(Objects::toString)
                                    .flatMap(code -> units.find(new UnitCode(code), today));
                    var planned = day(record, one.planned());
                    rows.add(
                            List.of(
                                    new Cell(String.valueOf(record.fields().get(one.name()))),
                                    new Cell(
                                            unit.map(found -> named(page, units, found))
                                                    .orElse("")),
                                    new Cell(
                                            planned.map(page.format()::shortDate)
                                                    .orElse(page.w("coverage.no-plan")),
                                            null,
                                            tone(one, planned, today))));
                });
        return new Table(
                page.w("coverage.list", page.t(one.title())),
                List.of("hamlet", "unit", "when").stream()
                        .map(name -> new Column(page.w("coverage." + name)))
                        .toList(),
                rows,
                true);
    }

    private static @Nullable Tone tone(Coverage one, Optional<LocalDate> planned, LocalDate today) {
        var deadline = one.deadline();
        if (planned.isEmpty()) {
            return Tone.WARN;
        }
        boolean late =
                planned.get().isBefore(today)
                        || (deadline != null && planned.get().isAfter(deadline));
        return late ? Tone.BAD : null;
    }

    private String named(Page page, Units units, Unit unit) {
        return units.above(unit, places.today()).stream()
                .findFirst()
                .map(above -> page.t(unit.name()) + ", " + page.t(above.name()))
                .orElse(page.t(unit.name()));
    }

    private static Optional<LocalDate> day(RegistryRecord record, String field) {
        return Optional.ofNullable(record.fields().get(field))
                .map(Objects::toString)
                .map(LocalDate::parse);
    }

    private List<UnitCode> units(Page page, Area area) {
        return switch (area) {
            case Area.Nation _, Area.Office _ -> List.of();
            case Area.Commune(var code) -> List.of(code);
            case Area.Province(var code) -> {
                var all = new ArrayList<UnitCode>(List.of(code));
                Units.of(page.country())
                        .children(code, places.today())
                        .forEach(unit -> all.add(unit.code()));
                yield all;
            }
        };
    }
}
