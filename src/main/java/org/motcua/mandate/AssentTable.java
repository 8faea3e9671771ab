package org.motcua.mandate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of who agreed to what.
@Component
class AssentTable {
    private final JdbcClient sql;

    AssentTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// One word.
    ///
    /// @param mandate under which it was given
    record Word(UUID account, UUID mandate, String name) {}

    /// Writes somebody's word, in place of an earlier one to the same matter.
    void said(String matter, String content, Mandate under, SignedIn who, Instant at) {
        sql.sql(
                        """
                        insert into mandate.assent
                            (matter, content, principal, mandate, account, name, at)
                        values (:matter, :content, :principal, :mandate, :account, :name, :at)
                        on conflict (matter, account) do update
                        set content = excluded.content, mandate = excluded.mandate,
                            name = excluded.name, at = excluded.at
                        """)
                .param("matter", matter)
                .param("content", content)
                .param("principal", under.principal().number())
                .param("mandate", under.id())
                .param("account", who.hand())
                .param("name", under.representative().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The words to a matter as it stands, the earliest first.
    List<Word> of(String matter, String content) {
        return sql.sql(
                        """
                        select account, mandate, name from mandate.assent
                        where matter = ? and content = ? order by at, account
                        """)
                .param(matter)
                .param(content)
                .query((row, _) ->
                        new Word(
                                row.getObject("account", UUID.class),
                                row.getObject("mandate", UUID.class),
                                row.getString("name")))
                .list();
    }

    /// Nobody waits for more words to it.
    void reached(String matter) {
        sql.sql("update mandate.assent set reached = true where matter = ?").param(matter).update();
    }

    /// What others agreed to for somebody, and one account not yet.
    Set<String> wanted(String principal, UUID account) {
        return sql
                .sql(
                        """
                        select matter from mandate.assent
                        where principal = ? and not reached
                        group by matter having not bool_or(account = ?)
                        limit 200
                        """)
                .param(principal)
                .param(account)
                .query((row, _) -> row.getString("matter"))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
