package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.motcua.dossier.Move;
import org.motcua.dossier.State;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is counted against a recomputation from the journal in the plainest way, for random
/// histories; and the same again after everything was counted anew.
class IndicatorCountsTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
    private static final List<Map<String, Object>> SEATS =
            List.of(
                    CountingBed.COMMUNE,
                    CountingBed.OTHER_COMMUNE,
                    CountingBed.PROVINCE,
                    CountingBed.ELSEWHERE,
                    CountingBed.MINISTRY);

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void areThoseThatTheJournalTells(@ForAll Random random) {
        var bed = new CountingBed();
        var end = live(bed, random);
        bed.clock.set(end);
        bed.followers.catchUp();
        compare(bed);
        var kept = everything(bed);
        bed.followers.rebuild(IndicatorFollower.NAME);
        bed.followers.catchUp();
        assertThat(everything(bed)).as("counted anew").isEqualTo(kept);
    }

    /// Lives of dossiers over five months, read by the follower now and then.
    private static Instant live(CountingBed bed, Random random) {
        var now = BEGIN.atStartOfDay(CountingBed.ZONE).toInstant();
        for (int i = 0; i < 420; i++) {
            now = now.plusSeconds(random.nextInt(60_000));
            if (bed.all().size() < 12 || random.nextInt(6) == 0) {
                file(bed, random, now);
            } else {
                var one = bed.all().get(random.nextInt(bed.all().size()));
                live(one, random, now);
            }
            if (random.nextInt(40) == 0) {
                bed.followers.catchUp();
            }
        }
        return now;
    }

    private static void file(CountingBed bed, Random random, Instant now) {
        bed.file(
                now,
                random.nextBoolean() ? "1.001193" : "2.000635",
                SEATS.get(random.nextInt(SEATS.size())),
                Map.of(
                        "channel",
                        random.nextInt(4) > 0 ? "online" : "counter",
                        "fee",
                        random.nextInt(3) * 8000,
                        "assisted",
                        random.nextInt(5) == 0,
                        "reused",
                        random.nextBoolean(),
                        "digitised",
                        random.nextBoolean(),
                        "identified",
                        random.nextInt(5) > 0));
    }

    private static void live(CountingBed.One one, Random random, Instant now) {
        if (random.nextInt(8) == 0) {
            one.paid(now, random.nextInt(3) == 0 ? "CASH" : "CALLBACK");
            return;
        }
        var state = State.of((Integer) Objects.requireNonNull(one.data.get("to")));
        if (state.finished() && random.nextInt(3) == 0) {
            one.rated(now, 1 + random.nextInt(5));
            return;
        }
        var moves =
                List.of(Move.values()).stream().filter(move -> move.allowedFrom(state)).toList();
        if (moves.isEmpty()) {
            return;
        }
        var move = moves.get(random.nextInt(moves.size()));
        if (move == Move.REAPPOINT
                || move == Move.SUPPLY
                || (move == Move.RECEIVE && random.nextInt(4) > 0)) {
            one.data.put("due", now.plusSeconds(random.nextInt(900_000)).toString());
        }
        if (move == Move.TRANSFER) {
            one.data.remove("unit");
            one.data.putAll(SEATS.get(random.nextInt(SEATS.size())));
        }
        if (move == Move.FINISH && random.nextInt(4) > 0) {
            one.granted(LocalDateTimes.local(now));
            return;
        }
        one.move(
                now,
                move.fact().substring("dossier.".length()),
                move.to().orElse(state).code(),
                Map.of());
    }

    private static void compare(CountingBed bed) {
        var told =
                bed.all().stream()
                        .map(one -> new Retold(bed, bed.journal.about(one.subject), paid(bed)))
                        .toList();
        compare(bed, new Area.Nation(), told, _ -> true);
        compare(
                bed,
                new Area.Province(new UnitCode("79")),
                told,
                one -> List.of("26737", "26732", "79").contains(one.unit));
        compare(
                bed,
                new Area.Commune(new UnitCode("26737")),
                told,
                one -> one.unit.equals("26737"));
        compare(bed, new Area.Office(new AgencyCode("G01")), told, one -> one.agency.equals("G01"));
    }

    private static List<String> paid(CountingBed bed) {
        return JdbcClient.create(bed.source)
                .sql(
                        "select distinct data->>'dossier' from journal.entry where fact = 'payment.paid' and data->>'source' <> 'CASH'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void compare(
            CountingBed bed, Area area, List<Retold> told, Predicate<Retold> here) {
        var mine = told.stream().filter(here).toList();
        for (var months :
                List.of(
                        Months.month(YearMonth.of(2026, 1)),
                        Months.month(YearMonth.of(2026, 3)),
                        Months.quarter(YearMonth.of(2026, 2)),
                        Months.year(2026))) {
            var values = bed.indicators.values(area, months);
            var filed = mine.stream().filter(one -> months.contains(one.filedOn)).toList();
            var ended =
                    mine.stream()
                            .filter(one ->
                                    one.finishedOn != null && months.contains(one.finishedOn))
                            .toList();
            String where = area + " " + months;
            assertShare(where, values.get("online-dossiers"), filed, one -> one.online);
            assertShare(where, values.get("identified-dossiers"), filed, one -> one.identified);
            assertShare(
                    where,
                    values.get("q766-3-6"),
                    filed.stream().filter(one -> one.fee > 0).toList(),
                    one -> one.paid);
            assertShare(where, values.get("q766-3-3"), ended, one -> one.online && one.result);
            var inTime = Objects.requireNonNull(values.get("q766-2-1"));
            long kept = ended.stream().filter(Retold::onTime).count();
            assertThat(inTime.part()).as(where).isEqualTo(kept);
            assertThat(inTime.whole() - inTime.standing()).as(where).isEqualTo(ended.size());
            if (months.contains(bed.indicators.today())) {
                assertThat(inTime.standing())
                        .as(where)
                        .isEqualTo(
                                mine.stream()
                                        .filter(one -> one.lateAt(bed.clock.instant()))
                                        .count());
            }
            long late = ended.size() - kept;
            long disliked = ended.stream().filter(one -> one.rating > 0 && one.rating < 3).count();
            assertThat(Objects.requireNonNull(values.get("q766-5-4")).part())
                    .as(where)
                    .isEqualTo(Math.max(0, ended.size() - late - disliked));
            assertParts(bed, area, months);
        }
    }

    private static void assertShare(
            String where, @Nullable Figure figure, List<Retold> whole, Predicate<Retold> which) {
        var told = Objects.requireNonNull(figure);
        long part = whole.stream().filter(which).count();
        assertThat(told.whole()).as(where).isEqualTo(whole.size());
        assertThat(told.part()).as(where).isEqualTo(part);
        assertThat(told.value())
                .as(where)
                .isEqualTo(
                        whole.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(
                                        Math.round(part * 10000.0 / whole.size()) / 100.0));
    }

    /// The parts, the procedures and the dossiers behind are the whole.
    private static void assertParts(CountingBed bed, Area area, Months months) {
        for (String id : List.of("q766-2-1", "online-dossiers", "median-handling")) {
            var one = bed.indicators.find(id).orElseThrow();
            var whole = bed.indicators.value(one, area, months).orElseThrow();
            assertThat(sum(bed.indicators.parts(one, area, months)))
                    .as("%s %s %s", id, area, months)
                    .isEqualTo(whole.whole());
            if (!id.equals("median-handling")) {
                assertThat(sum(bed.indicators.procedures(one, area, months)))
                        .isEqualTo(whole.whole());
                long behind =
                        bed.indicators
                                .behind(one, area, "", months, DossiersBehind.Which.WHOLE, 1)
                                .total();
                assertThat(behind + whole.standing()).isEqualTo(whole.whole());
                assertThat(
                                bed.indicators
                                        .behind(one, area, "", months, DossiersBehind.Which.MET, 1)
                                        .total())
                        .isEqualTo(whole.part());
                assertThat(
                                bed.indicators
                                        .behind(
                                                one,
                                                area,
                                                "",
                                                months,
                                                DossiersBehind.Which.STANDING,
                                                1)
                                        .total())
                        .as("standing %s %s %s", id, area, months)
                        .satisfies(total -> {
                            if (one.unfinished()) {
                                assertThat(total).isEqualTo(whole.standing());
                            }
                        });
            }
        }
    }

    private static long sum(Map<String, Figure> figures) {
        return figures.values().stream().mapToLong(Figure::whole).sum();
    }

    /// All rows of sums, spreads and closed months that say anything.
    private static Map<String, String> everything(CountingBed bed) {
        var all = new TreeMap<String, String>();
        JdbcClient.create(bed.source)
                .sql(
                        """
                        select 'cell ' || concat_ws('|', scope, province, unit, agency, grain, by, since) as key,
                            sums::text as value from indicator.cell where 0 <> any (sums)
                        union all
                        select 'spread ' || concat_ws('|', scope, province, unit, agency, by, since, term, bucket),
                            n::text from indicator.spread where n <> 0
                        union all
                        select 'closed ' || concat_ws('|', month, scope, province, unit, agency),
                            sums::text from indicator.closed where 0 <> any (sums)
                        union all
                        select 'dossier ' || id, concat_ws('|', counted::text, numbers::text, course)
                            from indicator.dossier
                        """)
                .query((row, _) -> all.put(row.getString(1), row.getString(2)))
                .list();
        return all;
    }

    @Test
    void aMonthThatWasClosedKeepsWhatWasPublished() {
        var bed = new CountingBed();
        var one = bed.file("2026-03-02T09:00", CountingBed.COMMUNE, Map.of("fee", 8000));
        bed.file("2026-03-03T09:00", CountingBed.COMMUNE, Map.of("fee", 8000));
        bed.file("2026-04-15T09:00", CountingBed.COMMUNE, Map.of());
        bed.followers.catchUp();
        var paid = bed.indicators.find("q766-3-6").orElseThrow();
        var march = Months.month(YearMonth.of(2026, 3));
        var commune = new Area.Commune(new UnitCode("26737"));
        assertThat(bed.indicators.closed(paid, commune, march).orElseThrow().value()).hasValue(0);

        one.paid(CountingBed.at("2026-04-20T09:00"), "CALLBACK");
        bed.followers.catchUp();
        assertThat(bed.indicators.value(paid, commune, march).orElseThrow().value()).hasValue(50);
        assertThat(bed.indicators.closed(paid, commune, march).orElseThrow().value())
                .as("what was published stays beside it")
                .hasValue(0);
        assertThat(bed.indicators.closed(paid, commune, Months.month(YearMonth.of(2026, 4))))
                .as("a month that is not closed has nothing published")
                .isEmpty();
    }

    @Test
    void whatIsLateAndUnfinishedCountsInTheMonthInWhichItStood() {
        var bed = new CountingBed();
        var one =
                bed.file("2026-03-02T09:00", CountingBed.COMMUNE, Map.of())
                        .received("2026-03-02T10:00", "2026-03-10T17:00");
        bed.file("2026-04-01T09:00", CountingBed.ELSEWHERE, Map.of());
        one.move("2026-04-08T09:00", "done", 9);
        bed.file("2026-05-02T09:00", CountingBed.ELSEWHERE, Map.of());
        bed.followers.catchUp();
        var inTime = bed.indicators.find("q766-2-1").orElseThrow();
        var commune = new Area.Commune(new UnitCode("26737"));
        var march = bed.indicators.value(inTime, commune, Months.month(YearMonth.of(2026, 3)));
        assertThat(march.orElseThrow()).isEqualTo(new Figure(OptionalDouble.of(0), 0, 1, 1));
        var april = bed.indicators.value(inTime, commune, Months.month(YearMonth.of(2026, 4)));
        assertThat(april.orElseThrow()).isEqualTo(new Figure(OptionalDouble.of(0), 0, 1, 0));
    }

    @Test
    void theMedianIsOffByLessThanOneOfAHundred() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            long value = Math.abs(random.nextLong() >> random.nextInt(20, 63));
            assertThat(Sums.middle(Sums.bucket(value)))
                    .isBetween(value * 0.99 - 1, value * 1.01 + 1);
        }
        int before = -1;
        for (long value = 0; value < 100_000; value++) {
            assertThat(Sums.bucket(value)).isBetween(before, before + 1);
            before = Sums.bucket(value);
        }
    }

    @Test
    void theFollowerKnowsEveryMoveOfADossier() {
        var facts = new ArrayList<String>();
        for (var move : Move.values()) {
            facts.add(move.fact());
        }
        assertThat(IndicatorFollower.MOVES).containsExactlyInAnyOrderElementsOf(facts);
    }

    /// One dossier told anew from all its facts at once.
    private static final class Retold {
        final String agency;
        final String unit;
        final LocalDate filedOn;
        final boolean online;
        final boolean identified;
        final boolean paid;
        final boolean result;
        final long fee;
        final int rating;
        private final @Nullable Instant end;
        final @Nullable LocalDate finishedOn;
        private final @Nullable Instant due;
        private final long asked;
        private final @Nullable Instant waitsSince;

        Retold(CountingBed bed, List<Recorded> facts, List<String> paidCodes) {
            var moves =
                    facts.stream()
                            .filter(fact -> !fact.entry().fact().equals("dossier.rated"))
                            .toList();
            var first = moves.getFirst().entry().data();
            var last = moves.getLast().entry().data();
            agency = String.valueOf(last.get("agency"));
            unit = String.valueOf(last.getOrDefault("unit", ""));
            filedOn = day(moves.getFirst().at());
            online = "online".equals(first.get("channel"));
            identified = Boolean.TRUE.equals(first.get("identified"));
            fee = (Long) Objects.requireNonNull(first.get("fee"));
            paid = paidCodes.contains(String.valueOf(first.get("code")));
            result =
                    JdbcClient.create(bed.source)
                            .sql(
                                    "select exists (select 1 from journal.entry where fact = 'credential.issued' and data->>'from' = ?)")
                            .param(facts.getFirst().entry().subject())
                            .query(Boolean.class)
                            .single();
            rating =
                    facts.stream()
                            .filter(fact -> fact.entry().fact().equals("dossier.rated"))
                            .map(fact -> (Long) fact.entry().data().get("rating"))
                            .reduce((_, later) -> later)
                            .orElse(0L)
                            .intValue();
            end =
                    moves.stream()
                            .filter(fact -> State.of(state(fact)).finished())
                            .map(Recorded::at)
                            .findFirst()
                            .orElse(null);
            finishedOn = end == null ? null : day(end);
            var upToEnd =
                    moves.stream().filter(fact -> end == null || !fact.at().isAfter(end)).toList();
            asked =
                    moves.stream()
                            .filter(fact ->
                                    fact.entry().fact().equals("dossier.supplement-requested"))
                            .count();
            due = due(bed, upToEnd);
            waitsSince = waitsSince(upToEnd);
        }

        private static int state(Recorded fact) {
            return ((Long) Objects.requireNonNull(fact.entry().data().get("to"))).intValue();
        }

        private static LocalDate day(Instant at) {
            return LocalDate.ofInstant(at, CountingBed.ZONE);
        }

        /// The first promise, or the longest time of the procedure, with all waiting added.
        private static @Nullable Instant due(CountingBed bed, List<Recorded> facts) {
            var promise =
                    facts.stream()
                            .filter(fact -> !fact.entry().fact().equals("dossier.reappointed"))
                            .filter(fact -> fact.entry().data().get("due") != null)
                            .map(fact -> Instant.parse(fact.entry().data().get("due") + ""))
                            .findFirst();
            var received =
                    facts.stream()
                            .filter(fact -> fact.entry().fact().equals("dossier.received"))
                            .findFirst();
            if (promise.isEmpty() && received.isEmpty()) {
                return null;
            }
            Instant base =
                    promise.orElseGet(() -> {
                        var told = received.orElseThrow();
                        var clock =
                                new LawTime.Clock(
                                        told.entry().data().get("procedure") + "",
                                        told.entry().data().get("agency") + "",
                                        day(facts.getFirst().at()));
                        return new LawTime(bed.countries.active())
                                .limit(clock, told.at())
                                .orElseThrow();
                    });
            long waited = 0;
            Instant since = null;
            for (var fact : facts) {
                boolean waits = state(fact) == 5 || state(fact) == 6;
                if (since != null && !waits && !State.of(state(fact)).finished()) {
                    waited += Duration.between(since, fact.at()).toSeconds();
                }
                since = waits ? (since == null ? fact.at() : since) : null;
            }
            return base.plusSeconds(waited);
        }

        private static @Nullable Instant waitsSince(List<Recorded> facts) {
            Instant since = null;
            for (var fact : facts) {
                if (State.of(state(fact)).finished()) {
                    return since;
                }
                boolean waits = state(fact) == 5 || state(fact) == 6;
                since = waits ? (since == null ? fact.at() : since) : null;
            }
            return since;
        }

        boolean onTime() {
            var ended = waitsSince == null ? Objects.requireNonNull(end) : waitsSince;
            return asked <= 1 && (due == null || !ended.isAfter(due));
        }

        boolean lateAt(Instant now) {
            return end == null
                    && (asked > 1
                            || (due != null
                                    && due.isBefore(waitsSince == null ? now : waitsSince)));
        }
    }

    /// Moments as the bed writes them.
    private static final class LocalDateTimes {
        static String local(Instant at) {
            return at.atZone(CountingBed.ZONE).toLocalDateTime().toString();
        }
    }
}
