package org.motcua.office.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.motcua.form.Values;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.motcua.registry.Finding;
import org.motcua.registry.Registry;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Score;
import org.springframework.stereotype.Component;

/// Measures, faults and records in words and cells.
@Component
class Measures {
    private static final int SHOWN_FIELDS = 4;

    private final Values values;

    Measures(Values values) {
        this.values = values;
    }

    static Column number(String label) {
        return new Column(label, true, null, Table.Sorted.NOT);
    }

    /// The columns of the five measures and the index.
    static List<Column> columns(Page page) {
        return List.of(
                number(page.w("registry.index")),
                number(page.w("registry.correct")),
                number(page.w("registry.covered")),
                number(page.w("registry.sufficient")),
                number(page.w("registry.clean")),
                number(page.w("registry.live")),
                number(page.w("registry.consistent")),
                number(page.w("registry.records")),
                number(page.w("registry.faults")));
    }

    /// Their cells; the number of faults opens them.
    static List<Cell> cells(Page page, Registry registry, Score score, String faults) {
        var cells = new ArrayList<Cell>();
        cells.add(share(page, score.index(registry.weights())));
        cells.add(share(page, score.correctShare()));
        cells.add(share(page, score.covered()));
        cells.add(share(page, score.sufficientShare()));
        cells.add(share(page, score.cleanShare()));
        cells.add(share(page, score.liveShare()));
        cells.add(share(page, score.consistentShare()));
        cells.add(new Cell(page.format().number(score.records())));
        cells.add(new Cell(page.format().number(score.faults()), faults, null));
        return cells;
    }

    /// Never rounded up to the whole: a hundred means that nothing is wrong.
    static String words(Page page, OptionalDouble share) {
        if (share.isEmpty()) {
            return "–";
        }
        double percent = share.getAsDouble() * 100;
        return page.format().percent(percent < 100 ? Math.min(percent, 99.9) : 100);
    }

    private static Cell share(Page page, OptionalDouble share) {
        return new Cell(words(page, share));
    }

    /// What is wrong, in a sentence.
    String sentence(Page page, Registry registry, Finding finding) {
        if (finding.kind() == Finding.Kind.CROSS_FIELD) {
            return registry.rules().stream()
                    .filter(rule -> rule.id().equals(finding.rule()))
                    .map(rule -> page.t(rule.title()))
                    .findFirst()
                    .orElse(finding.rule());
        }
        if (finding.kind() == Finding.Kind.DUPLICATE) {
            return page.w(
                    "registry.finding.duplicate",
                    String.join(
                            ", ",
                            List.of(finding.rule().split("\\+", -1)).stream()
                                    .map(field -> field(page, registry, field))
                                    .toList()));
        }
        return page.w("registry.finding." + finding.rule(), field(page, registry, finding.field()));
    }

    static String field(Page page, Registry registry, String name) {
        var field = registry.fields().get(name);
        return field == null ? page.t(registry.key().title()) : page.t(field.title());
    }

    /// The columns of a list of records: the key and the first fields.
    static List<Column> recordColumns(Page page, Registry registry) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(page.t(registry.key().title())));
        first(registry).forEach(name -> columns.add(new Column(field(page, registry, name))));
        return columns;
    }

    List<Cell> recordCells(Page page, Registry registry, RegistryRecord record) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(record.key(), path(registry, record.id()), null));
        first(registry)
                .forEach(name ->
                        cells.add(
                                new Cell(
                                        values.words(
                                                page,
                                                registry.field(name),
                                                record.fields().get(name)))));
        return cells;
    }

    private static List<String> first(Registry registry) {
        return registry.fields().entrySet().stream()
                .filter(field ->
                        field.getValue().open()
                                && field.getValue().personal() != Registry.Personal.SENSITIVE)
                .limit(SHOWN_FIELDS)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    static String path(Registry registry, java.util.UUID entity) {
        return "/office/registries/%s/records/%s".formatted(registry.id(), entity);
    }

    static Tone tone(OptionalDouble index) {
        if (index.isEmpty()) {
            return Tone.PLAIN;
        }
        double share = index.getAsDouble();
        return share >= 0.98 ? Tone.GOOD : share >= 0.9 ? Tone.WARN : Tone.BAD;
    }
}
