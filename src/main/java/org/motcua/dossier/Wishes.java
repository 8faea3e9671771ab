package org.motcua.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Wishes of applicants whose dossiers another house handles.
///
/// Fact: `dossier.wished`, with `wish` (its number) and `kind`.
@Component
class Wishes {
    private final JdbcClient sql;
    private final Journal journal;
    private final Ground ground;

    Wishes(JdbcClient sql, Journal journal, Ground ground) {
        this.sql = sql;
        this.journal = journal;
        this.ground = ground;
    }

    /// Keeps a wish, to be sent; in the transaction that holds the dossier. One that cannot be
    /// fulfilled as far as this house knows is refused at once; one that waits already is not
    /// doubled.
    Taken send(
            Dossier dossier,
            Wish.Kind kind,
            Map<String, Object> answers,
            String reason,
            Actor actor) {
        Step step =
                switch (kind) {
                    case SUPPLY -> new Step.Supply();
                    case WITHDRAW -> new Step.Withdraw(reason);
                };
        if (Life.take(dossier.standing(), step) instanceof Life.Outcome.Refused(var why)) {
            return new Taken.Refused(why);
        }
        var before = of(dossier.id());
        if (before.stream().anyMatch(one -> one.open() && one.kind() == kind)) {
            return new Taken.Done(dossier);
        }
        int number = before.size() + 1;
        sql.sql(
                        """
                        insert into dossier.wish (dossier, number, kind, answers, reason, at)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .param(dossier.id())
                .param(number)
                .param(kind.name())
                .param(Json.text(answers))
                .param(reason)
                .param(Json.time(ground.now()))
                .update();
        journal.append(
                Entry.of(
                        "dossier.wished",
                        actor,
                        dossier.subject(),
                        Map.of(
                                "wish",
                                number,
                                "kind",
                                kind.name(),
                                "code",
                                dossier.code().value())));
        return new Taken.Done(dossier);
    }

    List<Wish> of(UUID dossier) {
        return sql.sql("select * from dossier.wish where dossier = ? order by number")
                .param(dossier)
                .query((row, _) ->
                        new Wish(
                                row.getInt("number"),
                                Wish.Kind.valueOf(row.getString("kind")),
                                Json.map(row.getString("answers")),
                                row.getString("reason"),
                                new Columns(row).instant("at"),
                                Wish.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getString("fault"))))
                .list();
    }

    Optional<Wish> find(UUID dossier, int number) {
        return of(dossier).stream().filter(one -> one.number() == number).findFirst();
    }

    /// @param fault why it was refused; none: it was done
    void answered(UUID dossier, int number, @Nullable String fault) {
        sql.sql("update dossier.wish set state = ?, fault = ? where dossier = ? and number = ?")
                .param(fault == null ? "done" : "refused")
                .param(fault)
                .param(dossier)
                .param(number)
                .update();
    }
}
