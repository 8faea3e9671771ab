package org.motcua.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The points of a place, item by item. An item that has no value gives no points and is not held
/// against the place either: the points of one hundred are of those that apply.
///
/// @param points of those that apply
/// @param possible at most, of those that apply
public record Scored(Index index, List<Line> lines, double points, double possible) {
    public Scored {
        lines = List.copyOf(lines);
    }

    /// An item with its value.
    ///
    /// @param points what it gives; empty where it does not apply or is not weighed
    public record Line(
            Index.Group group,
            Index.Item item,
            @Nullable Indicator indicator,
            Figure figure,
            Optional<Double> points) {}

    static Scored of(
            Index index,
            Map<String, Figure> figures,
            Function<String, Optional<Indicator>> indicators) {
        var lines = new ArrayList<Line>();
        double sum = 0;
        double possible = 0;
        for (var group : index.groups()) {
            for (var item : group.items()) {
                var indicator = indicators.apply(item.indicator()).orElse(null);
                var figure = figures.getOrDefault(item.indicator(), Figure.NONE);
                var points = points(item, indicator, figure);
                lines.add(new Line(group, item, indicator, figure, points));
                if (points.isPresent()) {
                    sum += points.get();
                    possible += item.points();
                }
            }
        }
        return new Scored(index, lines, rounded(sum), possible);
    }

    /// A share that reaches its cap gives all points, a lower one in proportion.
    private static Optional<Double> points(
            Index.Item item, @Nullable Indicator indicator, Figure figure) {
        if (item.points() == 0 || indicator == null || figure.value().isEmpty()) {
            return Optional.empty();
        }
        Integer cap = indicator.cap();
        double most = cap == null ? 100 : cap;
        double share = Math.min(Math.max(0, figure.value().getAsDouble()), most);
        return Optional.of(rounded(item.points() * share / most));
    }

    private static double rounded(double points) {
        return Math.round(points * 100) / 100.0;
    }

    /// The points as if all items applied; empty where none does.
    public Optional<Double> ofHundred() {
        return possible == 0
                ? Optional.empty()
                : Optional.of(rounded(points / possible * index.points()));
    }

    public Optional<Indicator.Grade> grade() {
        return ofHundred().flatMap(points -> Grades.of(index.grades(), points));
    }

    /// The lines of one group.
    public List<Line> of(Index.Group group) {
        return lines.stream().filter(line -> line.group().equals(group)).toList();
    }

    /// The points of a group; empty where nothing of it applies.
    public Optional<Double> points(Index.Group group) {
        var given = of(group).stream().flatMap(line -> line.points().stream()).toList();
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(rounded(given.stream().mapToDouble(Double::doubleValue).sum()));
    }

    /// How many points of a group apply.
    public double possible(Index.Group group) {
        return of(group).stream()
                .filter(line -> line.points().isPresent())
                .mapToDouble(line -> line.item().points())
                .sum();
    }
}
