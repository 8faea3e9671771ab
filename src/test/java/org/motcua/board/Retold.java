package org.motcua.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;

/// One dossier told anew from all its facts at once, in the plainest way.
final class Retold {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    final Instant filed;
    final boolean online;
    final boolean full;
    final boolean assisted;
    final boolean owing;
    final boolean paid;
    final String agency;
    final String unit;
    final @Nullable Instant received;
    final @Nullable Instant end;
    final @Nullable Instant due;
    private final int asked;
    private final long stood;
    private final @Nullable Instant waitsSince;
    private final List<Instant[]> pauses = new ArrayList<>();

    static Retold of(List<Recorded> facts, Collection<String> paidCodes) {
        return new Retold(facts, paidCodes);
    }

    private Retold(List<Recorded> facts, Collection<String> paidCodes) {
        var first = facts.getFirst();
        var last = facts.getLast().entry().data();
        filed = first.at();
        online = "online".equals(last.get("channel"));
        full = Boolean.TRUE.equals(first.entry().data().get("fullyOnline"));
        assisted = Boolean.TRUE.equals(first.entry().data().get("assisted"));
        owing = !Long.valueOf(0).equals(first.entry().data().get("fee"));
        paid = paidCodes.contains(String.valueOf(last.get("code")));
        agency = String.valueOf(last.get("agency"));
        unit = String.valueOf(last.getOrDefault("unit", ""));
        received =
                facts.stream()
                        .filter(fact -> fact.entry().fact().equals("dossier.received"))
                        .map(Recorded::at)
                        .findFirst()
                        .orElse(null);
        asked =
                (int)
                        facts.stream()
                                .filter(f ->
                                        f.entry().fact().endsWith("-requested")
                                                && f.entry().fact().contains("supplement"))
                                .count();
        end =
                facts.stream()
                        .filter(fact -> finished(state(fact)))
                        .map(Recorded::at)
                        .findFirst()
                        .orElse(null);
        due = due(facts);
        long sum = 0;
        Instant since = null;
        for (Recorded fact : facts) {
            boolean waits = state(fact) == 5 || state(fact) == 6;
            if (since != null && !waits) {
                sum += Duration.between(since, fact.at()).toSeconds();
                pauses.add(new Instant[] {since, fact.at()});
                since = null;
            } else if (since == null && waits) {
                since = fact.at();
            }
        }
        stood = sum;
        waitsSince = since == null ? askedBeforeEnd(facts) : since;
    }

    private static long state(Recorded fact) {
        return (Long) Objects.requireNonNull(fact.entry().data().get("to"));
    }

    private static boolean finished(long state) {
        return state == 3 || state >= 7;
    }

    /// The last promise that was not a new appointment.
    private static @Nullable Instant due(List<Recorded> facts) {
        Instant measured = null;
        Object before = null;
        for (Recorded fact : facts) {
            var now = fact.entry().data().get("due");
            boolean ended = finished(state(fact));
            if (now != null && !now.equals(before)) {
                before = now;
                if (!fact.entry().fact().equals("dossier.reappointed")) {
                    measured = Instant.parse(now.toString());
                }
            }
            if (ended) {
                break;
            }
        }
        return measured;
    }

    /// Since when the applicant was asked, where it ended while they were.
    private static @Nullable Instant askedBeforeEnd(List<Recorded> facts) {
        Instant since = null;
        for (Recorded fact : facts) {
            if (finished(state(fact))) {
                return since;
            }
            boolean waits = state(fact) == 5 || state(fact) == 6;
            since = waits ? (since == null ? fact.at() : since) : null;
        }
        return null;
    }

    boolean onTime() {
        return due != null && asked <= 1 && !ended().isAfter(due);
    }

    private Instant ended() {
        return waitsSince == null ? Objects.requireNonNull(end) : waitsSince;
    }

    long took() {
        return Math.max(
                0,
                Duration.between(Objects.requireNonNull(received), Objects.requireNonNull(end))
                                .toSeconds()
                        - stood);
    }

    /// The working time of it, minute by minute of nobody's calendar but the country's.
    long worked(Country country) {
        var hours =
                Agencies.of(country)
                        .find(new AgencyCode(agency), LocalDate.ofInstant(filed, ZONE))
                        .map(Agency::hours)
                        .orElse(country.all(WorkingCalendar.HOURS).getFirst().id());
        var calendar = WorkingCalendar.of(country, hours, LocalDate.ofInstant(filed, ZONE));
        long sum = calendar.worked(Objects.requireNonNull(received), end()).toSeconds();
        for (var wait : pauses) {
            sum -= calendar.worked(wait[0], wait[1]).toSeconds();
        }
        return Math.max(0, sum);
    }

    private Instant end() {
        return Objects.requireNonNull(end);
    }

    boolean lateAt(Instant now) {
        return asked > 1 || (due != null && due.isBefore(waitsSince == null ? now : waitsSince));
    }
}
