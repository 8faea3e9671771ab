package org.motcua.payment;

import static org.motcua.payment.CallbackAnswer.Verdict.ACCEPTED;
import static org.motcua.payment.CallbackAnswer.Verdict.ALTERED_REQUEST;
import static org.motcua.payment.CallbackAnswer.Verdict.CONTRADICTS;
import static org.motcua.payment.CallbackAnswer.Verdict.FORGED;
import static org.motcua.payment.CallbackAnswer.Verdict.MALFORMED;
import static org.motcua.payment.CallbackAnswer.Verdict.REPEATED;
import static org.motcua.payment.CallbackAnswer.Verdict.REPLAYED;
import static org.motcua.payment.CallbackAnswer.Verdict.STALE;
import static org.motcua.payment.CallbackAnswer.Verdict.UNKNOWN_FIELD;
import static org.motcua.payment.CallbackAnswer.Verdict.UNKNOWN_KEY;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.payment.CallbackAnswer.Verdict;
import org.motcua.payment.message.Fields;
import org.motcua.payment.message.Fields.Malformed;
import org.motcua.payment.message.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the providers' messages: proves them, keeps them, and only then lets them be acknowledged.
/// What they mean for an order is decided afterwards, from what is kept.
@Component
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final JdbcClient sql;
    private final OrderTable orders;
    private final DepositTable deposits;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final PaymentRules.Source rules;
    private final Keys keys;
    private final PaymentSettings settings;
    private final Clock clock;
    private Instant minute = Instant.EPOCH;
    private int refused;

    Inbox(
            JdbcClient sql,
            TransactionTemplate transaction,
            Journal journal,
            PaymentRules.Source rules,
            Keys keys,
            PaymentSettings settings,
            Clock clock) {
        this.sql = sql;
        this.orders = new OrderTable(sql);
        this.deposits = new DepositTable(sql);
        this.transaction = transaction;
        this.journal = journal;
        this.rules = rules;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /// What was kept.
    ///
    /// @param fresh the new arrival that now waits to be looked at
    record Kept(CallbackAnswer answer, Optional<UUID> fresh) {}

    /// Proves and keeps a message.
    Kept keep(String providerId, byte[] body) {
        Instant now = clock.instant();
        var provider = rules.on(now).provider(providerId);
        if (provider.isEmpty()) {
            return refuse("unknown", body, UNKNOWN_KEY, "no such provider");
        }
        try {
            var fields = Fields.parse(body);
            if (!fields.get("key").equals(provider.get().key())) {
                return refuse(providerId, body, UNKNOWN_KEY, "not this provider's key");
            }
            if (!keys.get(provider.get().key()).signed(fields)) {
                return refuse(providerId, body, FORGED, "the signature does not fit");
            }
            var unknown = Callback.unknownField(fields, provider.get());
            if (unknown.isPresent()) {
                return refuse(providerId, body, UNKNOWN_FIELD, unknown.get());
            }
            var callback = Callback.read(fields, provider.get());
            var apart = Duration.between(callback.signedAt(), now).abs();
            if (apart.compareTo(settings.window()) > 0) {
                return refuse(providerId, body, STALE, "signed %s from now".formatted(apart));
            }
            return keepGenuine(provider.get(), callback, body, now);
        } catch (Malformed e) {
            return refuse(providerId, body, MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private Kept keepGenuine(Provider provider, Callback callback, byte[] body, Instant now) {
        String sum = sum(body);
        Verdict altered = altered(callback);
        if (altered != ACCEPTED) {
            return refuse(provider.id(), body, altered, "another amount than was asked for");
        }
        @Nullable Kept kept =
                transaction.execute(_ -> {
                    if (!useNonce(provider.key(), callback.nonce(), sum, now)) {
                        return null;
                    }
                    var fresh = deposits.insert(callback.arrival(), now);
                    Verdict verdict = fresh.isPresent() ? ACCEPTED : repeated(callback.arrival());
                    if (!verdict.acknowledged()) {
                        return null;
                    }
                    write(provider.id(), body, sum, verdict, null, fresh.orElse(null));
                    return new Kept(new CallbackAnswer(true, verdict), fresh);
                });
        if (kept != null) {
            return kept;
        }
        return repeated(callback.arrival()) == CONTRADICTS
                ? refuse(provider.id(), body, CONTRADICTS, "told before in another way")
                : refuse(provider.id(), body, REPLAYED, "the nonce was used before");
    }

    /// A gateway repeats what it was asked for: a difference means that somebody changed the
    /// request on its way through the person's browser.
    private Verdict altered(Callback callback) {
        return callback.requested()
                .flatMap(asked ->
                        orders.byReference(callback.arrival().reference())
                                .filter(order ->
                                        order.amount().amount() != asked.amount()
                                                || !order.currency().equals(asked.currency())))
                .map(_ -> ALTERED_REQUEST)
                .orElse(ACCEPTED);
    }

    private Verdict repeated(Arrival arrival) {
        return deposits.find(arrival.account(), arrival.transaction())
                .filter(known ->
                        known.amount() != arrival.amount()
                                || !known.currency().equals(arrival.currency())
                                || (known.source() == Deposit.Source.CALLBACK
                                        && !known.reference().equals(arrival.reference())))
                .map(_ -> CONTRADICTS)
                .orElse(REPEATED);
    }

    /// Whether the nonce is new, or used by this very message: a provider that did not hear our
    /// answer sends the same bytes again, which does no harm.
    private boolean useNonce(String key, String nonce, String sum, Instant now) {
        return sql.sql(
                                """
                                insert into payment.nonce as n (key, nonce, sha256, seen_at)
                                values (?, ?, ?, ?)
                                on conflict (key, nonce) do update set sha256 = n.sha256
                                where n.sha256 = excluded.sha256
                                """)
                        .params(key, nonce, sum, Times.utc(now))
                        .update()
                == 1;
    }

    private Kept refuse(String provider, byte[] body, Verdict verdict, String detail) {
        LOG.warn("A message of {} was refused: {} ({})", provider, verdict, detail);
        if (!mayKeepRefused()) {
            return new Kept(new CallbackAnswer(false, verdict), Optional.empty());
        }
        transaction.executeWithoutResult(_ -> {
            UUID id = write(provider, body, sum(body), verdict, detail, null);
            journal.append(
                    Entry.of(
                            "payment.refused-callback",
                            Actor.system(provider),
                            "callback:" + provider,
                            Map.of("callback", id, "verdict", verdict)));
        });
        return new Kept(new CallbackAnswer(true, verdict), Optional.empty());
    }

    private synchronized boolean mayKeepRefused() {
        Instant now = clock.instant();
        if (Duration.between(minute, now).abs().toSeconds() >= 60) {
            minute = now;
            refused = 0;
        }
        return refused++ < settings.refusedPerMinute();
    }

    private UUID write(
            String provider,
            byte[] body,
            String sum,
            Verdict verdict,
            @Nullable String detail,
            @Nullable UUID deposit) {
        UUID id = Identifier.next();
        sql.sql(
                        """
                        insert into payment.callback
                            (id, provider, received_at, body, sha256, verdict, detail, deposit_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Values.of(
                                id,
                                provider,
                                Times.utc(clock.instant()),
                                body,
                                sum,
                                verdict.name(),
                                detail,
                                deposit))
                .update();
        return id;
    }

    /// Forgets nonces whose messages would be refused as stale anyway.
    void forgetNonces() {
        Instant before = clock.instant().minus(settings.window().multipliedBy(3));
        sql.sql("delete from payment.nonce where seen_at < ?").param(Times.utc(before)).update();
    }

    static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
