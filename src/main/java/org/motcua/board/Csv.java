package org.motcua.board;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.motcua.indicator.Area;
import org.motcua.page.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The table as a file (RFC 4180), with the counts from which every share was computed. Begins with
/// the mark of UTF-8, without which spreadsheets garble letters with marks.
@Component("boardCsv")
class Csv {
    private static final List<String> COLUMNS =
            List.of(
                    "code",
                    "name",
                    "filed",
                    "online",
                    "whole-online",
                    "assisted",
                    "owing",
                    "paid-online",
                    "finished",
                    "measured",
                    "on-time",
                    "median-hours",
                    "p90-hours",
                    "waiting",
                    "late");
    private static final char MARK = '\uFEFF';

    private final Boards boards;
    private final Places places;
    private final Face face;

    Csv(Boards boards, Places places, Face face) {
        this.boards = boards;
        this.places = places;
        this.face = face;
    }

    ResponseEntity<byte[]> of(Page page, Area place, Query query) {
        var board = boards.of(place, query.window().until(places.today()));
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS.stream().map(column -> page.w("board.csv." + column)).toList());
        rows.add(row("", places.name(place, page.language()), board.whole()));
        for (var line : face.lines(place, board, query, page.language())) {
            rows.add(row(line.part().code(), line.part().name(), line.figures()));
        }
        String text =
                rows.stream()
                        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", String.valueOf(MARK), "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(place, query))
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(Area place, Query query) {
        String of = Places.path(place).replaceAll("[^A-Za-z0-9.]+", "-");
        return "board" + of + "-" + query.window().id() + ".csv";
    }

    private static List<String> row(String code, String name, Figures figures) {
        var counts = figures.counts();
        return List.of(
                code,
                name,
                "" + counts.filed(),
                "" + counts.online(),
                "" + counts.wholeOnline(),
                "" + counts.assisted(),
                "" + counts.owing(),
                "" + counts.paidOnline(),
                "" + counts.finished(),
                "" + counts.measured(),
                "" + counts.onTime(),
                figures.taken().map(taken -> hours(taken.median())).orElse(""),
                figures.taken().map(taken -> hours(taken.p90())).orElse(""),
                "" + figures.now().waiting(),
                "" + figures.now().late());
    }

    private static String hours(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds / 3600);
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
