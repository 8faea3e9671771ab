package org.motcua.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Passwords, code secrets and recovery words, as rows; nothing here leaves the room.
final class SecretTable {
    private final JdbcClient sql;
    private final Remembered<UUID, Account> accounts;

    SecretTable(JdbcClient sql, Remembered<UUID, Account> accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    /// @param codeSecret sealed, in hexadecimal digits; present from the moment it is shown, valid
    ///   once confirmed
    record Secrets(
            UUID account,
            String password,
            boolean passwordGiven,
            @Nullable String codeSecret,
            boolean codesConfirmed) {
        @Override
        public String toString() {
            return "Secrets";
        }
    }

    Optional<Secrets> find(UUID account) {
        return sql.sql(
                        """
                        select id, password, password_given,
                               encode(code_secret, 'hex') as code_secret,
                               code_confirmed_at is not null as confirmed
                          from identity.account where id = ? and closed_at is null
                        """)
                .param(account)
                .query((row, _) ->
                        new Secrets(
                                row.getObject("id", UUID.class),
                                row.getString("password"),
                                row.getBoolean("password_given"),
                                row.getString("code_secret"),
                                row.getBoolean("confirmed")))
                .optional();
    }

    void password(UUID account, String kept, boolean given, Instant at) {
        sql.sql(
                        """
                        update identity.account
                           set password = ?, password_given = ?, password_at = ? where id = ?
                        """)
                .param(kept)
                .param(given)
                .param(AccountTable.utc(at))
                .param(account)
                .update();
    }

    /// Keeps a new secret; codes count only after one was given.
    void codeSecret(UUID account, byte[] sealed) {
        sql.sql(
                        """
                        update identity.account
                           set code_secret = ?, code_confirmed_at = null, code_step = null
                         where id = ?
                        """)
                .param(sealed)
                .param(account)
                .update();
        accounts.changes(account);
    }

    void confirmCodes(UUID account, Instant at) {
        sql.sql("update identity.account set code_confirmed_at = ? where id = ?")
                .param(AccountTable.utc(at))
                .param(account)
                .update();
        accounts.changes(account);
    }

    void forgetCodes(UUID account) {
        sql.sql(
                        """
                        update identity.account
                           set code_secret = null, code_confirmed_at = null, code_step = null
                         where id = ?
                        """)
                .param(account)
                .update();
        sql.sql("delete from identity.recovery where account = ?").param(account).update();
        accounts.changes(account);
    }

    /// Uses up the code of a step, and with it all older ones.
    ///
    /// @return false where it was used before, also by another node a moment ago
    boolean useStep(UUID account, long step) {
        return sql.sql(
                                """
                                update identity.account set code_step = :step
                                 where id = :id and (code_step is null or code_step < :step)
                                """)
                        .param("step", step)
                        .param("id", account)
                        .update()
                == 1;
    }

    void recoveryWords(UUID account, List<byte[]> hashes) {
        sql.sql("delete from identity.recovery where account = ?").param(account).update();
        for (byte[] hash : hashes) {
            sql.sql("insert into identity.recovery (account, word_hash) values (?, ?)")
                    .param(account)
                    .param(hash)
                    .update();
        }
    }

    boolean useRecoveryWord(UUID account, byte[] hash, Instant at) {
        return sql.sql(
                                """
                                update identity.recovery set used_at = ?
                                 where account = ? and word_hash = ? and used_at is null
                                """)
                        .param(AccountTable.utc(at))
                        .param(account)
                        .param(hash)
                        .update()
                == 1;
    }

    int recoveryWordsLeft(UUID account) {
        return sql.sql(
                        "select count(*) from identity.recovery where account = ? and used_at is null")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
