package org.motcua.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Definition;
import org.motcua.linking.Evidence;
import org.motcua.linking.Found;
import org.motcua.linking.Judge;
import org.motcua.linking.Judged;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Linking;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;
import org.motcua.linking.Outcome;
import org.motcua.linking.Places;

/// One linking of two registries in memory: what it found, and what that would change. Nothing is
/// written here.
public final class LinkRun {
    private final Definition<LinkRule> definition;
    private final Linking linking;
    private final List<String> personKeys = new ArrayList<>();
    private final List<List<String>> persons = new ArrayList<>();
    private final List<String> recordKeys = new ArrayList<>();
    private final List<List<String>> records = new ArrayList<>();

    /// The owner of each difference, in the same order.
    private final List<Integer> owners = new ArrayList<>();

    private @Nullable Model model;
    private @Nullable Comparison comparison;

    LinkRun(
            Definition<LinkRule> definition,
            NameReading reading,
            Places places,
            LinkSource source) {
        this.definition = definition;
        this.linking =
                new Linking(
                        definition.value(), definition.hash(), reading, places, 1 << 16, 1 << 16);
        source.each(
                definition.value().persons(),
                (key, cells) -> {
                    personKeys.add(key);
                    persons.add(cells);
                    linking.person(Grounds.cells(cells));
                });
        source.each(
                definition.value().records(),
                (key, cells) -> {
                    recordKeys.add(key);
                    records.add(cells);
                    linking.record(Grounds.cells(cells));
                });
        linking.prepare();
    }

    LinkRule rule() {
        return definition.value();
    }

    String hash() {
        return definition.hash();
    }

    Model train() {
        return linking.train();
    }

    /// Holds what these weights find against what stands.
    Comparison compare(
            Model weights,
            boolean trained,
            Map<String, Standing> standing,
            Set<String> refused,
            LongConsumer done) {
        model = weights;
        Found found = linking.run(weights, done);
        var differences = new ArrayList<Difference>();
        long unchanged = 0;
        long byHand = 0;
        int[] nth = new int[records.size()];
        for (int at = 0; at < found.size(); at++) {
            int row = linking.row(at);
            String record = recordKeys.get(row);
            int owner = nth[row]++;
            var outcome = found.outcome(at);
            String person = found.person(at) < 0 ? null : personKeys.get(found.person(at));
            if (outcome == Outcome.NOBODY
                    || refused.contains(LinkTable.place(record, owner) + " " + person)) {
                outcome = Outcome.NOBODY;
                person = null;
            }
            var now = Optional.ofNullable(standing.get(LinkTable.place(record, owner)));
            var kind = kind(now, outcome, person);
            if (kind.isEmpty()) {
                unchanged++;
            } else if (now.filter(Standing::byHand).isPresent()) {
                byHand++;
            } else {
                differences.add(
                        new Difference(
                                record,
                                owner,
                                kind.get(),
                                now.map(Standing::person).orElse(null),
                                person,
                                now));
                owners.add(at);
            }
        }
        comparison =
                new Comparison(
                        weights.version(),
                        trained,
                        linking.persons(),
                        linking.owners(),
                        found.pairs(),
                        unchanged,
                        byHand,
                        differences);
        return comparison;
    }

    private static Optional<Difference.Kind> kind(
            Optional<Standing> now, Outcome outcome, @Nullable String person) {
        var verdict = now.map(Standing::verdict).orElse(Verdict.NOBODY);
        boolean same = person != null && person.equals(now.map(Standing::person).orElse(null));
        return switch (outcome) {
            case NOBODY ->
                    verdict == Verdict.NOBODY
                            ? Optional.empty()
                            : Optional.of(Difference.Kind.DROPPED);
            case CLERK ->
                    switch (verdict) {
                        case LINKED -> Optional.of(Difference.Kind.DOUBTED);
                        case ASKED -> same ? Optional.empty() : Optional.of(Difference.Kind.ASKED);
                        default -> Optional.of(Difference.Kind.ASKED);
                    };
            case AUTOMATIC ->
                    switch (verdict) {
                        case LINKED -> same ? Optional.empty() : Optional.of(Difference.Kind.MOVED);
                        case ASKED -> Optional.of(Difference.Kind.SETTLED);
                        default -> Optional.of(Difference.Kind.LINKED);
                    };
        };
    }

    Comparison comparison() {
        if (comparison == null) {
            throw new IllegalStateException("compare() comes first");
        }
        return comparison;
    }

    Model model() {
        if (model == null) {
            throw new IllegalStateException("compare() comes first");
        }
        return model;
    }

    Judge judge() {
        return linking.judge(model());
    }

    /// The grounds of a difference, by its place among them.
    Grounds grounds(Judge judge, int difference) {
        int owner = owners.get(difference);
        Judged judged = judge.of(owner);
        int person = judged.candidates().isEmpty() ? -1 : judged.candidates().getFirst().person();
        if (person < 0) {
            return new Grounds(
                    records.get(linking.row(owner)),
                    List.of(),
                    judged.outcome(),
                    0,
                    0,
                    new Evidence(-1, 0, 0, 0, false, 0, 0, List.of()));
        }
        return Grounds.of(records.get(linking.row(owner)), persons.get(person), judged);
    }
}
