package org.motcua.server.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.motcua.country.Country;
import org.motcua.journal.Entry;
import org.motcua.journal.Follower;
import org.motcua.journal.RunningJournal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.motcua.unit.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Lives of dossiers in all communes of a country over a year, eight entries each.
final class InventedLives {
    /// The day after the last that is lived.
    static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);

    private static final int DAYS = 365;
    private static final int PROCEDURES = 200;
    private static final int LIFE = 8;

    private final DataSource source;
    private final Country country;
    private final ZoneId zone;
    private final List<Agency> agencies;
    private final Random random = new Random(57);
    private final Travelling clock;
    private final TransactionTemplate transaction;
    private final LocalDate first;
    private long dossiers;

    InventedLives(DataSource source, Country country) {
        this.source = source;
        this.country = country;
        this.zone = country.settings().zone();
        var today = LocalDate.ofInstant(NOW.instant(), zone);
        this.first = today.minusDays(DAYS);
        this.clock = new Travelling(today.atStartOfDay(zone).toInstant(), zone);
        this.agencies =
                Agencies.of(country).all("commune-committee", today).stream()
                        .filter(agency -> agency.unit() != null)
                        .toList();
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    Clock clock() {
        return clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    Agency agency(Random by) {
        return agencies.get(by.nextInt(agencies.size()));
    }

    UnitCode province(Agency agency) {
        var units = Units.of(country);
        var unit = units.get(Objects.requireNonNull(agency.unit()), today());
        return units.above(unit, today()).getFirst().code();
    }

    /// Writes so many entries, spread over the year, month after month.
    long write(int entries) {
        long written =
                new LivesWritten(source, zone, first, DAYS, PROCEDURES).write(entries / LIFE);
        clock.set(first.plusDays(DAYS).atStartOfDay(zone).toInstant());
        return written;
    }

    /// Tells the database where the communes lie.
    void places() {
        var rows = new ArrayList<Object[]>();
        for (var agency : agencies) {
            rows.add(
                    new Object[] {
                        rows.size(),
                        agency.code().value(),
                        Objects.requireNonNull(agency.unit()).value(),
                        province(agency).value()
                    });
        }
        LivesWritten.places(source, rows);
    }

    private Map<String, Object> filed(Agency agency) {
        var data = new LinkedHashMap<String, Object>();
        data.put("to", 1);
        // no code that was written as a set
        data.put("code", agency.code() + "-E" + dossiers++);
        data.put("procedure", "9.%06d".formatted(random.nextInt(PROCEDURES)));
        data.put("agency", agency.code().value());
        data.put("unit", Objects.requireNonNull(agency.unit()).value());
        data.put("channel", random.nextInt(3) == 0 ? "counter" : "online");
        return data;
    }

    /// From the commit of an entry to its count, in milliseconds, sorted, while 500 entries are
    /// written each second.
    List<Double> followed(ThrowAwayDatabase database, Follower follower, int seconds)
            throws InterruptedException {
        var waits = new ArrayList<Double>();
        var sql = JdbcClient.create(source);
        try (var running =
                RunningJournal.start(source, NOW, database.folder(), List.of(follower))) {
            for (int tenth = 0; tenth < seconds * 10; tenth++) {
                long began = System.nanoTime();
                var id = UUID.randomUUID();
                transaction.executeWithoutResult(_ -> running.journal().append(burst(id)));
                long committed = System.nanoTime();
                while (sql.sql("select 1 from indicator.dossier where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .optional()
                        .isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
                waits.add((System.nanoTime() - committed) / 1e6);
                long left = 100 - (System.nanoTime() - began) / 1_000_000;
                TimeUnit.MILLISECONDS.sleep(Math.max(0, left));
            }
        }
        waits.sort(null);
        return waits;
    }

    private List<Entry> burst(UUID last) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 50; i++) {
            var agency = agency(random);
            entries.add(
                    Entry.of(
                            "dossier.filed",
                            Actor.officer("1", agency.code()),
                            "dossier:" + (i == 49 ? last : UUID.randomUUID()),
                            filed(agency)));
        }
        return entries;
    }

    private static final class Travelling extends Clock {
        private final ZoneId zone;
        private volatile Instant at;

        Travelling(Instant at, ZoneId zone) {
            this.at = at;
            this.zone = zone;
        }

        void set(Instant instant) {
            at = instant;
        }

        @Override
        public Instant instant() {
            return at;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Travelling(at, other);
        }
    }
}
