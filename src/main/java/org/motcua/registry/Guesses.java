package org.motcua.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who asks for keys that do not exist. A slip of the keyboard happens; who misses again and again
/// is guessing, is told nothing for a while and is seen on the security page. A key that stands in
/// another registry is no guess: most people are not in most registries, and a busy counter finds
/// nothing all day.
@Component
public class Guesses {
    /// So many misses within [#WINDOW] are taken for guessing.
    static final int MOST = 20;

    static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Guesses(JdbcClient sql, Journal journal, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Somebody whose look-ups found nothing.
    ///
    /// @param held whether they are told nothing now
    public record Guesser(Actor actor, long misses, long registries, Instant last, boolean held) {}

    /// Whether an asker is told nothing for now. Programs of our own do not guess.
    boolean held(Actor actor) {
        return actor.kind() != Actor.Kind.PROGRAM && misses(actor) >= MOST;
    }

    private long misses(Actor actor) {
        return sql.sql("select count(*) from registry.miss where actor = ? and at > ?")
                .param(actor.id())
                .param(clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// Writes down a look-up that found nothing; never which key was tried.
    void missed(String registry, Reading reading) {
        if (strangers(List.of(reading.value())) > 0) {
            missed(registry, reading.matter(), reading.actor(), 1);
        }
    }

    /// How many of these keys stand in no registry at all.
    int strangers(Collection<String> keys) {
        return sql.sql(
                        """
                        select count(*) from unnest(?::text[]) as asked (key)
                        where not exists (
                            select 1 from registry.record
                            where record.key = asked.key and superseded_at is null)
                        """)
                .param(keys.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /// Writes down that so many look-ups of one asking found nothing.
    void missed(String registry, String matter, Actor actor, int many) {
        if (actor.kind() == Actor.Kind.PROGRAM) {
            return;
        }
        sql.sql(
                        """
                        insert into registry.miss (actor_kind, actor, agency, registry, matter, at)
                        select ?, ?, ?, ?, ?, ? from generate_series(1, ?)
                        """)
                .param(actor.kind().name())
                .param(actor.id())
                .param(actor.agency() == null ? null : actor.agency().value())
                .param(registry)
                .param(matter)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(many)
                .update();
        long misses = misses(actor);
        if (misses >= MOST && misses - many < MOST) {
            journal.append(
                    Entry.of(
                            "registry.guessed",
                            actor,
                            "registry:" + registry,
                            Map.of("misses", misses, "minutes", WINDOW.toMinutes())));
        }
    }

    /// Who missed since a moment, the most first.
    public List<Guesser> since(Instant moment) {
        return sql.sql(
                        """
                        select actor_kind, actor, max(agency) as agency, count(*) as misses,
                            count(distinct registry) as registries, max(at) as last,
                            count(*) filter (where at > :recent) >= :most as held
                        from registry.miss where at > :since
                        group by actor_kind, actor order by misses desc, last desc limit 200
                        """)
                .param("recent", clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .param("since", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Guesser(
                                new Actor(
                                        Actor.Kind.valueOf(row.getString("actor_kind")),
                                        row.getString("actor"),
                                        agency(row.getString("agency"))),
                                row.getLong("misses"),
                                row.getLong("registries"),
                                row.getTimestamp("last").toInstant(),
                                row.getBoolean("held")))
                .list();
    }

    private static @Nullable AgencyCode agency(@Nullable String code) {
        return Optional.ofNullable(code).map(AgencyCode::new).orElse(null);
    }

    /// Lets somebody ask again before the time is over.
    public void release(Actor guesser, Actor by, String reason) {
        transaction.executeWithoutResult(_ -> {
            sql.sql("delete from registry.miss where actor = ?").param(guesser.id()).update();
            journal.append(
                    new Entry(
                            "registry.released",
                            by,
                            "account:" + guesser.id(),
                            Map.of("kind", guesser.kind().name()),
                            reason));
        });
    }
}
