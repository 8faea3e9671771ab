package org.motcua.report;

import java.util.HashSet;
import java.util.stream.Stream;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.ValueType;
import org.motcua.registry.Registry;
import org.motcua.registry.Tallies;
import org.motcua.report.Report.Column;

/// That every cell of a report comes from one place, and that what is named is there.
final class ReportCheck implements Check<Report> {
    @Override
    public void check(Definition<Report> definition, Country country, Faults faults) {
        var report = definition.value();
        time(report, faults);
        rows(report, country, faults);
        var before = new HashSet<String>();
        for (int i = 0; i < report.columns().size(); i++) {
            var column = report.columns().get(i);
            String at = "/columns/" + i;
            column(report, column, at, country, faults);
            formula(report, column, at, faults);
            if (!before.add(column.id())) {
                faults.at(
                        at + "/id",
                        "report-column-twice",
                        "Two columns are called %s.".formatted(column.id()),
                        "Call each column differently.");
            }
        }
    }

    /// A formula names number columns that stand before it, and gives a number.
    private static void formula(Report report, Column column, String at, Faults faults) {
        String formula = column.formula();
        if (formula == null) {
            return;
        }
        if (!column.adds()) {
            faults.at(
                    at + "/type",
                    "report-formula",
                    "The column %s is computed and no number.".formatted(column.id()),
                    "Let its type be number or money, or take the formula away.");
            return;
        }
        Formula.language(report, column).compile(formula, ValueType.INT, faults, at + "/formula");
    }

    private static void time(Report report, Faults faults) {
        boolean once = report.every() == Report.Rhythm.ONCE;
        if (once == (report.until() == null)) {
            faults.at(
                    "/every",
                    "report-time",
                    once
                            ? "A report that is owed once needs its last day."
                            : "A report that is owed again and again has no last day.",
                    once ? "Write until: with a day." : "Take until away.");
        }
    }

    private static void rows(Report report, Country country, Faults faults) {
        var rows = report.rows();
        long ways =
                Stream.of(
                                !rows.fixed().isEmpty(),
                                rows.fields(),
                                !rows.tasks().isEmpty(),
                                rows.records() != null)
                        .filter(one -> one)
                        .count();
        if (ways != 1) {
            faults.at(
                    "/rows",
                    "report-rows",
                    "It is not clear what stands at the left.",
                    "Write exactly one of fixed, fields, tasks and records.");
        }
        var records = rows.records();
        if (records != null) {
            registry(records.registry(), "/rows/records/registry", country, faults);
        }
    }

    private static void registry(String id, String at, Country country, Faults faults) {
        var versions = country.versions(Registry.KIND, id);
        if (!versions.isEmpty() && !Tallies.impersonal(versions.getLast().value())) {
            faults.at(
                    at,
                    "report-persons",
                    "The registry %s is of persons; its records cannot be rows.".formatted(id),
                    "Count them instead, or name another registry.");
        }
    }

    private static void column(
            Report report, Column column, String at, Country country, Faults faults) {
        if (column.ways() > 1) {
            faults.at(
                    at,
                    "report-one-source",
                    "The column %s is filled in more than one way.".formatted(column.id()),
                    "Write one of handling, indicator, count, task, field and formula.");
        }
        boolean fits =
                (column.handling() == null || report.rows().fields())
                        && (column.task() == null || !report.rows().tasks().isEmpty())
                        && (column.field() == null || report.rows().records() != null)
                        && (column.indicator() == null || !report.rows().fixed().isEmpty())
                        && (column.count() == null
                                || !report.rows().fixed().isEmpty()
                                || report.rows().records() != null);
        if (!fits) {
            faults.at(
                    at,
                    "report-source-rows",
                    "What fills the column %s is not of these rows.".formatted(column.id()),
                    "handling goes with fields, task with tasks, field with records, indicator with fixed, count with fixed or records.");
        }
        var records = report.rows().records();
        String field = column.field();
        if (field != null && records != null) {
            boolean there =
                    country.versions(Registry.KIND, records.registry()).stream()
                            .anyMatch(one -> one.value().fields().containsKey(field));
            if (!there) {
                faults.at(
                        at + "/field",
                        "report-field",
                        "The registry %s has no field %s.".formatted(records.registry(), field),
                        "Name one of its fields.");
            }
        }
    }
}
