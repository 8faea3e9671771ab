package org.motcua.dossier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One question after each result: how was it? One answer for each dossier, from its applicant in
/// their own account and never at a counter, so that nobody stands beside them. Whoever handles the
/// dossier is not shown it; what is written stays out of the journal.
///
/// Journal fact `dossier.rated` with `rating`, 1 to 5.
@Component
public class Surveys {
    /// The longest text.
    public static final int LONGEST = 1000;

    private static final int BEST = 5;

    private final Dossiers dossiers;
    private final Journal journal;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Surveys(
            Dossiers dossiers,
            Journal journal,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.dossiers = dossiers;
        this.journal = journal;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What came of an answer.
    public enum Outcome {
        TAKEN,
        /// The dossier was answered for before.
        ALREADY,
        /// There is no result yet.
        NOT_YET,
        /// No mark was chosen.
        NO_MARK,
        /// It is not theirs.
        NOT_FOUND
    }

    /// Whether its applicant is asked.
    public boolean asks(Dossier dossier, SignedIn who) {
        return !who.officer() && dossier.state().finished() && mark(dossier.id()).isEmpty();
    }

    /// The mark that was given.
    public Optional<Integer> mark(UUID dossier) {
        return sql.sql("select mark from dossier.survey where dossier = ?")
                .param(dossier)
                .query(Integer.class)
                .optional();
    }

    /// Takes an answer.
    ///
    /// @param mark 1 to 5
    /// @param words may be empty
    public Outcome answer(UUID id, SignedIn who, int mark, String words) {
        var found = dossiers.forApplicant(id, who).filter(_ -> !who.officer());
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (!found.get().state().finished()) {
            return Outcome.NOT_YET;
        }
        if (mark < 1 || mark > BEST) {
            return Outcome.NO_MARK;
        }
        String kept = words.strip();
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        write(
                                found.get(),
                                mark,
                                kept.substring(0, Math.min(kept.length(), LONGEST)))));
    }

    private Outcome write(Dossier dossier, int mark, String words) {
        int written =
                sql.sql(
                                """
                                insert into dossier.survey (dossier, mark, words, at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(dossier.id())
                        .param(mark)
                        .param(words)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (written == 0) {
            return Outcome.ALREADY;
        }
        journal.append(
                Entry.of(
                        "dossier.rated",
                        Actor.program("dossier.survey"),
                        dossier.subject(),
                        Map.of(
                                "rating", mark,
                                "procedure", dossier.procedure().value(),
                                "agency", dossier.agency().value())));
        return Outcome.TAKEN;
    }
}
