package org.motcua.board.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.board.BoardLink;
import org.motcua.board.Places;
import org.motcua.board.Reach;
import org.motcua.indicator.Index;
import org.motcua.indicator.Indicator;
import org.motcua.indicator.IndicatorFollower;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Scores;
import org.motcua.journal.Followers;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Puts the pages of indicators together, for leaders and for everybody alike: the same numbers;
/// the public without what is internal and without ways to single dossiers.
@Component
class IndicatorFace {
    private final Indicators indicators;
    private final Scores scores;
    private final Places places;
    private final Followers followers;
    private final ListView list;
    private final OneView one;
    private final IndexView indexes;
    private final PartsView parts;

    IndicatorFace(
            Indicators indicators,
            Scores scores,
            Places places,
            Followers followers,
            ListView list,
            OneView one,
            IndexView indexes,
            PartsView parts) {
        this.indicators = indicators;
        this.scores = scores;
        this.places = places;
        this.followers = followers;
        this.list = list;
        this.one = one;
        this.indexes = indexes;
        this.parts = parts;
    }

    /// What an address asks for.
    Asked asked(String root, Map<String, String> asked) {
        String procedure = asked.getOrDefault("procedure", "");
        if (!procedure.isEmpty()
                && !(procedure.matches("[0-9A-Za-z.]{1,20}")
                        && indicators.knowsProcedure(procedure))) {
            throw missing();
        }
        return Asked.of(
                root,
                places.named(asked).orElseThrow(IndicatorFace::missing),
                asked,
                indicators.today());
    }

    Indicator indicator(String id, boolean all) {
        return indicators
                .find(id)
                .filter(found -> all || found.open())
                .orElseThrow(IndicatorFace::missing);
    }

    Index index(String id) {
        return scores.indexes().stream()
                .filter(index -> index.id().equals(id))
                .findFirst()
                .orElseThrow(IndicatorFace::missing);
    }

    Html list(Page page, Asked asked, boolean all) {
        return Html.of(
                        "board/indicators/list",
                        Map.of(
                                "name", places.name(asked.area(), page.language()),
                                "periods", asked.periods(page, indicators.today(), asked.root()),
                                "indexes", indexes.links(page, asked),
                                "measured", list.measured(page, asked, all),
                                "reported", list.reported(page, asked, all),
                                "csv", asked.root() + "/table.csv" + asked.query()))
                .with("behindTime", behindTime())
                .with("data", data(page))
                .with("live", live(asked))
                .with(
                        "up",
                        places.around(asked.area())
                                .map(up ->
                                        new BoardLink(
                                                places.name(up, page.language()),
                                                asked.at(up).list(),
                                                false))
                                .orElse(null));
    }

    Html.View one(Page page, Asked asked, Indicator indicator, boolean behind) {
        return one.shown(page, asked, indicator, behind)
                .with("behindTime", behindTime())
                .with("data", data(page))
                .with("live", live(asked));
    }

    Html index(Page page, Asked asked, Index index) {
        return indexes.shown(page, asked, index)
                .with("behindTime", behindTime())
                .with("data", data(page))
                .with("live", live(asked));
    }

    ResponseEntity<byte[]> listFile(Page page, Asked asked, boolean all) {
        return Files.csv(name("indicators", asked), list.csv(page, asked, all));
    }

    ResponseEntity<byte[]> indexFile(Page page, Asked asked, Index index) {
        return Files.csv(name(index.id(), asked), indexes.csv(page, asked, index));
    }

    ResponseEntity<byte[]> partsFile(Page page, Asked asked, Indicator indicator) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of("code", "name", "value", "part", "whole", "standing").stream()
                        .map(column ->
                                page.w(
                                        (column.equals("code") || column.equals("name")
                                                        ? "board.csv."
                                                        : "indicator.csv.")
                                                + column))
                        .toList());
        for (var line : parts.lines(page, asked, indicator)) {
            rows.add(
                    List.of(
                            line.part().code(),
                            line.part().name(),
                            ListView.plain(line.figure().value()),
                            "" + line.figure().part(),
                            "" + line.figure().whole(),
                            "" + line.figure().standing()));
        }
        return Files.csv(name(indicator.id(), asked), rows);
    }

    private static String name(String what, Asked asked) {
        String place = asked.area().id();
        return what + (place.isEmpty() ? "" : "-" + place) + "-" + asked.months().id() + ".csv";
    }

    /// Up to when the numbers tell: now, or as far as the follower is.
    private String data(Page page) {
        var at =
                followers
                        .find(IndicatorFollower.NAME)
                        .filter(state -> state.lag() > 0)
                        .flatMap(state -> state.waitingSince())
                        .orElseGet(places::now);
        return page.w("board.data", page.format().shortMoment(at));
    }

    /// Pages of leaders follow; everybody else loads them again.
    private static @Nullable String live(Asked asked) {
        return asked.root().equals(IndicatorPages.ROOT) ? Reach.CHANGES : null;
    }

    /// Whether the follower has far to go, so that numbers are not complete.
    @Nullable Long behindTime() {
        return followers
                .find(IndicatorFollower.NAME)
                .filter(state -> state.stopped() || state.lag() > MANY)
                .map(state -> state.lag())
                .orElse(null);
    }

    private static final long MANY = 5_000;

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
