package org.motcua.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.motcua.country.Expression;
import org.motcua.country.Expressions;
import org.motcua.country.ValueType;
import org.motcua.report.Report.Column;

/// What a column follows from: CEL over the numbers that stand before it in its row.
final class Formula {
    private static final String ROW = "row";

    /// One checker for each set of columns; there are as many as there are computed columns.
    private static final Map<Map<String, ValueType>, Expressions> CHECKERS =
            new ConcurrentHashMap<>();

    private Formula() {}

    /// What expressions of a column may name: the number columns before it.
    static Expressions language(Report report, Column of) {
        var fields = new LinkedHashMap<String, ValueType>();
        for (var column : report.columns()) {
            if (column.id().equals(of.id())) {
                break;
            }
            if (column.adds()) {
                fields.put(name(column), ValueType.INT);
            }
        }
        return CHECKERS.computeIfAbsent(
                fields, all -> Expressions.declare(Map.of(ROW, ValueType.group(all))));
    }

    /// As formulas name a column.
    static String name(Column column) {
        return column.id().replace('-', '_');
    }

    /// Its number; empty where there is none, because it divides by nothing.
    static OptionalLong number(Report report, Column of, ToLongFunction<Column> before) {
        String source = of.formula();
        if (source == null) {
            return OptionalLong.empty();
        }
        Expression compiled = language(report, of).compile(source, ValueType.INT).orThrow();
        var row = new HashMap<String, Object>();
        for (var column : report.columns()) {
            if (column.id().equals(of.id())) {
                break;
            }
            if (column.adds()) {
                row.put(name(column), before.applyAsLong(column));
            }
        }
        try {
            return OptionalLong.of(compiled.number(Map.of(ROW, row)));
        } catch (ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /// Sums with what follows from them in place of sums of what followed.
    static Map<String, Long> over(Report report, Map<String, Long> sums) {
        if (sums.isEmpty() || report.columns().stream().noneMatch(Column::computed)) {
            return sums;
        }
        var all = new HashMap<>(sums);
        for (var column : report.columns()) {
            if (column.computed()) {
                all.remove(column.id());
                number(report, column, before -> all.getOrDefault(before.id(), 0L))
                        .ifPresent(number -> all.put(column.id(), number));
            }
        }
        return all;
    }
}
