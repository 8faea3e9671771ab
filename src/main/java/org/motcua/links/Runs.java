package org.motcua.links;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.linking.Brief;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;
import org.motcua.linking.Places;
import org.motcua.linking.Replay;
import org.motcua.unit.Units;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs of a linking over whole registries: what they would change, writing it, and coming to the
/// same once more.
final class Runs {
    private static final Actor RULE = Actor.program("linking");

    private final LinkTable table;
    private final Countries countries;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Runs(
            LinkTable table,
            Countries countries,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.countries = countries;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Definition<LinkRule>> find(String linking) {
        return countries.active().find(LinkRule.KIND, linking, countries.today(clock));
    }

    LinkRun run(String linking, LinkSource source, boolean train, LongConsumer done) {
        var definition = definition(linking);
        var run = new LinkRun(definition, reading(definition.value()), places(), source);
        var kept = train ? Optional.<Model>empty() : table.model(linking, definition.hash());
        var model = kept.orElseGet(run::train);
        run.compare(model, kept.isEmpty(), table.standing(linking), table.refused(linking), done);
        return run;
    }

    /// Empty where no weights were learnt by today's rule.
    Optional<HandOut.Written> handOut(String linking, LinkSource source, Path folder)
            throws IOException {
        var definition = definition(linking);
        var model = table.model(linking, definition.hash());
        if (model.isEmpty()) {
            return Optional.empty();
        }
        var today = countries.today(clock);
        var brief = Brief.of(countries.active(), definition, model.get(), today);
        return Optional.of(HandOut.write(folder, brief, source));
    }

    private Definition<LinkRule> definition(String linking) {
        return find(linking).orElseThrow(() -> new NoSuchElementException("no linking " + linking));
    }

    private NameReading reading(LinkRule rule) {
        return countries
                .active()
                .get(NameReading.KIND, rule.names(), countries.today(clock))
                .value();
    }

    private Places places() {
        return Places.of(Units.of(countries.active()), countries.today(clock));
    }

    int apply(LinkRun run, LongConsumer done) {
        String linking = run.rule().id();
        table.keep(linking, run.model(), clock.instant());
        var judge = run.judge();
        var all = run.comparison().differences();
        int written = 0;
        for (int begin = 0; begin < all.size(); begin += 500) {
            int from = begin;
            int to = Math.min(all.size(), begin + 500);
            Integer some =
                    transaction.execute(_ -> {
                        int count = 0;
                        for (int at = from; at < to; at++) {
                            count += write(linking, run, all.get(at), run.grounds(judge, at));
                        }
                        return count;
                    });
            written += some == null ? 0 : some;
            done.accept(to);
        }
        int count = written;
        transaction.executeWithoutResult(_ ->
                journal.append(
                        Entry.of(
                                "links.applied",
                                RULE,
                                "linking:" + linking,
                                Map.of("model", run.model().version(), "written", count))));
        return written;
    }

    private int write(String linking, LinkRun run, Difference one, Grounds grounds) {
        var now = table.lock(linking, one.record(), one.owner());
        if (now.filter(Standing::byHand).isPresent()) {
            return 0;
        }
        var verdict =
                switch (one.kind()) {
                    case LINKED, MOVED, SETTLED -> Verdict.LINKED;
                    case ASKED, DOUBTED -> Verdict.ASKED;
                    case DROPPED -> Verdict.NOBODY;
                };
        decide(
                linking,
                one.record(),
                one.owner(),
                verdict,
                one.after(),
                RULE,
                null,
                run.model().version(),
                grounds,
                now);
        return 1;
    }

    UUID decide(
            String linking,
            String record,
            int owner,
            Verdict verdict,
            @Nullable String person,
            Actor actor,
            @Nullable String reason,
            String model,
            Grounds grounds,
            Optional<Standing> now) {
        var id =
                table.append(
                        linking,
                        record,
                        owner,
                        verdict,
                        person,
                        actor,
                        reason,
                        model,
                        grounds,
                        now,
                        clock.instant());
        boolean byHand = actor.kind() != Actor.Kind.PROGRAM;
        table.put(
                new Standing(
                        linking,
                        record,
                        owner,
                        verdict == Verdict.REFUSED ? Verdict.NOBODY : verdict,
                        verdict == Verdict.REFUSED ? null : person,
                        byHand,
                        id,
                        clock.instant()));
        return id;
    }

    List<UUID> replay(String linking, int most) {
        var definition = definition(linking);
        var replays = new HashMap<String, Replay>();
        return table.linked(linking, most).stream()
                .map(id -> table.decision(id).orElseThrow())
                .filter(kept ->
                        !again(
                                replays.computeIfAbsent(
                                        kept.model(), version -> replay(definition, version)),
                                kept))
                .map(Decision::id)
                .toList();
    }

    private Replay replay(Definition<LinkRule> definition, String version) {
        var model = table.model(version);
        var rule =
                countries.active().byHash(LinkRule.KIND, model.rule()).orElse(definition).value();
        return new Replay(rule, reading(rule), places(), model);
    }

    private static boolean again(Replay replay, Decision kept) {
        var grounds = kept.grounds();
        var judged =
                replay.of(
                        Grounds.cells(grounds.record()),
                        kept.owner(),
                        Grounds.cells(grounds.person()),
                        grounds.evidence(),
                        grounds.lead());
        return judged.outcome() == grounds.outcome()
                && judged.probability() == grounds.probability()
                && judged.candidates().getFirst().equals(grounds.evidence());
    }
}
