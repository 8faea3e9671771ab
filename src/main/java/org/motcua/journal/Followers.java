package org.motcua.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Who reads along: how far each is, and what an operator can do about one that stopped.
@Component
public class Followers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource source;
    private final JdbcTemplate sql;
    private final Clock clock;
    private final Pulse pulse;
    private final Map<String, Reading> readings = new TreeMap<>();

    @Autowired
    Followers(DataSource source, Clock clock, Pulse pulse, List<Follower> followers) {
        this.source = source;
        this.sql = new JdbcTemplate(source);
        this.clock = clock;
        this.pulse = pulse;
        var tail = new Tail(sql, pulse.whenOrdered(), false);
        for (var follower : followers) {
            var reading = new Reading(follower, source, clock, tail);
            if (readings.put(follower.name(), reading) != null) {
                throw new IllegalArgumentException("two followers are named " + follower.name());
            }
        }
    }

    /// Followers by themselves, without the program around them; see [#catchUp()].
    public Followers(DataSource source, Clock clock, List<Follower> followers) {
        this(source, clock, new Pulse(), followers);
    }

    /// Every follower that ever was, by name.
    public List<FollowerState> states() {
        return sql.query(
                """
                with head as (
                    select coalesce((select first + size from journal.batch
                        order by first desc limit 1), 0) as upto)
                select f.name, f.position, greatest(0, head.upto - f.position) as lag, f.stopped,
                    f.error, f.changed, (select e.at from journal.batch b
                        join journal.entry e on e.number = b.numbers[f.position - b.first + 1]
                            and e.at between b.min_at and b.max_at
                            and e.xid between b.from_xid and b.upto_xid
                        where f.position >= b.first and f.position < b.first + b.size
                          and b.first = (select max(first) from journal.batch
                              where first <= f.position)) as waiting_since
                from journal.follower f cross join head
                order by f.name
                """,
                (row, _) ->
                        new FollowerState(
                                row.getString("name"),
                                row.getLong("position"),
                                row.getLong("lag"),
                                Optional.ofNullable(
                                                row.getObject(
                                                        "waiting_since", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant),
                                row.getBoolean("stopped"),
                                Optional.ofNullable(row.getString("error")),
                                row.getObject("changed", OffsetDateTime.class).toInstant()));
    }

    /// How far one follower is.
    public Optional<FollowerState> find(String name) {
        return states().stream().filter(state -> state.name().equals(name)).findFirst();
    }

    /// Lets a stopped follower try again the entry at which it stopped.
    ///
    /// @return whether there is such a follower and it was stopped
    public boolean resume(String name) {
        int changed =
                sql.update(
                        "update journal.follower set stopped = false, error = null, changed = ? where name = ? and stopped",
                        Timestamp.from(clock.instant()),
                        name);
        pulse.ordered();
        return changed > 0;
    }

    /// Removes what a follower did and lets it read from the start.
    ///
    /// @throws IllegalArgumentException where this program has no such follower
    public void rebuild(String name) {
        var reading = readings.get(name);
        if (reading == null) {
            throw new IllegalArgumentException("there is no follower " + name);
        }
        reading.register();
        reading.rebuild();
        pulse.ordered();
    }

    /// Orders what is committed and lets every follower read to the end, on this thread: for tests
    /// and commands, where nothing runs in the background.
    ///
    /// @throws IllegalStateException where a transaction that stays open keeps entries waiting
    public void catchUp() {
        orderAll();
        pulse.ordered();
        readings.values().forEach(Reading::register);
        for (var reading : readings.values()) {
            for (var step = reading.step();
                    step == Reading.Step.MOVED || step == Reading.Step.STUMBLED;
                    step = reading.step()) {}
            reading.save();
        }
    }

    private void orderAll() {
        var ordering = new Ordering(source);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (var round = ordering.round(); round.placed() || round.waiting(); ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "a transaction that stays open keeps entries waiting");
            }
            if (!round.placed()) {
                pause();
            }
            round = ordering.round();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// One loop for each follower of this program.
    List<Loop> loops() {
        var loops = new ArrayList<Loop>();
        readings.forEach((name, reading) ->
                loops.add(
                        new Loop(
                                "follower " + name,
                                pulse.whenOrdered(),
                                new ReadingTurn(reading))));
        return loops;
    }

    private static final class ReadingTurn implements Loop.Turn {
        private final Reading reading;
        private boolean registered;

        ReadingTurn(Reading reading) {
            this.reading = reading;
        }

        @Override
        public Duration take() throws InterruptedException {
            if (!registered) {
                reading.register();
                registered = true;
            }
            return switch (reading.step()) {
                case MOVED -> Duration.ZERO;
                case IDLE -> Duration.ofSeconds(1);
                case STOPPED -> Duration.ofSeconds(2);
                case STUMBLED -> {
                    TimeUnit.MILLISECONDS.sleep(50);
                    yield Duration.ZERO;
                }
            };
        }
    }
}
