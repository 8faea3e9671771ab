package org.motcua.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Move;
import org.motcua.dossier.State;
import org.motcua.indicator.LawTime;
import org.motcua.journal.Recorded;

/// What the board knows of one dossier, fact after fact.
///
/// Time is measured as index 766 does (indicator 2.1): the clock stands while the applicant has to
/// act, a new appointment does not move the measured date, more than one request for a supplement
/// counts as late, and what ends while the applicant was asked ended when they were asked.
///
/// @param province the unit of the top tier; empty for agencies of the whole country
/// @param measuredDue the date promised by the law, which a new appointment does not move
/// @param onTime nothing while it is not finished, and where no date was promised
/// @param pausedCounted what [LawTime] counts of the pauses
/// @param handling time with the agency as [LawTime] counts it; nothing while it is not finished
/// @param elapsed seconds with the agency, day and night; nothing while it is not finished
record Tracked(
        UUID id,
        String code,
        String procedure,
        String province,
        String unit,
        String agency,
        String channel,
        boolean fullyOnline,
        boolean assisted,
        boolean owing,
        boolean paidOnline,
        Instant filedAt,
        LocalDate filedOn,
        @Nullable Instant receivedAt,
        @Nullable Instant due,
        @Nullable Instant measuredDue,
        @Nullable Instant pausedSince,
        long pausedSeconds,
        long pausedCounted,
        int supplements,
        int state,
        @Nullable Instant finishedAt,
        @Nullable LocalDate finishedOn,
        @Nullable Boolean onTime,
        @Nullable Long handling,
        @Nullable Long elapsed) {
    static final String FILED = "dossier.filed";
    private static final String ONLINE = "online";

    boolean online() {
        return channel.equals(ONLINE);
    }

    /// By the person alone, from the first to the last step, over the network.
    boolean wholeProcessOnline() {
        return online() && fullyOnline && !assisted;
    }

    private LawTime.Clock clock() {
        return new LawTime.Clock(procedure, agency, filedOn);
    }

    static Tracked filed(Recorded recorded, UUID id, Seat seat, ZoneId zone) {
        var data = recorded.entry().data();
        var at = recorded.at();
        return new Tracked(
                id,
                text(data, "code"),
                text(data, "procedure"),
                seat.province(),
                seat.unit(),
                seat.agency(),
                text(data, "channel"),
                Boolean.TRUE.equals(data.get("fullyOnline")),
                Boolean.TRUE.equals(data.get("assisted")),
                data.get("fee") instanceof Long fee && fee > 0,
                false,
                at,
                LocalDate.ofInstant(at, zone),
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                number(data, "to"),
                null,
                null,
                null,
                null,
                null);
    }

    /// The same dossier after a move.
    Tracked moved(Recorded recorded, Seat seat, ZoneId zone, LawTime time) {
        var fact = recorded.entry().fact();
        var data = recorded.entry().data();
        var at = recorded.at();
        var next = State.of(number(data, "to"));
        boolean received = receivedAt == null && fact.equals(Move.RECEIVE.fact());
        boolean asked = fact.equals(Move.ASK_FOR_MORE.fact());
        var promised = data.get("due") instanceof String text ? Instant.parse(text) : due;
        boolean anew = fact.equals(Move.REAPPOINT.fact()) || same(promised, due);
        var waiting = next.waitsForApplicant() ? (pausedSince == null ? at : pausedSince) : null;
        long stood = pausedSeconds;
        long counted = pausedCounted;
        if (pausedSince != null && waiting == null) {
            stood += Duration.between(pausedSince, at).toSeconds();
            counted += time.between(clock(), pausedSince, at);
        }
        var after =
                new Tracked(
                        id,
                        code,
                        procedure,
                        seat.province(),
                        seat.unit(),
                        seat.agency(),
                        channel,
                        fullyOnline,
                        assisted,
                        owing,
                        paidOnline,
                        filedAt,
                        filedOn,
                        received ? at : receivedAt,
                        promised,
                        anew ? measuredDue : promised,
                        waiting,
                        stood,
                        counted,
                        supplements + (asked ? 1 : 0),
                        next.code(),
                        finishedAt,
                        finishedOn,
                        onTime,
                        handling,
                        elapsed);
        return next.finished() && finishedAt == null
                ? after.finished(at, pausedSince, zone, time)
                : after;
    }

    private static boolean same(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other == null : one.equals(other);
    }

    private Tracked finished(Instant at, @Nullable Instant askedSince, ZoneId zone, LawTime time) {
        var end = askedSince == null ? at : askedSince;
        Boolean kept =
                measuredDue == null
                        ? null
                        : (Boolean) (supplements <= 1 && !end.isAfter(measuredDue));
        Long counted =
                receivedAt == null
                        ? null
                        : (Long) Math.max(0, time.between(clock(), receivedAt, at) - pausedCounted);
        Long took =
                receivedAt == null
                        ? null
                        : (Long)
                                Math.max(
                                        0,
                                        Duration.between(receivedAt, at).toSeconds()
                                                - pausedSeconds);
        return new Tracked(
                id,
                code,
                procedure,
                province,
                unit,
                agency,
                channel,
                fullyOnline,
                assisted,
                owing,
                paidOnline,
                filedAt,
                filedOn,
                receivedAt,
                due,
                measuredDue,
                pausedSince,
                pausedSeconds,
                pausedCounted,
                supplements,
                state,
                at,
                LocalDate.ofInstant(at, zone),
                kept,
                counted,
                took);
    }

    /// The same dossier after money for it came over the network.
    Tracked paid() {
        return new Tracked(
                id,
                code,
                procedure,
                province,
                unit,
                agency,
                channel,
                fullyOnline,
                assisted,
                owing,
                true,
                filedAt,
                filedOn,
                receivedAt,
                due,
                measuredDue,
                pausedSince,
                pausedSeconds,
                pausedCounted,
                supplements,
                state,
                finishedAt,
                finishedOn,
                onTime,
                handling,
                elapsed);
    }

    private static String text(Map<String, Object> data, String key) {
        if (data.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("an entry about a dossier without " + key);
    }

    private static int number(Map<String, Object> data, String key) {
        if (data.get(key) instanceof Long whole) {
            return Math.toIntExact(whole);
        }
        throw new IllegalStateException("an entry about a dossier without " + key);
    }

    /// Where a dossier lies.
    record Seat(String province, String unit, String agency) {}
}
