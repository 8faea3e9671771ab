package org.motcua.agreement;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Directory;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of agreements.
@Component
class AgreementTable {
    private static final String SELECT = "select * from agreement.agreement ";

    private final JdbcClient sql;

    AgreementTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// The next number of a year.
    int number(int year) {
        return sql.sql(
                        """
                        insert into agreement.number (year, last) values (?, 1)
                        on conflict (year) do update set last = agreement.number.last + 1
                        returning last
                        """)
                .param(year)
                .query(Integer.class)
                .single();
    }

    void insert(Agreement one) {
        var terms = one.terms();
        sql.sql(
                        """
                        insert into agreement.agreement (id, version, consumer, service, purpose,
                            reason, legal_basis, fields, asked, needs, storing, per_second,
                            holds_from, holds_until, state, asker, owner, requested_by,
                            requested_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        one.id(),
                        one.version(),
                        terms.consumer(),
                        terms.service(),
                        terms.purpose(),
                        terms.reason(),
                        terms.legalBasis(),
                        terms.fields().toArray(String[]::new),
                        terms.asked().toArray(String[]::new),
                        terms.needs().name(),
                        terms.storing().name(),
                        terms.perSecond(),
                        at(terms.from()),
                        at(terms.until()),
                        one.state().name(),
                        one.asker().value(),
                        one.owner().value(),
                        one.requestedBy(),
                        at(one.requestedAt()),
                        at(one.changedAt()))
                .update();
    }

    /// Moves it on from the version that was seen.
    ///
    /// @return whether nobody was faster
    boolean move(String id, int seen, Agreement.State to, Instant now) {
        return sql.sql(
                                """
                                update agreement.agreement set state = ?, version = version + 1,
                                    changed_at = ?, unfit = null where id = ? and version = ?
                                """)
                        .params(to.name(), at(now), id, seen)
                        .update()
                == 1;
    }

    void unfit(String id, @Nullable String why) {
        sql.sql(
                        """
                        update agreement.agreement set unfit = ?
                        where id = ? and unfit is distinct from ?
                        """)
                .param(why)
                .param(id)
                .param(why)
                .update();
    }

    Optional<Agreement> find(String id) {
        return sql.sql(SELECT + "where id = ?").param(id).query((row, _) -> read(row)).optional();
    }

    /// Those of some agencies, on either side, the newest first.
    List<Agreement> of(Collection<AgencyCode> agencies, int most) {
        var codes = agencies.stream().map(AgencyCode::value).toArray(String[]::new);
        return sql.sql(
                        SELECT
                                + """
                                where asker = any (?) or owner = any (?)
                                order by state <> 'REQUESTED', changed_at desc limit ?
                                """)
                .params(codes, codes, most)
                .query((row, _) -> read(row))
                .list();
    }

    /// Those that stand in the directory, or would if they fitted.
    List<Agreement> standing() {
        return sql.sql(SELECT + "where state in ('ACTIVE', 'SUSPENDED', 'ENDED') order by id")
                .query((row, _) -> read(row))
                .list();
    }

    private static Agreement read(ResultSet row) throws SQLException {
        return new Agreement(
                row.getString("id"),
                row.getInt("version"),
                new Agreement.Terms(
                        row.getString("consumer"),
                        row.getString("service"),
                        row.getString("purpose"),
                        row.getString("reason"),
                        row.getString("legal_basis"),
                        texts(row.getArray("fields")),
                        texts(row.getArray("asked")),
                        Directory.Needs.valueOf(row.getString("needs")),
                        Directory.Storing.valueOf(row.getString("storing")),
                        row.getInt("per_second"),
                        instant(row, "holds_from"),
                        instant(row, "holds_until")),
                Agreement.State.valueOf(row.getString("state")),
                new AgencyCode(row.getString("asker")),
                new AgencyCode(row.getString("owner")),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                instant(row, "changed_at"),
                row.getString("unfit"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
