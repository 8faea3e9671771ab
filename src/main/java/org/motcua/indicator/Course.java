package org.motcua.indicator;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import tools.jackson.databind.json.JsonMapper;

/// What is known of one dossier, fact after fact, without anything of whom it is about.
///
/// Time is measured as index 766 measures it (Decision 766/QĐ-TTg, indicator 2.1): the date first
/// promised counts, a new appointment does not move it; without a promise the longest time that the
/// procedure allows; waiting for the applicant is taken off; more than one request for a supplement
/// is late; the end is that of state 3, 7, 8, 9 or 10, whichever comes first (9 before 10); what
/// ends while the applicant was asked ended when they were asked.
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
final class Course {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SUPPLEMENT_REQUESTED = 5;
    private static final int PAYMENT_REQUESTED = 6;
    private static final int DONE = 9;

    /// The lower marks of five.
    private static final int DISLIKED = 2;

    String id = "";
    String code = "";
    String procedure = "";
    String province = "";
    String unit = "";
    String agency = "";
    String channel = "";
    boolean fullyOnline;
    boolean assisted;
    boolean identified;
    boolean lookedUp;
    boolean prepared;
    boolean reused;
    boolean digitised;
    boolean paidOnline;
    boolean dated;
    boolean reappointed;
    boolean electronicResult;
    boolean sharedResult;
    boolean granted;
    long fee;
    int papers;
    int state;
    int supplements;
    int rating;
    int touches;
    long pausedSeconds;
    long pausedCounted;
    long handling;
    long elapsed;
    long prescribed;
    @Nullable Instant filedAt;
    @Nullable Instant receivedAt;
    @Nullable Instant firstDue;
    @Nullable Instant pausedSince;
    @Nullable Instant finishedAt;
    @Nullable Instant endedAt;
    @Nullable LocalDate filedOn;
    @Nullable LocalDate finishedOn;
    @Nullable LocalDate ratedOn;

    /// Where it lies.
    record Seat(String province, String unit, String agency) {}

    static Course filed(UUID id, Recorded recorded, Seat seat, ZoneId zone, LawTime time) {
        var data = recorded.entry().data();
        var one = new Course();
        one.id = id.toString();
        one.code = text(data, "code");
        one.procedure = text(data, "procedure");
        one.channel = text(data, "channel");
        one.fullyOnline = flag(data, "fullyOnline");
        one.assisted = flag(data, "assisted");
        one.identified = flag(data, "identified");
        one.lookedUp = flag(data, "lookedUp");
        one.prepared = flag(data, "prepared");
        one.reused = flag(data, "reused");
        one.digitised = flag(data, "digitised");
        one.papers = (int) number(data, "papers");
        one.fee = number(data, "fee");
        one.state = (int) number(data, "to");
        one.filedAt = recorded.at();
        one.filedOn = LocalDate.ofInstant(recorded.at(), zone);
        one.sit(seat);
        one.prescribed = time.prescribed(one.clock());
        return one;
    }

    /// After a move.
    void moved(Recorded recorded, Seat seat, ZoneId zone, LawTime time) {
        var entry = recorded.entry();
        var data = entry.data();
        var at = recorded.at();
        sit(seat);
        state = (int) number(data, "to");
        if (entry.actor().kind() == Actor.Kind.OFFICER) {
            touches++;
        }
        if (entry.fact().equals("dossier.received") && receivedAt == null) {
            receivedAt = at;
            firstDue = time.limit(clock(), at).orElse(null);
        }
        boolean anew = entry.fact().equals("dossier.reappointed");
        reappointed |= anew;
        if (!dated && !anew && data.get("due") instanceof String promised) {
            firstDue = Instant.parse(promised);
            dated = true;
        }
        if (entry.fact().equals("dossier.supplement-requested")) {
            supplements++;
        }
        granted |= flag(data, "granted");
        if (finished(state) && finishedAt == null) {
            finish(at, zone, time);
        }
        pause(at, time);
    }

    private void sit(Seat seat) {
        province = seat.province();
        unit = seat.unit();
        agency = seat.agency();
    }

    private void pause(Instant at, LawTime time) {
        boolean waits = state == SUPPLEMENT_REQUESTED || state == PAYMENT_REQUESTED;
        var since = pausedSince;
        if (waits && since == null) {
            pausedSince = at;
        } else if (!waits && since != null) {
            pausedSeconds += Duration.between(since, at).toSeconds();
            pausedCounted += time.between(clock(), since, at);
            pausedSince = null;
        }
    }

    /// What ends while the applicant was asked ended when they were asked, so that the last wait
    /// neither counts nor moves the date.
    private void finish(Instant at, ZoneId zone, LawTime time) {
        var ended = pausedSince == null ? at : pausedSince;
        pausedSince = null;
        finishedAt = at;
        finishedOn = LocalDate.ofInstant(at, zone);
        endedAt = ended;
        var received = receivedAt;
        if (received != null) {
            handling = Math.max(0, time.between(clock(), received, ended) - pausedCounted);
            elapsed = Math.max(0, Duration.between(received, ended).toSeconds() - pausedSeconds);
        }
    }

    void paidOnline() {
        paidOnline = true;
    }

    /// After the signed result was made.
    void resulted(boolean kept) {
        electronicResult = true;
        sharedResult |= kept;
    }

    /// After its applicant said how it was; the last word counts.
    void rated(int mark, LocalDate on) {
        rating = mark;
        ratedOn = on;
    }

    /// Until when it is in time; null while nothing limits it.
    @Nullable Instant measuredDue() {
        var due = firstDue;
        return due == null ? null : due.plusSeconds(pausedSeconds);
    }

    private boolean onTime() {
        var ended = endedAt;
        var due = measuredDue();
        return ended != null && supplements <= 1 && (due == null || !ended.isAfter(due));
    }

    /// Seconds that were left of its time when it ended; below zero where it was late, 0 where
    /// nothing limits it or it has not ended.
    private long spare() {
        var ended = endedAt;
        var due = measuredDue();
        return ended == null || due == null ? 0 : Duration.between(ended, due).toSeconds();
    }

    LawTime.Clock clock() {
        return new LawTime.Clock(procedure, agency, filedOn == null ? LocalDate.EPOCH : filedOn);
    }

    /// As conditions see it.
    Map<String, Object> fields() {
        var fields = new HashMap<String, Object>(64);
        fields.put("procedure", procedure);
        fields.put("agency", agency);
        fields.put("unit", unit);
        fields.put("province", province);
        fields.put("channel", channel);
        fields.put("online", channel.equals("online"));
        fields.put("fully_online", fullyOnline);
        fields.put("assisted", assisted);
        fields.put("identified", identified);
        fields.put("looked_up", lookedUp);
        fields.put("prepared", prepared);
        fields.put("reused", reused);
        fields.put("digitised", digitised);
        fields.put("paid_online", paidOnline);
        fields.put("received", receivedAt != null);
        fields.put("finished", finishedAt != null);
        fields.put("granted", granted);
        fields.put("dated", dated);
        fields.put("on_time", onTime());
        fields.put("reappointed", reappointed);
        fields.put("electronic_result", electronicResult);
        fields.put("shared_result", sharedResult);
        fields.put("rated", rating > 0);
        fields.put("disliked", rating > 0 && rating <= DISLIKED);
        fields.put("state", (long) state);
        fields.put("fee", fee);
        fields.put("supplements", (long) supplements);
        fields.put("handling", handling);
        fields.put("elapsed", elapsed);
        fields.put("paused", pausedSeconds);
        fields.put("spare", spare());
        fields.put("prescribed", prescribed);
        fields.put("rating", (long) rating);
        fields.put("papers", (long) papers);
        fields.put("touches", (long) touches);
        return fields;
    }

    @Nullable LocalDate on(Indicator.Day day) {
        return switch (day) {
            case FILED -> filedOn;
            case FINISHED -> finishedOn;
            case RATED -> ratedOn;
        };
    }

    /// States 3, 7, 8, 9 and 10 of the national synchronisation.
    private static boolean finished(int state) {
        return state == 3 || (state >= 7 && state <= DONE + 1);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    static Course read(String json) {
        return JSON.readValue(json, Course.class);
    }

    private static String text(Map<String, Object> data, String key) {
        return data.get(key) instanceof String text ? text : "";
    }

    private static boolean flag(Map<String, Object> data, String key) {
        return Boolean.TRUE.equals(data.get(key));
    }

    private static long number(Map<String, Object> data, String key) {
        return data.get(key) instanceof Long whole ? whole : 0;
    }
}
