package org.motcua.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Expression;
import org.motcua.indicator.Indicator.Of;

/// What one dossier adds to each place of the sums, and its number on each gauge (-1: none).
final class Counted {
    private final long[] sums;
    private final long[] gauges;

    private Counted(long[] sums, long[] gauges) {
        this.sums = sums;
        this.gauges = gauges;
    }

    /// What it adds to a place.
    long at(int place) {
        return sums[place];
    }

    /// Its number on a gauge; -1 for none.
    long gauge(int index) {
        return gauges[index];
    }

    static Counted of(Scheme scheme, Course course) {
        var evaluation = new Evaluation("dossier", course.fields());
        long[] sums = new long[scheme.size()];
        for (var term : scheme.terms()) {
            var day = term.day();
            if (term.of() == Of.DOSSIERS && day != null && course.on(day) != null) {
                sums[term.place()] = evaluation.amount(term);
            }
        }
        long[] gauges = new long[scheme.gauges().size()];
        Arrays.fill(gauges, -1);
        for (var gauge : scheme.gauges()) {
            if (course.on(gauge.day()) != null && evaluation.holds(gauge.when())) {
                gauges[gauge.index()] = Math.max(0, evaluation.number(gauge.value()));
            }
        }
        return new Counted(sums, gauges);
    }

    /// As a row keeps it: a bit for each place, and the numbers that are no bits.
    byte[] bits() {
        var bits = new BitSet();
        for (int i = 0; i < sums.length; i++) {
            bits.set(i, sums[i] != 0);
        }
        // as long as there are places, so that every bit can be asked for
        return Arrays.copyOf(bits.toByteArray(), sums.length / 8 + 1);
    }

    /// The sums of the terms with a number, then the gauges.
    List<Long> numbers(Scheme scheme) {
        var numbers = new ArrayList<Long>();
        for (var term : scheme.terms()) {
            if (term.number() != null) {
                numbers.add(sums[term.place()]);
            }
        }
        for (long gauge : gauges) {
            numbers.add(gauge);
        }
        return numbers;
    }

    static Counted read(Scheme scheme, byte[] kept, List<Long> numbers) {
        var bits = BitSet.valueOf(kept);
        long[] sums = new long[scheme.size()];
        int next = 0;
        for (var term : scheme.terms()) {
            sums[term.place()] =
                    term.number() != null ? numbers.get(next++) : bits.get(term.place()) ? 1 : 0;
        }
        long[] gauges = new long[scheme.gauges().size()];
        for (int i = 0; i < gauges.length; i++) {
            gauges[i] = numbers.get(next++);
        }
        return new Counted(sums, gauges);
    }

    /// Expressions over one dossier or entry, each evaluated once.
    static final class Evaluation {
        private final Map<String, ?> variables;
        private final Map<Expression, Object> known = new HashMap<>();

        Evaluation(String name, Map<String, Object> fields) {
            variables = Map.of(name, fields);
        }

        /// What a term adds.
        long amount(Scheme.Term term) {
            if (!holds(term.when()) || !holds(term.also())) {
                return 0;
            }
            var number = term.number();
            return number == null ? 1 : number(number);
        }

        boolean holds(@Nullable Expression condition) {
            return condition == null
                    || Boolean.TRUE.equals(
                            known.computeIfAbsent(condition, one -> one.test(variables)));
        }

        long number(Expression expression) {
            return known.computeIfAbsent(expression, one -> one.number(variables))
                            instanceof Long number
                    ? number
                    : 0;
        }
    }
}
