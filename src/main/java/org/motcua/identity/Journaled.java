package org.motcua.identity;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes what happened to an account into the journal, in one transaction with the change.
final class Journaled {
    private final Journal journal;
    private final TransactionTemplate transactions;

    Journaled(Journal journal, TransactionTemplate transactions) {
        this.journal = journal;
        this.transactions = transactions;
    }

    static String subject(UUID account) {
        return "account:" + account;
    }

    void entry(String fact, Actor actor, String subject, Map<String, Object> data) {
        entry(fact, actor, subject, data, null);
    }

    void entry(
            String fact,
            Actor actor,
            String subject,
            Map<String, Object> data,
            @Nullable String reason) {
        transactions.executeWithoutResult(
                _ -> journal.append(new Entry(fact, actor, subject, data, reason)));
    }

    <T> T together(Supplier<T> work) {
        return transactions.execute(_ -> work.get());
    }
}
