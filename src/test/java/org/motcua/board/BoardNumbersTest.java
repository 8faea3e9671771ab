package org.motcua.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.dossier.Move;
import org.motcua.dossier.State;
import org.motcua.indicator.Area;
import org.motcua.journal.Entry;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The numbers of the board against a recomputation from the journal, for random histories.
class BoardNumbersTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final DataSource SOURCE = TestDatabase.fresh();
    private static final Actor OFFICER = Actor.officer("1", new AgencyCode("H29.18"));

    private static final List<Map<String, Object>> SEATS =
            List.of(
                    Map.of("agency", "H29.18", "unit", "26737"),
                    Map.of("agency", "H29.19", "unit", "26732"),
                    Map.of("agency", "H29.TP", "unit", "79"),
                    Map.of("agency", "H26.1", "unit", "00004"),
                    Map.of("agency", "G01"));

    private final SettableClock clock = new SettableClock(NOW.toString(), ZONE);
    private final Journal journal = new Journal(SOURCE, clock);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(SOURCE));
    private final Countries countries = TestCountry.countries();
    private final BoardFollower follower =
            new BoardFollower(new TrackedTable(new JdbcTemplate(SOURCE)), countries);
    private final Followers followers = new Followers(SOURCE, Clock.systemUTC(), List.of(follower));
    private final Boards boards = new Boards(JdbcClient.create(SOURCE), clock);
    private final Behind behind = new Behind(JdbcClient.create(SOURCE), clock);

    @Test
    void areThoseThatTheJournalTells() {
        var subjects = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            var random = new Random(766 + round);
            subjects.addAll(live(random, 40, round));
            clock.set(NOW);
            followers.catchUp();
            compare(subjects);
        }
        followers.rebuild(BoardFollower.NAME);
        followers.catchUp();
        compare(subjects);
    }

    /// Lives of some dossiers, one fact of any of them after another.
    private List<String> live(Random random, int dossiers, int round) {
        var at = TODAY.minusDays(400 - 150L * round).atStartOfDay(ZONE).toInstant();
        var states = new LinkedHashMap<String, Map<String, Object>>();
        for (int i = 0; i < dossiers; i++) {
            clock.set(at.plusSeconds(random.nextInt(40 * 86_400)));
            String subject = "dossier:" + UUID.randomUUID();
            states.put(subject, file(random, subject, round * 1000 + i));
        }
        var subjects = List.copyOf(states.keySet());
        var now = at.plus(Duration.ofDays(40));
        for (int i = 0; i < dossiers * 7 && now.isBefore(NOW); i++) {
            now = now.plusSeconds(random.nextInt(9_000));
            clock.set(now);
            String subject = subjects.get(random.nextInt(subjects.size()));
            move(random, subject, Objects.requireNonNull(states.get(subject)), now);
        }
        return subjects;
    }

    private Map<String, Object> file(Random random, String subject, int number) {
        var data = new LinkedHashMap<String, Object>(SEATS.get(random.nextInt(SEATS.size())));
        data.put("to", State.NEWLY_REGISTERED.code());
        data.put("code", "H29.18-250101-%04d".formatted(number));
        data.put("procedure", "1.001193");
        data.put("channel", random.nextInt(4) > 0 ? "online" : "counter");
        var first = new LinkedHashMap<>(data);
        first.put("fullyOnline", random.nextBoolean());
        first.put("assisted", random.nextInt(5) == 0);
        first.put("fee", random.nextInt(3) * 8000);
        append(Entry.of("dossier.filed", OFFICER, subject, first));
        return data;
    }

    private void move(Random random, String subject, Map<String, Object> data, Instant now) {
        var state = State.of((Integer) Objects.requireNonNull(data.get("to")));
        if (random.nextInt(8) == 0) {
            append(
                    Entry.of(
                            random.nextBoolean() ? "payment.paid" : "payment.overpaid",
                            Actor.program("payment.callback"),
                            "order:" + UUID.randomUUID(),
                            Map.of(
                                    "dossier",
                                    data.get("code"),
                                    "source",
                                    random.nextInt(3) == 0 ? "CASH" : "CALLBACK")));
        }
        var moves =
                List.of(Move.values()).stream().filter(move -> move.allowedFrom(state)).toList();
        if (moves.isEmpty()) {
            return;
        }
        var move = moves.get(random.nextInt(moves.size()));
        data.put("from", state.code());
        move.to().ifPresent(to -> data.put("to", to.code()));
        if (move == Move.RECEIVE || move == Move.REAPPOINT || move == Move.SUPPLY) {
            data.put("due", now.plusSeconds(random.nextInt(200_000)).toString());
        }
        if (move == Move.TRANSFER) {
            data.remove("unit");
            data.putAll(SEATS.get(random.nextInt(SEATS.size())));
        }
        append(Entry.of(move.fact(), OFFICER, subject, data));
    }

    private void append(Entry entry) {
        transaction.executeWithoutResult(_ -> journal.append(entry));
    }

    private void compare(List<String> subjects) {
        var payments =
                JdbcClient.create(SOURCE)
                        .sql(
                                "select distinct data->>'dossier' from journal.entry where fact in ('payment.paid', 'payment.overpaid') and data->>'source' <> 'CASH'")
                        .query((row, _) -> row.getString(1))
                        .list();
        var told =
                subjects.stream()
                        .map(subject -> Retold.of(journal.about(subject), payments))
                        .toList();
        compare(new Area.Nation(), told, _ -> true);
        compare(
                new Area.Province(new UnitCode("79")),
                told,
                one -> one.unit.equals("79") || one.unit.startsWith("267"));
        compare(new Area.Commune(new UnitCode("26737")), told, one -> one.unit.equals("26737"));
        compare(new Area.Office(new AgencyCode("G01")), told, one -> one.agency.equals("G01"));
    }

    private void compare(Area place, List<Retold> told, Predicate<Retold> here) {
        var mine = told.stream().filter(here).toList();
        for (Window window : Window.values()) {
            var days = window.until(TODAY);
            var board = boards.of(place, days);
            var filed = mine.stream().filter(one -> in(days, one.filed)).toList();
            var ended = mine.stream().filter(one -> one.end != null && in(days, one.end)).toList();
            var counts = board.whole().counts();
            assertThat(counts)
                    .as("%s %s", place, window)
                    .isEqualTo(
                            new Figures.Counts(
                                    filed.size(),
                                    count(filed, one -> one.online),
                                    count(filed, one -> one.online && one.full && !one.assisted),
                                    count(filed, one -> one.assisted),
                                    count(filed, one -> one.owing),
                                    count(filed, one -> one.owing && one.paid),
                                    ended.size(),
                                    count(ended, one -> one.due != null),
                                    count(ended, Retold::onTime)));
            assertThat(behind.count(place, Behind.Which.FILED, days)).isEqualTo(counts.filed());
            assertThat(behind.count(place, Behind.Which.ON_TIME, days)).isEqualTo(counts.onTime());
            var took =
                    ended.stream()
                            .filter(one -> one.received != null)
                            .map(Retold::took)
                            .sorted(Comparator.naturalOrder())
                            .toList();
            assertThat(board.whole().taken().isPresent()).isEqualTo(!took.isEmpty());
            board.whole()
                    .taken()
                    .ifPresent(taken -> {
                        assertThat(taken.count()).isEqualTo(took.size());
                        assertThat(taken.elapsed()).isCloseTo(at(took, 0.5), within(0.001));
                        var worked =
                                ended.stream()
                                        .filter(one -> one.received != null)
                                        .map(one -> one.worked(countries.active()))
                                        .sorted(Comparator.naturalOrder())
                                        .toList();
                        assertThat(taken.median()).isCloseTo(at(worked, 0.5), within(0.001));
                        assertThat(taken.p90()).isCloseTo(at(worked, 0.9), within(0.001));
                    });
            assertThat(board.whole().now())
                    .isEqualTo(
                            new Figures.Now(
                                    count(mine, one -> one.end == null),
                                    count(mine, one -> one.end == null && one.lateAt(NOW))));
            assertThat(behind.count(place, Behind.Which.LATE, days))
                    .isEqualTo(board.whole().now().late());
            assertThat(board.parts().values().stream().mapToLong(p -> p.counts().filed()).sum())
                    .as("the parts are the whole")
                    .isEqualTo(counts.filed());
        }
    }

    private static boolean in(Window.Days days, Instant at) {
        var day = LocalDate.ofInstant(at, ZONE);
        return !day.isBefore(days.from()) && !day.isAfter(days.to());
    }

    private static long count(List<Retold> all, Predicate<Retold> which) {
        return all.stream().filter(which).count();
    }

    /// The value at a share of a sorted list, between two values in proportion.
    private static double at(List<Long> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
