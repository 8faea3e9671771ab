package org.motcua.indicator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.SettableClock;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A journal and what is counted from it, without the program around.
final class CountingBed {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Actor OFFICER = Actor.officer("1", new AgencyCode("H29.18"));
    static final Map<String, Object> COMMUNE = Map.of("agency", "H29.18", "unit", "26737");
    static final Map<String, Object> OTHER_COMMUNE = Map.of("agency", "H29.19", "unit", "26732");
    static final Map<String, Object> PROVINCE = Map.of("agency", "H29.TP", "unit", "79");
    static final Map<String, Object> ELSEWHERE = Map.of("agency", "H26.1", "unit", "00004");
    static final Map<String, Object> MINISTRY = Map.of("agency", "G01");

    final SettableClock clock = new SettableClock("2026-11-22T05:00:00Z", ZONE);
    final DataSource source = TestDatabase.fresh();
    final Journal journal = new Journal(source, clock);
    final Countries countries;
    final Followers followers;
    final Indicators indicators;
    final Scores scores;
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(source));
    private final List<One> all = new ArrayList<>();

    CountingBed() {
        this(TestCountry.countries());
    }

    CountingBed(Countries countries) {
        this.countries = countries;
        var table = new CountTable(new JdbcTemplate(source));
        followers =
                new Followers(
                        source,
                        Clock.systemUTC(),
                        List.of(new IndicatorFollower(table, countries)));
        var sql = JdbcClient.create(source);
        indicators = Indicators.standingAlone(source, countries, clock);
        scores = new Scores(indicators, new SumReading(sql));
    }

    /// A moment on the clock of the country: `2026-03-02T09:00`.
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    void append(Instant at, Entry entry) {
        clock.set(at);
        transaction.executeWithoutResult(_ -> journal.append(entry));
    }

    /// A dossier filed at a moment.
    One file(String at, Map<String, Object> seat, Map<String, Object> more) {
        return file(at(at), "1.001193", seat, more);
    }

    One file(Instant at, String procedure, Map<String, Object> seat, Map<String, Object> more) {
        var one = new One(procedure, all.size());
        all.add(one);
        one.data.putAll(seat);
        one.data.put("channel", more.getOrDefault("channel", "online"));
        one.data.put("to", 1);
        var first = new LinkedHashMap<>(one.data);
        first.put("fullyOnline", true);
        first.put("assisted", false);
        first.put("fee", 0);
        first.putAll(more);
        append(at, Entry.of("dossier.filed", OFFICER, one.subject, first));
        return one;
    }

    List<One> all() {
        return all;
    }

    /// A dossier of a test.
    final class One {
        final String subject = "dossier:" + UUID.randomUUID();
        final String code;
        final Map<String, Object> data = new LinkedHashMap<>();

        private One(String procedure, int number) {
            code = "H29.18-260101-%04d".formatted(number);
            data.put("code", code);
            data.put("procedure", procedure);
        }

        One move(String at, String fact, int to) {
            return move(at(at), fact, to, Map.of());
        }

        One move(Instant at, String fact, int to, Map<String, Object> more) {
            data.put("from", data.get("to"));
            data.put("to", to);
            var told = new LinkedHashMap<>(data);
            told.putAll(more);
            append(at, Entry.of("dossier." + fact, OFFICER, subject, told));
            return this;
        }

        /// Received with a promise.
        One received(String at, String due) {
            data.put("due", at(due).toString());
            return move(at, "received", 2).move(at, "advanced", 4);
        }

        One granted(String at) {
            append(
                    at(at),
                    Entry.of(
                            "credential.issued",
                            Actor.program("dossier.effects"),
                            "credential:" + UUID.randomUUID(),
                            Map.of("from", subject, "agency", "H29.18", "personal", true)));
            return move(at(at), "decided", 4, Map.of("granted", true)).move(at, "done", 9);
        }

        One returned(String at) {
            return move(at, "returned", 10);
        }

        One rated(String at, int mark) {
            return rated(at(at), mark);
        }

        One rated(Instant at, int mark) {
            append(at, Entry.of("dossier.rated", OFFICER, subject, Map.of("rating", mark)));
            return this;
        }

        One paid(Instant at, String source) {
            append(
                    at,
                    Entry.of(
                            "payment.paid",
                            Actor.program("payment.callback"),
                            "order:" + UUID.randomUUID(),
                            Map.of("dossier", code, "source", source, "amount", 8000)));
            return this;
        }
    }
}
