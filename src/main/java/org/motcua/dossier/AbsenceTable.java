package org.motcua.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Identifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Officers who are away, and who stands in for them.
@Component
class AbsenceTable {
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(5);

    private final JdbcClient sql;
    private volatile @Nullable Today today;

    AbsenceTable(JdbcClient sql) {
        this.sql = sql;
    }

    /// Who is away on a day, by who stands in. Every look at a dossier asks for it, and hardly
    /// anybody is away: this node forgets it after seconds, and at once when it changes it itself.
    private record Today(LocalDate day, Map<UUID, List<UUID>> bySubstitute, long since) {
        boolean holds(LocalDate on) {
            return day.equals(on) && System.nanoTime() - since < REMEMBERED;
        }
    }

    /// @return whether it could be written; not where the days are covered already
    boolean add(UUID officer, UUID substitute, LocalDate from, LocalDate until) {
        int added =
                sql.sql(
                                """
                                insert into dossier.absence (id, officer, substitute, away)
                                select :id, :officer, :substitute,
                                       daterange(:from::date, :until::date, '[]')
                                where not exists (
                                    select from dossier.absence where officer = :officer
                                        and away && daterange(:from::date, :until::date, '[]'))
                                """)
                        .param("id", Identifier.next())
                        .param("officer", officer)
                        .param("substitute", substitute)
                        .param("from", from)
                        .param("until", until)
                        .update();
        today = null;
        return added == 1;
    }

    List<UUID> standsInFor(UUID substitute, LocalDate on) {
        var known = today;
        if (known == null || !known.holds(on)) {
            known = new Today(on, away(on), System.nanoTime());
            today = known;
        }
        return known.bySubstitute().getOrDefault(substitute, List.of());
    }

    private Map<UUID, List<UUID>> away(LocalDate on) {
        var away = new HashMap<UUID, List<UUID>>();
        sql.sql("select substitute, officer from dossier.absence where away @> ?::date")
                .param(on)
                .query((row, _) ->
                        away.computeIfAbsent(
                                        row.getObject("substitute", UUID.class),
                                        _ -> new ArrayList<>())
                                .add(row.getObject("officer", UUID.class)))
                .list();
        return away;
    }

    /// Who stands in for an officer on a day.
    List<UUID> substitutes(UUID officer, LocalDate on) {
        return sql.sql(
                        "select substitute from dossier.absence where officer = ? and away @> ?::date")
                .param(officer)
                .param(on)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The absences of an officer that are not over on a day.
    List<Absences.Absence> of(UUID officer, LocalDate day) {
        return rows("officer", officer, day);
    }

    /// The absences for which somebody stands in, not over on a day.
    List<Absences.Absence> coveredBy(UUID substitute, LocalDate day) {
        return rows("substitute", substitute, day);
    }

    private List<Absences.Absence> rows(String column, UUID whose, LocalDate day) {
        return sql.sql(
                        """
                        select id, officer, substitute, lower(away) as first, upper(away) as next
                        from dossier.absence where %s = ? and upper(away) > ?::date
                        order by lower(away)
                        """
                                .formatted(column))
                .param(whose)
                .param(day)
                .query((row, _) ->
                        new Absences.Absence(
                                row.getObject("id", UUID.class),
                                row.getObject("officer", UUID.class),
                                row.getObject("substitute", UUID.class),
                                row.getObject("first", LocalDate.class),
                                row.getObject("next", LocalDate.class).minusDays(1)))
                .list();
    }

    void remove(UUID absence) {
        sql.sql("delete from dossier.absence where id = ?").param(absence).update();
        today = null;
    }
}
