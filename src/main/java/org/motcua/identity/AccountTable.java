package org.motcua.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Accounts and the duties of officers, as rows.
final class AccountTable {
    private static final String SELECT =
            """
            select a.*,
                   array(select d.role from identity.assignment d where d.account = a.id
                         order by d.valid, d.role, d.agency) as roles,
                   array(select d.agency from identity.assignment d where d.account = a.id
                         order by d.valid, d.role, d.agency) as agencies,
                   array(select lower(d.valid) from identity.assignment d where d.account = a.id
                         order by d.valid, d.role, d.agency) as since,
                   array(select upper(d.valid) from identity.assignment d where d.account = a.id
                         order by d.valid, d.role, d.agency) as until
              from identity.account a
            """;

    private final JdbcClient sql;
    private final Remembered<UUID, Account> remembered;

    AccountTable(JdbcClient sql, Remembered<UUID, Account> remembered) {
        this.sql = sql;
        this.remembered = remembered;
    }

    /// @return false where the sign-in name or the personal number has an account already
    boolean insert(NewAccount made, Instant at) {
        try {
            return sql.sql(
                                    """
                                    insert into identity.account
                                        (id, kind, sign_in_name, name, person_number, born_on,
                                         phone, email, proved_by, proved_at, password,
                                         password_at, password_given, opened_at)
                                    values (:id, :kind, :signInName, :name, :person, :bornOn,
                                            :phone, :email, :provedBy, :provedAt, :password,
                                            :at, :given, :at)
                                    on conflict (sign_in_name) do nothing
                                    """)
                            .param("id", made.id())
                            .param("kind", made.kind().name())
                            .param("signInName", folded(made.signInName()))
                            .param("name", made.name())
                            .param("person", made.person())
                            .param("bornOn", made.bornOn())
                            .param("phone", made.phone())
                            .param("email", made.email())
                            .param("provedBy", made.provedBy())
                            .param("provedAt", made.provedBy() == null ? null : utc(at))
                            .param("password", made.password())
                            .param("given", made.passwordGiven())
                            .param("at", utc(at))
                            .update()
                    == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    Optional<Account> find(UUID id) {
        return remembered.find(id, this::read);
    }

    private Optional<Account> read(UUID id) {
        return sql.sql(SELECT + " where a.id = ?")
                .param(id)
                .query(AccountTable::account)
                .optional();
    }

    /// What accounts are called, by their keys.
    Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        for (UUID id : ids) {
            remembered.find(id, _ -> Optional.empty()).ifPresent(it -> names.put(id, it.name()));
        }
        var unknown = ids.stream().filter(id -> !names.containsKey(id)).toArray(UUID[]::new);
        if (unknown.length == 1) {
            find(unknown[0]).ifPresent(account -> names.put(account.id(), account.name()));
        } else if (unknown.length > 1) {
            sql.sql(SELECT + " where a.id = any (?)")
                    .param(unknown)
                    .query(AccountTable::account)
                    .list()
                    .forEach(account -> names.put(account.id(), account.name()));
        }
        return names;
    }

    Optional<Account> findBySignInName(String name) {
        return sql.sql(SELECT + " where a.sign_in_name = ?")
                .param(folded(name))
                .query(AccountTable::account)
                .optional();
    }

    Optional<Account> find(PersonNumber person) {
        return sql.sql(SELECT + " where a.person_number = ?")
                .param(person.value())
                .query(AccountTable::account)
                .optional();
    }

    List<Account> holding(String role, AgencyCode agency, LocalDate on) {
        return sql.sql(
                        SELECT
                                + """
                                 where a.closed_at is null
                                   and exists (select from identity.assignment d
                                                where d.account = a.id and d.role = ?
                                                  and d.agency = ? and d.valid @> ?::date)
                                 order by a.name, a.id
                                """)
                .param(role)
                .param(agency.value())
                .param(on)
                .query(AccountTable::account)
                .list();
    }

    /// @return false where the same duty is held already on some of the days
    boolean assign(UUID account, Assignment assignment, Period period) {
        try {
            sql.sql(
                            """
                            insert into identity.assignment (account, role, agency, valid)
                            values (?, ?, ?, daterange(?::date, ?::date))
                            """)
                    .param(account)
                    .param(assignment.role())
                    .param(assignment.agency().value())
                    .param(period.from())
                    .param(period.until())
                    .update();
            remembered.changes(account);
            return true;
        } catch (org.springframework.dao.DataIntegrityViolationException _) {
            return false;
        }
    }

    /// Ends a duty before a day; one that would have no day left is taken out.
    boolean withdraw(UUID account, Assignment assignment, LocalDate from) {
        String mine =
                """
                 where account = :account and role = :role and agency = :agency
                   and (upper_inf(valid) or upper(valid) > :from)
                """;
        int removed =
                sql.sql("delete from identity.assignment" + mine + " and lower(valid) >= :from")
                        .param("account", account)
                        .param("role", assignment.role())
                        .param("agency", assignment.agency().value())
                        .param("from", from)
                        .update();
        int ended =
                sql.sql(
                                "update identity.assignment set valid = daterange(lower(valid), :from)"
                                        + mine)
                        .param("account", account)
                        .param("role", assignment.role())
                        .param("agency", assignment.agency().value())
                        .param("from", from)
                        .update();
        remembered.changes(account);
        return removed + ended > 0;
    }

    /// @return false where it was proved before
    boolean prove(UUID account, String by, Instant at) {
        int proved =
                sql.sql(
                                """
                                update identity.account set proved_by = ?, proved_at = ?
                                 where id = ? and kind = 'PERSON' and proved_at is null
                                """)
                        .param(by)
                        .param(utc(at))
                        .param(account)
                        .update();
        remembered.changes(account);
        return proved == 1;
    }

    static String folded(String signInName) {
        return signInName.strip().toLowerCase(Locale.ROOT);
    }

    static java.time.OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                Account.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("sign_in_name"),
                person(row),
                Optional.ofNullable(row.getObject("born_on", LocalDate.class)),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("email")),
                row.getObject("proved_at") == null ? Level.ONE : Level.TWO,
                row.getObject("code_confirmed_at") != null,
                row.getObject("closed_at") == null,
                duties(row));
    }

    /// The number of who has an account, or of whom others act for.
    private static Optional<PersonNumber> person(ResultSet row) throws SQLException {
        String name = row.getString("sign_in_name");
        return Optional.ofNullable(row.getString("person_number"))
                .or(() ->
                        Optional.of(name)
                                .filter(it -> it.startsWith(Represented.PERSON))
                                .map(Represented::number))
                .map(PersonNumber::new);
    }

    private static List<Account.Duty> duties(ResultSet row) throws SQLException {
        String[] roles = strings(row.getArray("roles"));
        String[] agencies = strings(row.getArray("agencies"));
        var since = (java.sql.Date[]) row.getArray("since").getArray();
        var until = (java.sql.Date[]) row.getArray("until").getArray();
        var duties = new ArrayList<Account.Duty>();
        for (int i = 0; i < roles.length; i++) {
            var end = until[i];
            duties.add(
                    new Account.Duty(
                            new Assignment(roles[i], new AgencyCode(agencies[i])),
                            new Period(
                                    since[i].toLocalDate(),
                                    end == null ? null : end.toLocalDate())));
        }
        return duties;
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    /// A row to be.
    record NewAccount(
            UUID id,
            Account.Kind kind,
            String signInName,
            String name,
            @Nullable String person,
            @Nullable LocalDate bornOn,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String provedBy,
            String password,
            boolean passwordGiven) {}
}
