package org.motcua.links;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.linking.LinkRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is meant by which record: runs, questions, decisions.
@Service
public class Links {
    private final LinkTable table;
    private final Runs runs;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Links(
            LinkTable table,
            Countries countries,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.runs = new Runs(table, countries, journal, transaction, clock);
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Over a database, for commands that run without the application.
    public static Links over(DataSource source, Countries countries, Clock clock) {
        return new Links(
                new LinkTable(JdbcClient.create(source)),
                countries,
                new Journal(source, clock),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                clock);
    }

    /// The definition of a linking, if the country has it today.
    public Optional<Definition<LinkRule>> find(String linking) {
        return runs.find(linking);
    }

    /// Links two registries in memory and says what that would change; nothing is written.
    ///
    /// @param train learns new weights, even where some are in use
    public LinkRun run(String linking, LinkSource source, boolean train, LongConsumer done) {
        return runs.run(linking, source, train, done);
    }

    /// Writes what a Spark cluster needs to link by the weights in use: `brief.bin`, `persons.tsv`,
    /// `records.tsv`.
    ///
    /// @return how many persons and how many records; empty where no weights were learnt yet
    /// @throws IOException where the folder cannot be written
    public Optional<Map.Entry<Long, Long>> handOut(String linking, LinkSource source, Path folder)
            throws IOException {
        return runs.handOut(linking, source, folder)
                .map(written -> Map.entry(written.persons(), written.records()));
    }

    /// Writes what a run would change, each owner by itself: who was decided about by a person in
    /// the meantime stays as they are.
    ///
    /// @return how many were written
    public int apply(LinkRun run, LongConsumer done) {
        return runs.apply(run, done);
    }

    /// Comes to the links that the rule made once more from what was kept of them.
    ///
    /// @return the decisions that came out otherwise; none, unless something was tampered with
    public List<UUID> replay(String linking, int most) {
        return runs.replay(linking, most);
    }

    /// What a run would change.
    public Comparison comparison(LinkRun run) {
        return run.comparison();
    }

    /// The oldest open questions.
    public List<Decision> questions(String linking, int most) {
        return table.asked(linking, most).stream()
                .map(one -> table.decision(one.decision()).orElseThrow())
                .toList();
    }

    public long count(String linking, Verdict verdict) {
        return table.count(linking, verdict);
    }

    public Optional<Decision> decision(UUID id) {
        return table.decision(id);
    }

    /// Everything that was ever decided about a record, the oldest first.
    public List<Decision> history(String linking, String record) {
        return table.history(linking, record);
    }

    /// Why an answer was not taken.
    public enum Refusal {
        /// There is no such decision.
        UNKNOWN,
        /// Somebody else decided in the meantime, or it is not the newest decision.
        OVERTAKEN
    }

    /// A clerk answers a question: this person is meant, or not.
    ///
    /// @param question the decision that asked
    public Optional<Refusal> answer(UUID question, boolean same, Actor clerk, String reason) {
        return changed(
                question,
                asked -> {
                    var now = table.lock(asked.linking(), asked.record(), asked.owner());
                    if (now.filter(one -> one.decision().equals(question)).isEmpty()
                            || asked.person() == null
                            || asked.verdict() != Verdict.ASKED) {
                        return Optional.of(Refusal.OVERTAKEN);
                    }
                    var verdict = same ? Verdict.LINKED : Verdict.REFUSED;
                    var id =
                            runs.decide(
                                    asked.linking(),
                                    asked.record(),
                                    asked.owner(),
                                    verdict,
                                    asked.person(),
                                    clerk,
                                    reason,
                                    asked.model(),
                                    asked.grounds(),
                                    now);
                    if (!same) {
                        table.refuse(
                                asked.linking(), asked.record(), asked.owner(), asked.person(), id);
                    }
                    tell(asked, verdict, clerk, reason);
                    return Optional.empty();
                });
    }

    /// Takes the newest decision about an owner back: what stood before stands again, to the
    /// letter.
    public Optional<Refusal> undo(UUID decision, Actor clerk, String reason) {
        return changed(
                decision,
                done -> {
                    var now = table.lock(done.linking(), done.record(), done.owner());
                    if (now.filter(one -> one.decision().equals(decision)).isEmpty()) {
                        return Optional.of(Refusal.OVERTAKEN);
                    }
                    table.append(
                            done.linking(),
                            done.record(),
                            done.owner(),
                            Verdict.UNDONE,
                            done.person(),
                            clerk,
                            reason,
                            done.model(),
                            done.grounds(),
                            now,
                            clock.instant());
                    table.permit(decision);
                    table.replaced(decision)
                            .ifPresentOrElse(
                                    table::put,
                                    () ->
                                            table.remove(
                                                    done.linking(), done.record(), done.owner()));
                    tell(done, Verdict.UNDONE, clerk, reason);
                    return Optional.empty();
                });
    }

    private Optional<Refusal> changed(
            UUID id, java.util.function.Function<Decision, Optional<Refusal>> change) {
        var answer =
                transaction.execute(
                        _ -> table.decision(id).map(change).orElse(Optional.of(Refusal.UNKNOWN)));
        return answer == null ? Optional.of(Refusal.UNKNOWN) : answer;
    }

    private void tell(Decision about, Verdict verdict, Actor clerk, String reason) {
        journal.append(
                new Entry(
                        "links." + verdict.name().toLowerCase(Locale.ROOT),
                        clerk,
                        "link:" + about.id(),
                        Map.of("linking", about.linking(), "model", about.model()),
                        reason));
    }
}
