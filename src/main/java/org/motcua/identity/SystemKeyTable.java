package org.motcua.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The secrets of other systems, as their hashes.
final class SystemKeyTable {
    private final JdbcClient sql;

    SystemKeyTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID account, byte[] hash, Instant issued, Instant expires) {
        sql.sql(
                        """
                        insert into identity.system_key (hash, account, issued_at, expires_at)
                        values (?, ?, ?, ?)
                        """)
                .param(hash)
                .param(account)
                .param(AccountTable.utc(issued))
                .param(AccountTable.utc(expires))
                .update();
    }

    Optional<UUID> holder(byte[] hash, Instant now) {
        return sql.sql(
                        """
                        select account from identity.system_key
                         where hash = ? and revoked_at is null and expires_at > ?
                        """)
                .param(hash)
                .param(AccountTable.utc(now))
                .query(UUID.class)
                .optional();
    }

    int revoke(UUID account, Instant at) {
        return sql.sql(
                        """
                        update identity.system_key set revoked_at = ?
                         where account = ? and revoked_at is null
                        """)
                .param(AccountTable.utc(at))
                .param(account)
                .update();
    }

    List<Systems.Key> list(Instant now) {
        return sql.sql(
                        """
                        select a.sign_in_name, k.issued_at, k.expires_at,
                               k.revoked_at is not null or k.expires_at <= ? as ended,
                               coalesce((select string_agg(distinct d.agency, ' ')
                                           from identity.assignment d where d.account = a.id), '')
                                   as agencies
                          from identity.system_key k join identity.account a on a.id = k.account
                         order by k.issued_at desc
                        """)
                .param(AccountTable.utc(now))
                .query((row, _) ->
                        new Systems.Key(
                                Systems.name(row.getString("sign_in_name")),
                                row.getString("agencies"),
                                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("ended")))
                .list();
    }
}
