package org.motcua.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.motcua.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sees to it that a request sent again, also at the same moment, does its work once: the caller
/// names it by a key of its own (`Idempotency-Key`, as the draft of the IETF has it).
///
/// The key is a row of the same transaction as the work. Who comes second waits for the first and
/// gets what it made; where the first failed, nothing is kept and the second does the work.
@Component
class Once {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Once(JdbcClient sql, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Before(String print, UUID matter) {}

    /// @param asked all that the request says, so that a key is not used for another one
    /// @param work makes something and gives its key; what it throws undoes everything
    UUID make(SignedIn who, String key, String asked, Supplier<UUID> work) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw Trouble.of(Trouble.Kind.KEY_MISSING);
        }
        String print = sum(asked);
        return Objects.requireNonNull(transaction.execute(_ -> made(who, key, print, work)));
    }

    private UUID made(SignedIn who, String key, String print, Supplier<UUID> work) {
        boolean first =
                sql.sql(
                                        """
                                        insert into api.request (client, key, print, made_at)
                                        values (?, ?, ?, ?) on conflict do nothing
                                        """)
                                .param(who.account())
                                .param(key)
                                .param(print)
                                .param(clock.instant().atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
        if (!first) {
            return before(who, key, print);
        }
        UUID matter = work.get();
        sql.sql("update api.request set matter = ? where client = ? and key = ?")
                .param(matter)
                .param(who.account())
                .param(key)
                .update();
        return matter;
    }

    private UUID before(SignedIn who, String key, String print) {
        var before =
                sql.sql("select print, matter from api.request where client = ? and key = ?")
                        .param(who.account())
                        .param(key)
                        .query((row, _) ->
                                new Before(
                                        row.getString("print"),
                                        row.getObject("matter", UUID.class)))
                        .single();
        if (!before.print().equals(print)) {
            throw Trouble.of(Trouble.Kind.KEY_REUSED);
        }
        return before.matter();
    }

    @Scheduled(cron = "0 41 * * * *")
    void forgetOld() {
        sql.sql("delete from api.request where made_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String sum(String asked) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(asked.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
