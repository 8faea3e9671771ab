package org.motcua.board.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motcua.country.Countries;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.NumberCard;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.traffic.ExchangeFigures.By;
import org.motcua.traffic.ExchangeFigures.Figures;
import org.motcua.traffic.ExchangeFigures.Line;
import org.motcua.traffic.Volume;
import org.motcua.traffic.Watched;
import org.motcua.unit.Agencies;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The figures of the exchange as cards, a table and a file.
@Component
class ExchangeViews {
    private static final char MARK = '\uFEFF';
    private static final List<String> COLUMNS =
            List.of("messages", "growth", "good", "failed", "refused", "median", "p99", "bytes");

    private final Countries countries;
    private final Clock clock;

    ExchangeViews(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    List<NumberCard> cards(Page page, Figures found) {
        var whole = found.whole();
        var format = page.format();
        boolean none = whole.messages() == 0;
        double good = none ? 0 : 100.0 * whole.good() / whole.messages();
        double there = found.tries() == 0 ? 0 : 100.0 * found.answers() / found.tries();
        return List.of(
                card(
                        page,
                        "messages",
                        format.number(whole.messages()),
                        "",
                        growth(page, whole, found.before())),
                card(
                        page,
                        "success",
                        none ? "–" : format.percent(good),
                        "",
                        page.w(
                                "board.exchange.success.note",
                                format.number(whole.failed()),
                                format.number(whole.refused()))),
                card(
                        page,
                        "latency",
                        none ? "–" : format.decimal(whole.waits().millis(0.99), 1),
                        none ? "" : page.w("board.exchange.ms"),
                        none
                                ? null
                                : page.w(
                                        "board.exchange.latency.note",
                                        format.decimal(whole.waits().millis(0.5), 1))),
                card(page, "bytes", none ? "–" : format.size(whole.bytes()), "", null),
                card(
                        page,
                        "availability",
                        found.tries() == 0 ? "–" : format.percent(there),
                        "",
                        page.w(
                                "board.exchange.availability.note",
                                format.number(found.answers()),
                                format.number(found.tries()))));
    }

    private static NumberCard card(
            Page page,
            String name,
            String value,
            String unit,
            @org.jspecify.annotations.Nullable String note) {
        return new NumberCard(
                page.w("board.exchange." + name),
                value,
                unit,
                NumberCard.Mark.UNKNOWN,
                "",
                null,
                note == null ? List.of() : List.of(note),
                null,
                null);
    }

    private static String growth(Page page, Volume now, Optional<Volume> before) {
        return before.filter(one -> one.messages() > 0)
                .map(one -> {
                    double percent = 100.0 * (now.messages() - one.messages()) / one.messages();
                    String sign = percent > 0 ? "+" : "";
                    return "%s: %s%s"
                            .formatted(
                                    page.w("board.exchange.growth"),
                                    sign,
                                    page.format().percent(percent));
                })
                .orElseGet(() -> page.w("board.exchange.growth.none"));
    }

    Table table(Page page, By by, Figures found) {
        var columns = new ArrayList<Table.Column>();
        columns.add(new Table.Column(page.w("board.exchange.by." + by)));
        COLUMNS.forEach(name ->
                columns.add(
                        new Table.Column(
                                page.w("board.exchange." + name), true, null, Table.Sorted.NOT)));
        return new Table(
                page.w("board.exchange.by." + by),
                columns,
                found.lines().stream()
                        .map(line -> cells(page, by, line).stream().map(Table.Cell::new).toList())
                        .toList(),
                true);
    }

    private List<String> cells(Page page, By by, Line line) {
        var volume = line.volume();
        var format = page.format();
        return List.of(
                name(page, by, line.key()),
                format.number(volume.messages()),
                line.before()
                        .filter(one -> one.messages() > 0)
                        .map(one ->
                                format.percent(
                                        100.0
                                                * (volume.messages() - one.messages())
                                                / one.messages()))
                        .orElse("–"),
                format.number(volume.good()),
                format.number(volume.failed()),
                format.number(volume.refused()),
                format.decimal(volume.waits().millis(0.5), 1),
                format.decimal(volume.waits().millis(0.99), 1),
                format.size(volume.bytes()));
    }

    private String name(Page page, By by, String key) {
        return switch (by) {
            case ASKER, OWNER -> agency(page, key);
            case SERVICE -> key;
            case AGREEMENT -> key.isEmpty() ? page.w("board.exchange.unknown") : key;
            case DAY -> page.format().shortDate(LocalDate.parse(key));
        };
    }

    private String agency(Page page, String code) {
        try {
            return Agencies.of(countries.active())
                    .name(new AgencyCode(code), countries.today(clock), page.language());
        } catch (IllegalArgumentException _) {
            return code;
        }
    }

    /// From when until when, and how old the youngest of it is.
    String time(Page page, Figures found, List<Watched> gateways) {
        String from = page.format().shortDate(found.from());
        String until = page.format().shortDate(found.until());
        return read(gateways)
                .map(page.format()::moment)
                .map(moment -> page.w("board.exchange.since", from, until, moment))
                .orElseGet(() -> page.w("board.exchange.since.never", from, until));
    }

    /// When the gateway that answered longest ago was last read: nothing is younger than it says.
    private static Optional<Instant> read(List<Watched> gateways) {
        return gateways.stream()
                .map(Watched::answered)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo);
    }

    ResponseEntity<byte[]> csv(Page page, By by, Figures found, List<Watched> gateways) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add(page.w("board.exchange.by." + by));
        head.add("code");
        head.addAll(
                List.of(
                        "messages",
                        "messages_year_before",
                        "answered",
                        "failed",
                        "refused",
                        "median_ms",
                        "p99_ms",
                        "bytes",
                        "read_at"));
        rows.add(head);
        String at = read(gateways).map(Instant::toString).orElse("");
        found.lines().forEach(line -> rows.add(row(page, by, line, at)));
        String text =
                rows.stream()
                        .map(row ->
                                row.stream()
                                        .map(ExchangeViews::cell)
                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", String.valueOf(MARK), "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("exchange-%s.csv".formatted(found.until()))
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> row(Page page, By by, Line line, String at) {
        var volume = line.volume();
        return List.of(
                name(page, by, line.key()),
                line.key(),
                "" + volume.messages(),
                line.before().map(one -> "" + one.messages()).orElse(""),
                "" + volume.good(),
                "" + volume.failed(),
                "" + volume.refused(),
                String.format(Locale.ROOT, "%.2f", volume.waits().millis(0.5)),
                String.format(Locale.ROOT, "%.2f", volume.waits().millis(0.99)),
                "" + volume.bytes(),
                at);
    }

    /// Quoted where it must be; a value of others that a spreadsheet would compute is text.
    private static String cell(String text) {
        String safe = text.matches("[=+@\\t-].*") && !text.matches("-?[0-9.]+") ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
