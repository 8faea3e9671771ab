package org.motcua.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Expression;
import org.motcua.country.ValueType;
import org.motcua.indicator.Indicator.Of;

/// All indicators of a country as terms that can be added up: what two indicators share is counted
/// once. Each term has a place in the sums; place 0 is what was late and unfinished when a month
/// ended.
final class Scheme {
    static final int STANDING = 0;

    /// The place of what was filed online, by which a service counts as used.
    static final int ONLINE = 1;

    /// A mark of everything that changes sums beside the definitions.
    private static final String VERSION = "1";

    private final List<Term> terms = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Parts> parts = new LinkedHashMap<>();
    private final Map<String, Expression> compiled = new HashMap<>();
    private final StringBuilder all = new StringBuilder(VERSION);
    private final Set<String> facts = new HashSet<>();

    private Scheme(Country country) {
        terms.add(
                new Term(
                        ONLINE,
                        Of.DOSSIERS,
                        Indicator.Day.FILED,
                        Set.of(),
                        condition(Of.DOSSIERS, "dossier.online"),
                        null,
                        null));
        for (Definition<Indicator> one : country.all(Indicator.KIND)) {
            var indicator = one.value();
            var of = indicator.of();
            if (of == Of.DOSSIERS || of == Of.ENTRIES) {
                parts.put(indicator.id(), parts(indicator, of));
                facts.addAll(indicator.facts());
            }
        }
    }

    static Scheme of(Country country) {
        return country.view(Scheme.class, Scheme::new);
    }

    /// Something that is added up.
    ///
    /// @param day the day of a dossier; null for entries
    /// @param when the condition; null: always
    /// @param also another that must hold too; null: none
    /// @param number what is added; null: one
    record Term(
            int place,
            Of of,
            Indicator.@Nullable Day day,
            Set<String> facts,
            @Nullable Expression when,
            @Nullable Expression also,
            @Nullable Expression number) {}

    /// A number of each dossier whose spread is kept.
    record Gauge(int index, Indicator.Day day, @Nullable Expression when, Expression value) {}

    /// Where the terms of an indicator stand.
    ///
    /// @param whole the place below the line, or of a count
    /// @param part the places above the line
    /// @param less whether those are taken off
    /// @param gauge of a percentile; -1 for none
    record Parts(int whole, List<Integer> part, boolean less, boolean unfinished, int gauge) {
        /// All places that its value is made of.
        List<Integer> places() {
            return Stream.concat(Stream.of(whole), part.stream()).distinct().toList();
        }
    }

    private Parts parts(Indicator one, Of of) {
        var whole = one.whole();
        int below =
                one.over() == null
                        ? place(one, of, whole, null, null)
                        : place(one, of, whole, null, one.over());
        var above = new ArrayList<Integer>();
        var part = one.part();
        if (part != null) {
            above.add(place(one, of, whole, part, null));
        }
        one.less().forEach(less -> above.add(place(one, of, whole, less, null)));
        var value = one.value();
        if (one.measure() == Indicator.Measure.RATIO) {
            above.add(place(one, of, whole, null, value));
        }
        int gauge = -1;
        if (one.measure() == Indicator.Measure.PERCENTILE) {
            gauge = gauges.size();
            all.append("|gauge ").append(one.day()).append(whole).append("/").append(value);
            gauges.add(
                    new Gauge(
                            gauge,
                            Objects.requireNonNull(one.day()),
                            condition(of, whole),
                            number(of, Objects.requireNonNull(value))));
        }
        return new Parts(below, List.copyOf(above), !one.less().isEmpty(), one.unfinished(), gauge);
    }

    private int place(
            Indicator one,
            Of of,
            @Nullable String when,
            @Nullable String also,
            @Nullable String number) {
        var day = of == Of.DOSSIERS ? one.day() : null;
        String key = String.join("|", of + "", day + "", one.facts() + "", when, also, number);
        return places.computeIfAbsent(
                key,
                _ -> {
                    int place = terms.size() + 1;
                    all.append("|term ").append(key);
                    terms.add(
                            new Term(
                                    place,
                                    of,
                                    day,
                                    Set.copyOf(one.facts()),
                                    condition(of, when),
                                    condition(of, also),
                                    number == null ? null : number(of, number)));
                    return place;
                });
    }

    private @Nullable Expression condition(Of of, @Nullable String source) {
        return source == null ? null : compiled(of, source, ValueType.BOOL);
    }

    private Expression number(Of of, String source) {
        return compiled(of, source, ValueType.INT);
    }

    private Expression compiled(Of of, String source, ValueType type) {
        return compiled.computeIfAbsent(
                of + source, _ -> Language.of(of).compile(source, type).orThrow());
    }

    List<Term> terms() {
        return terms;
    }

    List<Gauge> gauges() {
        return gauges;
    }

    /// How long the sums are.
    int size() {
        return terms.size() + 1;
    }

    /// All places but that of what was late and unfinished.
    List<Integer> places() {
        return IntStream.range(1, size()).boxed().toList();
    }

    Optional<Parts> parts(String indicator) {
        return Optional.ofNullable(parts.get(indicator));
    }

    /// The facts beside those about dossiers that some indicator counts.
    Set<String> facts() {
        return facts;
    }

    /// What tells whether sums were made by these terms.
    String hash() {
        return Sums.hash(all.toString());
    }
}
