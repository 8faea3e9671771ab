package org.motcua.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.payment.StatementOutcome.AlreadyImported;
import org.motcua.payment.StatementOutcome.Imported;
import org.motcua.payment.StatementOutcome.Refusal;
import org.motcua.payment.StatementOutcome.Refused;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;
import org.motcua.payment.message.Keys;
import org.motcua.payment.statement.BankFile;
import org.motcua.payment.statement.BankFile.Balance;
import org.motcua.payment.statement.BankFile.Statement;
import org.motcua.payment.statement.BankFile.Unreadable;
import org.motcua.payment.statement.BankFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Takes in banks' files. Whole files or nothing: what is in them is matched by a few statements of
/// SQL over all entries, and every movement that no message had told becomes an arrival.
@Component
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Refunds refunds;
    private final PaymentRules.Source rules;
    private final Keys keys;
    private final PaymentSettings settings;
    private final Clock clock;

    Statements(
            JdbcClient sql,
            TransactionTemplate transaction,
            Journal journal,
            Refunds refunds,
            PaymentRules.Source rules,
            Keys keys,
            PaymentSettings settings,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.journal = journal;
        this.refunds = refunds;
        this.rules = rules;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /// A file that an officer brings.
    StatementOutcome read(InputStream file, Actor actor) {
        return read(file, actor, null);
    }

    /// A file that a provider sends, with a signature over its sum.
    StatementOutcome receive(String providerId, String signature, InputStream file) {
        try {
            var fields = Fields.parse(signature.getBytes(StandardCharsets.UTF_8));
            var provider = rules.on(clock.instant()).provider(providerId);
            if (provider.isEmpty()
                    || !fields.get("key").equals(provider.get().key())
                    || !fields.get("type").equals("statement")
                    || !keys.get(provider.get().key()).signed(fields)
                    || stale(Instant.parse(fields.get("time")))) {
                return new Refused(Refusal.FORGED, "");
            }
            return read(file, Actor.system(providerId), fields.get("sha256"));
        } catch (Malformed | java.time.DateTimeException _) {
            return new Refused(Refusal.FORGED, "");
        }
    }

    private boolean stale(Instant signedAt) {
        return Duration.between(signedAt, clock.instant()).abs().compareTo(settings.window()) > 0;
    }

    private StatementOutcome read(InputStream input, Actor actor, @Nullable String sum) {
        BankFile file;
        try {
            file = BankFiles.read(input, settings.statementSize().toBytes());
        } catch (Unreadable e) {
            return new Refused(Refusal.valueOf(e.trouble().name()), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Refused(Refusal.BROKEN, "the file broke off");
        }
        if (sum != null && !sum.equals(file.sum())) {
            return new Refused(Refusal.FORGED, "");
        }
        return transaction.execute(status -> {
            var outcome = take(file, actor);
            if (outcome instanceof Refused refused) {
                LOG.warn("A bank file was refused: {} ({})", refused.why(), refused.detail());
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    private StatementOutcome take(BankFile file, Actor actor) {
        var before =
                sql.sql("select id from payment.statement where file = ? order by id")
                        .param(file.sum())
                        .query((row, _) -> row.getObject("id", UUID.class))
                        .list();
        if (!before.isEmpty()) {
            return new AlreadyImported(before);
        }
        var taken = new ArrayList<UUID>();
        int entries = 0;
        int fresh = 0;
        for (var statement : file.statements()) {
            var read = StatementRows.of(statement, rules.on(clock.instant()));
            if (read.trouble().isPresent()) {
                return read.trouble().get();
            }
            UUID id = Identifier.next();
            if (!insert(id, file, statement, read)) {
                if (contradicts(file, statement)) {
                    return new Refused(
                            Refusal.CONTRADICTS,
                            "%s of the account %s".formatted(statement.id(), statement.account()));
                }
                continue;
            }
            insertEntries(id, file, statement, read);
            fresh += insertDeposits(id);
            confirmRefunds(id, actor);
            tell(id, file, statement, actor);
            taken.add(id);
            entries += statement.entries().size();
        }
        return taken.isEmpty()
                ? new AlreadyImported(same(file))
                : new Imported(taken, entries, fresh);
    }

    private boolean insert(UUID id, BankFile file, Statement statement, StatementRows read) {
        Optional<Balance> closing = Optional.ofNullable(statement.closing());
        return sql.sql(
                                """
                                insert into payment.statement (id, kind, bank_id, account, day, currency,
                                    opening, closing, balanced, contents, file, imported_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (account, kind, bank_id) do nothing
                                """)
                        .params(
                                Values.of(
                                        id,
                                        file.kind().name(),
                                        statement.id(),
                                        statement.account(),
                                        statement.day(),
                                        closing.map(Balance::currency).orElse(null),
                                        read.opening().orElse(null),
                                        read.closing().orElse(null),
                                        read.balanced(),
                                        contents(statement),
                                        file.sum(),
                                        Times.utc(clock.instant())))
                        .update()
                == 1;
    }

    private static String contents(Statement statement) {
        return Inbox.sum(statement.toString().getBytes(StandardCharsets.UTF_8));
    }

    private boolean contradicts(BankFile file, Statement statement) {
        return !sql.sql(
                        """
                        select contents from payment.statement
                        where account = ? and kind = ? and bank_id = ?
                        """)
                .params(statement.account(), file.kind().name(), statement.id())
                .query(String.class)
                .single()
                .equals(contents(statement));
    }

    private List<UUID> same(BankFile file) {
        return file.statements().stream()
                .map(it ->
                        sql.sql(
                                        """
                                        select id from payment.statement
                                        where account = ? and kind = ? and bank_id = ?
                                        """)
                                .params(it.account(), file.kind().name(), it.id())
                                .query(UUID.class)
                                .single())
                .toList();
    }

    private void insertEntries(UUID id, BankFile file, Statement statement, StatementRows read) {
        sql.sql(
                        """
                        insert into payment.entry (id, statement_id, kind, account, day, transaction,
                            end_to_end, reference, tokens, credit, reversal, amount, currency, arrived_at)
                        select uuidv7(), ?, ?, ?, e.day, e.transaction, e.end_to_end, e.reference,
                            string_to_array(e.tokens, ' '), e.credit, e.reversal, e.amount, e.currency,
                            e.arrived_at
                        from jsonb_to_recordset(?::jsonb) as e (transaction text, end_to_end text,
                            reference text, tokens text, credit boolean, reversal boolean, amount bigint,
                            currency text, day date, arrived_at timestamptz)
                        """)
                .params(
                        id,
                        file.kind().name(),
                        statement.account(),
                        JSON.writeValueAsString(read.rows()))
                .update();
    }

    private int insertDeposits(UUID statement) {
        return sql.sql(
                        """
                        insert into payment.deposit (id, account, transaction, reference, tokens, amount,
                            currency, arrived_at, recorded_at, source, state, next_at)
                        select uuidv7(), account, transaction, reference, tokens, amount, currency,
                            arrived_at, :now, 'STATEMENT', 'ARRIVED', :now
                        from payment.entry
                        where statement_id = :statement and credit and not reversal
                        on conflict (account, transaction) do nothing
                        """)
                .param("now", Times.utc(clock.instant()))
                .param("statement", statement)
                .update();
    }

    private void confirmRefunds(UUID statement, Actor actor) {
        sql.sql(
                        """
                        select r.id as refund, e.id as entry
                        from payment.entry e
                        join payment.refund r on r.reference = e.end_to_end
                            and r.amount = e.amount and r.currency = e.currency
                        where e.statement_id = ? and not e.credit
                            and r.state in ('APPROVED', 'SENT', 'FAILED')
                        order by r.id for update of r
                        """)
                .param(statement)
                .query((row, _) ->
                        new Left(
                                row.getObject("refund", UUID.class),
                                row.getObject("entry", UUID.class)))
                .list()
                .forEach(left -> refunds.confirm(left.refund(), left.entry(), actor));
    }

    private record Left(UUID refund, UUID entry) {}

    private void tell(UUID id, BankFile file, Statement statement, Actor actor) {
        journal.append(
                Entry.of(
                        "payment.statement-read",
                        actor,
                        "statement:" + id,
                        Map.of(
                                "kind", file.kind(),
                                "day", statement.day().toString(),
                                "entries", statement.entries().size(),
                                "sha256", file.sum())));
    }
}
