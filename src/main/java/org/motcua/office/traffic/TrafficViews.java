package org.motcua.office.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Passed;
import org.motcua.exchange.Trouble;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Table;
import org.motcua.page.Tone;
import org.motcua.traffic.ExchangeWatch;
import org.motcua.traffic.Troubled;
import org.motcua.traffic.Watched;
import org.springframework.stereotype.Component;

/// Gateways and messages in trouble in the words of a page.
@Component
public class TrafficViews {
    private final ExchangeWatch watch;

    TrafficViews(ExchangeWatch watch) {
        this.watch = watch;
    }

    /// One thing that an operator can do.
    public record Form(String act, String label, Field words) {}

    /// What a message is looked at for.
    public record Kind(String words, Tone tone) {}

    static Optional<Trouble.Kind> kind(String text) {
        return Arrays.stream(Trouble.Kind.values())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static Optional<Troubled.State> state(String text) {
        return Arrays.stream(Troubled.State.values())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    Kind kind(Page page, Trouble one) {
        return new Kind(
                page.w("office.traffic.kind." + one.kind()),
                switch (one.kind()) {
                    case REFUSED -> Tone.WARN;
                    case FAILED -> Tone.BAD;
                    case SLOW -> Tone.INFO;
                });
    }

    Table gateways(Page page, List<Watched> all) {
        return new Table(
                page.w("office.traffic.gateways"),
                columns(page, "gateway", "heard", "state"),
                all.stream().map(one -> gateway(page, one)).toList(),
                true);
    }

    private static List<Table.Cell> gateway(Page page, Watched one) {
        var answered = one.answered();
        boolean well = one.fault() == null && answered != null;
        return List.of(
                new Table.Cell(one.address().toString()),
                new Table.Cell(answered == null ? "–" : page.format().moment(answered)),
                new Table.Cell(
                        page.w(well ? "office.traffic.answers" : "office.traffic.silent"),
                        null,
                        well ? Tone.GOOD : Tone.BAD));
    }

    String open(Page page, Map<Trouble.Kind, Long> open) {
        return page.w(
                "office.traffic.open",
                page.format().number(open.getOrDefault(Trouble.Kind.REFUSED, 0L)),
                page.format().number(open.getOrDefault(Trouble.Kind.FAILED, 0L)),
                page.format().number(open.getOrDefault(Trouble.Kind.SLOW, 0L)));
    }

    Table stuck(Page page, List<Trouble> stuck) {
        return new Table(
                page.w("office.traffic.stuck"),
                columns(page, "message", "client", "service", "millis"),
                stuck.stream()
                        .map(one ->
                                List.of(
                                        new Table.Cell(one.id()),
                                        new Table.Cell(one.client()),
                                        new Table.Cell(one.service()),
                                        new Table.Cell(seconds(page, one.millis()))))
                        .toList(),
                true);
    }

    Table table(Page page, Troubled.State state, List<Troubled> list) {
        return new Table(
                page.w("office.traffic.troubles." + state),
                columns(
                        page, "message", "side", "when", "kind", "client", "service", "type",
                        "millis"),
                list.stream().map(one -> row(page, one)).toList(),
                true);
    }

    private List<Table.Cell> row(Page page, Troubled one) {
        var trouble = one.trouble();
        var kind = kind(page, trouble);
        int place = watch.place(one.gateway());
        String path =
                place < 0 ? null : "%s/%d/%d".formatted(TrafficPages.HOME, place, trouble.number());
        return List.of(
                new Table.Cell(name(page, trouble), path, null),
                new Table.Cell(page.w("office.traffic.side." + trouble.side())),
                new Table.Cell(page.format().moment(one.at())),
                new Table.Cell(kind.words(), null, kind.tone()),
                new Table.Cell(trouble.client()),
                new Table.Cell(trouble.service()),
                new Table.Cell(type(trouble)),
                new Table.Cell(seconds(page, trouble.millis())));
    }

    private static String name(Page page, Trouble trouble) {
        return trouble.id().isEmpty() ? page.w("office.traffic.nameless") : trouble.id();
    }

    private static String type(Trouble trouble) {
        return trouble.type().isEmpty()
                ? Integer.toString(trouble.status())
                : "%d %s".formatted(trouble.status(), last(trouble.type()));
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String seconds(Page page, long millis) {
        return page.w("office.traffic.seconds", page.format().decimal(millis / 1000.0, 1));
    }

    private static List<Table.Column> columns(Page page, String... names) {
        return Arrays.stream(names)
                .map(name -> new Table.Column(page.w("office.traffic." + name)))
                .toList();
    }

    Summary facts(Page page, Troubled one) {
        var trouble = one.trouble();
        var rows = new ArrayList<Summary.Row>();
        add(rows, page, "when", page.format().moment(one.at()));
        add(rows, page, "gateway", one.gateway().toString());
        add(rows, page, "side", page.w("office.traffic.side." + trouble.side()));
        add(rows, page, "client", trouble.client());
        add(rows, page, "service", trouble.service());
        add(rows, page, "agreement", trouble.agreement().isEmpty() ? "–" : trouble.agreement());
        add(rows, page, "method", trouble.method());
        add(
                rows,
                page,
                "type",
                trouble.type().isEmpty() ? type(trouble) : trouble.status() + " " + trouble.type());
        add(rows, page, "millis", seconds(page, trouble.millis()));
        add(rows, page, "state", page.w("office.traffic.state." + one.state()));
        if (!one.note().isEmpty()) {
            add(rows, page, "note", one.note());
        }
        if (!one.replay().isEmpty()) {
            add(rows, page, "replay", one.replay());
        }
        return new Summary(rows);
    }

    private static void add(List<Summary.Row> rows, Page page, String what, String value) {
        rows.add(new Summary.Row(page.w("office.traffic." + what), value));
    }

    /// What usually helps, by the kind of the refusal.
    @Nullable String advice(Page page, Trouble trouble) {
        String key = "office.traffic.advice." + last(trouble.type());
        return page.country().words().find(key).isPresent() ? page.w(key) : null;
    }

    List<Form> forms(Page page, Troubled one, String words) {
        var acts =
                one.trouble().side() == Passed.Side.ASKS
                        ? List.of("replay", "park")
                        : List.of("park");
        return acts.stream()
                .map(act ->
                        new Form(
                                act,
                                page.w("office.traffic.act." + act),
                                Field.longText("words-" + act, page.w("office.traffic.words"))
                                        .hint(page.w("office.traffic.hint." + act))
                                        .attribute("rows", "3")
                                        .attribute("maxlength", "500")
                                        .value(words)))
                .toList();
    }
}
