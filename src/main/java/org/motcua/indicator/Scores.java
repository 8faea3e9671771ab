package org.motcua.indicator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.motcua.country.Definition;
import org.motcua.indicator.Indicator.Measure;
import org.motcua.indicator.Indicator.Of;
import org.springframework.stereotype.Component;

/// Indexes: what a place and each of its parts have of one hundred points.
@Component("indicatorScores")
public class Scores {
    private final Indicators indicators;
    private final SumReading sums;

    Scores(Indicators indicators, SumReading sums) {
        this.indicators = indicators;
        this.sums = sums;
    }

    /// All indexes that hold today.
    public List<Index> indexes() {
        return indicators.country().all(Index.KIND, indicators.today()).stream()
                .map(Definition::value)
                .toList();
    }

    /// The points of a place.
    public Scored scored(Index index, Area area, Months months) {
        return Scored.of(
                index,
                valuesWithReported(indicators.values(area, months), area, months),
                indicators::find);
    }

    /// The points of each part of a place.
    public Map<String, Scored> scoredParts(Index index, Area area, Months months) {
        var found = new TreeMap<String, Scored>();
        allParts(area, months)
                .forEach((part, figures) ->
                        found.put(
                                part,
                                Scored.of(
                                        index,
                                        valuesWithReported(
                                                figures, Indicators.partArea(area, part), months),
                                        indicators::find)));
        return found;
    }

    private Map<String, Figure> valuesWithReported(
            Map<String, Figure> measured, Area area, Months months) {
        var all = new HashMap<>(measured);
        for (Indicator one : indicators.all()) {
            if (one.measure() == Measure.REPORTED) {
                new Reported(indicators.country())
                        .last(one.id(), area, months.last())
                        .filter(figure -> !figure.asOf().isBefore(months.first()))
                        .ifPresent(figure ->
                                all.put(
                                        one.id(),
                                        new Figure(OptionalDouble.of(figure.value()), 0, 0, 0)));
            }
        }
        return all;
    }

    /// The values of every share and count for each part of a place: what an index by unit needs.
    Map<String, Map<String, Figure>> allParts(Area area, Months months) {
        var scheme = indicators.scheme();
        var asked = indicators.asked(area, months, "", true);
        var used = sums.usedByPart(asked);
        var offered = Offered.on(indicators.country(), indicators.today());
        var all = indicators.all();
        var found = new TreeMap<String, Map<String, Figure>>();
        sums.parts(scheme, scheme.places(), asked)
                .forEach((part, counts) -> {
                    var place = Indicators.partArea(area, part);
                    var figures = new LinkedHashMap<String, Figure>();
                    for (Indicator one : all) {
                        if (one.of() == Of.PROCEDURES) {
                            var online = used.getOrDefault(part, Set.of());
                            figures.put(one.id(), offered.figure(one, place, online));
                        } else {
                            scheme.parts(one.id())
                                    .filter(parts -> parts.gauge() < 0)
                                    .map(parts -> Figure.of(one, parts, counts))
                                    .map(figure ->
                                            Reported.too(
                                                    indicators.country(),
                                                    one,
                                                    place,
                                                    months,
                                                    figure))
                                    .ifPresent(figure -> figures.put(one.id(), figure));
                        }
                    }
                    found.put(part, figures);
                });
        return found;
    }
}
