package org.motcua.indicator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.country.ValueType;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Agencies;

/// The procedures that a place offers, as conditions see them.
final class Offered {
    /// When a procedure was announced and published, by whom it had to be how long before.
    ///
    /// @param noticeDays working days before it takes effect, by which it had to be decided
    /// @param publishDays working days after the decision, by which it had to be published
    record Announcement(
            String procedure,
            LocalDate decided,
            LocalDate takesEffect,
            LocalDate published,
            int noticeDays,
            int publishDays) {
        static final Kind<Announcement> KIND =
                Kind.of("announcement", "indicators/announcements.csv", Announcement.class)
                        .identifiedBy("procedure", "decided");
    }

    private final Country country;
    private final LocalDate today;

    private final List<Procedure> all;
    private final Map<Answered, Boolean> answers = new ConcurrentHashMap<>();

    private Offered(Country country, LocalDate today) {
        this.country = country;
        this.today = today;
        this.all = Procedures.of(country).all(today).stream().map(Rulebook::procedure).toList();
    }

    /// Those of a day, with what is known of them.
    static Offered on(Country country, LocalDate today) {
        return country.view(Days.class, Days::new).on(today);
    }

    /// The last days that were asked for.
    private static final class Days {
        private static final int MOST = 8;

        private final Country country;
        private final Map<LocalDate, Offered> days = new ConcurrentHashMap<>();

        Days(Country country) {
            this.country = country;
        }

        Offered on(LocalDate day) {
            if (days.size() > MOST) {
                days.clear();
            }
            return days.computeIfAbsent(day, one -> new Offered(country, one));
        }
    }

    /// A condition that was asked of a procedure.
    private record Answered(String procedure, boolean used, String condition) {}

    Figure figure(Indicator one, Area area, Set<String> usedOnline) {
        long whole = 0;
        long part = 0;
        for (var procedure : of(area)) {
            boolean used = usedOnline.contains(procedure.code().value());
            if (holds(procedure, used, one.whole())) {
                whole++;
                part += one.part() != null && holds(procedure, used, one.part()) ? 1 : 0;
            }
        }
        return one.measure() == Indicator.Measure.COUNT
                ? new Figure(OptionalDouble.of((double) whole), whole, whole, 0)
                : new Figure(Figure.ofHundred(one, part, whole), part, whole, 0);
    }

    private boolean holds(Procedure procedure, boolean used, @Nullable String condition) {
        return condition == null
                || answers.computeIfAbsent(
                        new Answered(procedure.code().value(), used, condition),
                        _ ->
                                new Counted.Evaluation("procedure", fields(procedure, used))
                                        .holds(
                                                Language.of(Indicator.Of.PROCEDURES)
                                                        .compile(condition, ValueType.BOOL)
                                                        .orThrow()));
    }

    /// Those that agencies of the place handle.
    List<Procedure> of(Area area) {
        return switch (area) {
            case Area.Nation _ -> all;
            case Area.Province _ ->
                    all.stream().filter(one -> !level(one).equals("nation")).toList();
            case Area.Commune _ ->
                    all.stream().filter(one -> level(one).equals("commune")).toList();
            case Area.Office(AgencyCode code) -> {
                var agency = Agencies.of(country).find(code, today);
                yield all.stream()
                        .filter(one ->
                                agency.filter(found ->
                                                found.kind().equals(one.competence().agencyKind()))
                                        .isPresent())
                        .toList();
            }
        };
    }

    private static String level(Procedure one) {
        return one.competence().level().id();
    }

    private Map<String, Object> fields(Procedure one, boolean usedOnline) {
        var fields = new HashMap<String, Object>();
        boolean online = one.offers(Channel.ONLINE);
        boolean fee = !one.fees().isEmpty();
        fields.put("code", one.code().value());
        fields.put("field", one.field());
        fields.put("level", level(one));
        fields.put("agency_kind", one.competence().agencyKind());
        fields.put("online", online);
        fields.put("fully_online", one.fullyOnline());
        fields.put("fee", fee);
        fields.put("payable_online", fee && online);
        fields.put("used_online", usedOnline);
        fields.put("whole", whole(one));
        announced(one, fields);
        return fields;
    }

    /// The seven parts that a procedure must have (Decree 63/2010, article 8): order, method,
    /// papers, deadline, subjects, agency, result. Who has no papers to hand in has questions.
    private static boolean whole(Procedure one) {
        return !one.process().isEmpty()
                && !one.channels().isEmpty()
                && !(one.papers().isEmpty() && one.form().pages().isEmpty())
                && !one.deadlines().isEmpty()
                && !one.subjects().isEmpty()
                && !one.results().isEmpty()
                && !one.legalBasis().isEmpty();
    }

    private void announced(Procedure one, Map<String, Object> fields) {
        country.all(Announcement.KIND).stream()
                .map(found -> found.value())
                .filter(found -> found.procedure().equals(one.code().value()))
                .reduce((_, last) -> last)
                .ifPresent(last -> {
                    var calendar =
                            WorkingCalendar.of(
                                    country,
                                    country.all(WorkingCalendar.HOURS).getFirst().id(),
                                    last.decided());
                    fields.put("announced", true);
                    fields.put(
                            "announced_in_time",
                            !last.decided()
                                    .isAfter(
                                            calendar.workingDaysBefore(
                                                    last.takesEffect(), last.noticeDays())));
                    fields.put(
                            "published_in_time",
                            !calendar.workingDaysBefore(last.published(), last.publishDays())
                                    .isAfter(last.decided()));
                });
    }
}
