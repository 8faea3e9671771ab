package org.motcua.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts failures to sign in, for all nodes together.
///
/// A try is counted as failed before the password is looked at and taken back when it was right:
/// otherwise a hundred guesses sent at the same moment would all be looked at.
final class AttemptTable {
    private final JdbcClient sql;
    private final Vault vault;
    private final Clock clock;

    AttemptTable(JdbcClient sql, Vault vault, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
    }

    /// Counts a try of a subject.
    ///
    /// @param subject the account name or address, whether there is such an account or not
    /// @return until when to wait, where the try came too early; it is then not counted
    Optional<Instant> take(String subject, Delays delays) {
        var now = clock.instant();
        byte[] key = vault.hash("attempt", subject);
        boolean counted =
                sql.sql(
                                        """
                                        insert into identity.attempt as a
                                            (subject, failures, last_at, blocked_until)
                                        values (:subject, 1, :now,
                                                :now + make_interval(secs => (:waits::int[])[1]))
                                        on conflict (subject) do update
                                           set (failures, last_at, blocked_until) =
                                               (select n, :now, :now + make_interval(secs =>
                                                       (:waits::int[])[least(n, :most)])
                                                  from (select case when a.last_at < :forgotten
                                                                    then 1
                                                                    else a.failures + 1 end as n))
                                         where a.blocked_until is null or a.blocked_until <= :now
                                            or a.blocked_until > :unreal
                                        """)
                                .param("subject", key)
                                .param("now", AccountTable.utc(now))
                                .param("unreal", AccountTable.utc(unreal(now)))
                                .param("waits", delays.seconds())
                                .param("most", delays.seconds().length)
                                .param(
                                        "forgotten",
                                        AccountTable.utc(now.minus(Delays.FORGOTTEN_AFTER)))
                                .update()
                        == 1;
        return counted ? Optional.empty() : Optional.of(blockedUntil(key).orElse(now));
    }

    /// How long the subject has to wait now.
    Optional<Instant> blocked(String subject) {
        var now = clock.instant();
        return blockedUntil(vault.hash("attempt", subject))
                .filter(until -> until.isAfter(now) && !until.isAfter(unreal(now)));
    }

    /// No wait is longer than the longest. One that seems to be was written by a clock that was
    /// ahead and has been set back since, and would shut somebody out for as long as that was; an
    /// hour more is for nodes whose clocks differ.
    private static Instant unreal(Instant now) {
        return now.plus(Delays.ACCOUNT.longest()).plus(Duration.ofHours(1));
    }

    /// Forgets all failures of an account whose holder has shown the right things.
    void clear(String subject) {
        sql.sql("delete from identity.attempt where subject = ?")
                .param(vault.hash("attempt", subject))
                .update();
    }

    /// Takes back one try that was right. The failures of others at the same address stay.
    void takeBack(String subject) {
        sql.sql(
                        """
                        update identity.attempt
                           set failures = greatest(failures - 1, 0), blocked_until = null
                         where subject = ?
                        """)
                .param(vault.hash("attempt", subject))
                .update();
    }

    /// A short word for an address in the journal, the same for the same address.
    String shortHash(String address) {
        return HexFormat.of().formatHex(vault.hash("journal address", address), 0, 8);
    }

    void forgetOld() {
        sql.sql("delete from identity.attempt where last_at < ?")
                .param(
                        AccountTable.utc(
                                clock.instant().minus(Delays.FORGOTTEN_AFTER.multipliedBy(2))))
                .update();
    }

    private Optional<Instant> blockedUntil(byte[] key) {
        return sql.sql("select blocked_until from identity.attempt where subject = ?")
                .param(key)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
