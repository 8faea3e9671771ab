package org.motcua.indicator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps the sums of all indicators: for each batch one read and one write of dossiers, of sums and
/// of spreads. When a month is over, what is late and unfinished is counted; some days later the
/// month is closed, that is, its sums are kept as they stand. Both happen at the first entry after
/// that moment, so that they come out the same when everything is made anew.
@Component
public class IndicatorFollower implements Follower {
    public static final String NAME = "indicator.counts";

    /// The facts of a dossier that move it, as the journal names them.
    static final Set<String> MOVES =
            Set.of(
                    "dossier.received",
                    "dossier.not-received",
                    "dossier.supplement-requested",
                    "dossier.supplemented",
                    "dossier.advanced",
                    "dossier.payment-requested",
                    "dossier.payment-settled",
                    "dossier.withdrawn",
                    "dossier.stopped",
                    "dossier.decided",
                    "dossier.done",
                    "dossier.returned",
                    "dossier.reappointed",
                    "dossier.assigned",
                    "dossier.overruled",
                    "dossier.transferred");

    static final String FILED = "dossier.filed";
    static final String RATED = "dossier.rated";
    static final String RESULT = "credential.issued";
    static final Set<String> PAID = Set.of("payment.paid", "payment.overpaid");

    private static final String SUBJECT = "dossier:";
    private static final String CASH = "CASH";

    private final CountTable table;
    private final Countries countries;
    private @Nullable Surroundings surroundings;

    /// By itself, without the program around it.
    public static IndicatorFollower standingAlone(DataSource source, Countries countries) {
        return new IndicatorFollower(new CountTable(new JdbcTemplate(source)), countries);
    }

    IndicatorFollower(CountTable table, Countries countries) {
        this.table = table;
        this.countries = countries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals(FILED)
                || MOVES.contains(fact)
                || PAID.contains(fact)
                || fact.equals(RESULT)
                || fact.equals(RATED)
                || Scheme.of(countries.active()).facts().contains(fact);
    }

    @Override
    public void reset() {
        table.clear();
    }

    @Override
    public void apply(List<Recorded> batch) {
        var country = countries.active();
        var scheme = Scheme.of(country);
        var zone = country.settings().zone();
        var first = LocalDate.ofInstant(batch.getFirst().at(), zone);
        var closing =
                new Closing(
                        table,
                        scheme,
                        zone,
                        table.kept().orElseGet(() -> Closing.begin(scheme, first)));
        var part = new ArrayList<Recorded>();
        for (Recorded recorded : batch) {
            if (closing.dueBefore(recorded.at()) && !part.isEmpty()) {
                count(country, scheme, zone, part);
                part.clear();
            }
            closing.until(recorded.at());
            part.add(recorded);
        }
        count(country, scheme, zone, part);
        closing.keep();
    }

    /// Calendars and places are found out once, not for every batch.
    private Surroundings surroundings(Country country, ZoneId zone) {
        var known = surroundings;
        if (known == null || known.country() != country || known.seats().full()) {
            known = new Surroundings(country, new LawTime(country), new Seats(country, zone));
            surroundings = known;
        }
        return known;
    }

    private record Surroundings(Country country, LawTime time, Seats seats) {}

    private void count(Country country, Scheme scheme, ZoneId zone, List<Recorded> batch) {
        var turn = new Turn(scheme, zone, surroundings(country, zone), known(scheme, batch));
        batch.forEach(turn::take);
        turn.write(table);
    }

    /// The dossiers of which a batch tells, as they are before it.
    private Map<UUID, CountTable.Row> known(Scheme scheme, List<Recorded> batch) {
        var ids = new HashSet<UUID>();
        var codes = new HashSet<String>();
        for (Recorded recorded : batch) {
            id(recorded).ifPresent(ids::add);
            if (PAID.contains(recorded.entry().fact())
                    && recorded.entry().data().get("dossier") instanceof String code) {
                codes.add(code);
            }
        }
        var found = new LinkedHashMap<UUID, CountTable.Row>();
        if (!ids.isEmpty()) {
            table.byId(scheme, ids)
                    .forEach(row -> found.put(UUID.fromString(row.course().id), row));
        }
        if (!codes.isEmpty()) {
            table.byCode(scheme, codes)
                    .forEach(row -> found.putIfAbsent(UUID.fromString(row.course().id), row));
        }
        return found;
    }

    /// The dossier that an entry is about, where it names one by its key.
    private static Optional<UUID> id(Recorded recorded) {
        var entry = recorded.entry();
        String subject =
                entry.fact().equals(RESULT)
                        ? String.valueOf(entry.data().get("from"))
                        : entry.subject();
        if (!subject.startsWith(SUBJECT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(subject.substring(SUBJECT.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// One batch, from what was known before to what is known after.
    private static final class Turn {
        private final Scheme scheme;
        private final ZoneId zone;
        private final LawTime time;
        private final Seats seats;
        private final Map<UUID, CountTable.Row> before;
        private final Map<UUID, Course> now = new LinkedHashMap<>();
        private final Map<String, UUID> byCode = new HashMap<>();
        private final Tally tally;

        Turn(Scheme scheme, ZoneId zone, Surroundings around, Map<UUID, CountTable.Row> before) {
            this.scheme = scheme;
            this.zone = zone;
            this.time = around.time();
            this.seats = around.seats();
            this.before = before;
            this.tally = new Tally(scheme);
            before.forEach((id, row) -> byCode.put(row.course().code, id));
        }

        void take(Recorded recorded) {
            var entry = recorded.entry();
            String fact = entry.fact();
            if (fact.equals(FILED)) {
                id(recorded).filter(id -> course(id) == null).ifPresent(id -> file(id, recorded));
            } else if (MOVES.contains(fact)) {
                id(recorded)
                        .map(this::course)
                        .ifPresent(one -> one.moved(recorded, seats.of(recorded), zone, time));
            } else if (fact.equals(RESULT)) {
                id(recorded)
                        .map(this::course)
                        .ifPresent(one ->
                                one.resulted(!Boolean.FALSE.equals(entry.data().get("personal"))));
            } else if (fact.equals(RATED)) {
                id(recorded).map(this::course).ifPresent(one -> rate(one, recorded));
            } else if (PAID.contains(fact) && !CASH.equals(entry.data().get("source"))) {
                var id = byCode.get(String.valueOf(entry.data().get("dossier")));
                if (id != null) {
                    Objects.requireNonNull(course(id)).paidOnline();
                }
            }
            entry(recorded);
        }

        private void file(UUID id, Recorded recorded) {
            var one = Course.filed(id, recorded, seats.of(recorded), zone, time);
            now.put(id, one);
            byCode.put(one.code, id);
        }

        private void rate(Course one, Recorded recorded) {
            if (recorded.entry().data().get("rating") instanceof Long mark) {
                one.rated(mark.intValue(), LocalDate.ofInstant(recorded.at(), zone));
            }
        }

        /// A dossier to change; the row that was read is left as it is.
        private @Nullable Course course(UUID id) {
            var course = now.get(id);
            if (course == null) {
                var row = before.get(id);
                if (row != null) {
                    course = Course.read(row.course().json());
                    now.put(id, course);
                }
            }
            return course;
        }

        /// Counts the entry itself where an indicator counts entries of its fact.
        private void entry(Recorded recorded) {
            if (!scheme.facts().contains(recorded.entry().fact())) {
                return;
            }
            var told = seats.told(recorded);
            var evaluation = new Counted.Evaluation("entry", told.fields());
            long[] mine = new long[scheme.size()];
            for (var term : scheme.terms()) {
                if (term.facts().contains(recorded.entry().fact())) {
                    mine[term.place()] = evaluation.amount(term);
                }
            }
            tally.entry(
                    told.seat(),
                    told.procedure(),
                    told.channel(),
                    LocalDate.ofInstant(recorded.at(), zone),
                    mine);
        }

        void write(CountTable table) {
            var changed = new ArrayList<CountTable.Row>();
            now.forEach((id, course) -> {
                var row = before.get(id);
                var counted = Counted.of(scheme, course);
                if (row != null) {
                    tally.dossier(row.course(), row.counted(), -1);
                }
                tally.dossier(course, counted, 1);
                changed.add(new CountTable.Row(course, counted));
            });
            table.write(scheme, changed);
            table.add(tally);
        }
    }
}
