package org.motcua.indicator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Country;
import org.motcua.country.Expressions;
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

    Offered(Country country, LocalDate today) {
        this.country = country;
        this.today = today;
    }

    Figure figure(Indicator one, Area area, Set<String> usedOnline) {
        var language = Language.of(Indicator.Of.PROCEDURES);
        long whole = 0;
        long part = 0;
        for (var procedure : of(area)) {
            var evaluation = new Counted.Evaluation("procedure", fields(procedure, usedOnline));
            if (holds(language, evaluation, one.whole())) {
                whole++;
                part += one.part() != null && holds(language, evaluation, one.part()) ? 1 : 0;
            }
        }
        return one.measure() == Indicator.Measure.COUNT
                ? new Figure(OptionalDouble.of((double) whole), whole, whole, 0)
                : new Figure(Figure.ofHundred(one, part, whole), part, whole, 0);
    }

    private static boolean holds(
            Expressions language, Counted.Evaluation evaluation, @Nullable String condition) {
        return condition == null
                || evaluation.holds(language.compile(condition, ValueType.BOOL).orThrow());
    }

    /// Those that agencies of the place handle.
    List<Procedure> of(Area area) {
        var all = Procedures.of(country).all(today).stream().map(Rulebook::procedure).toList();
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

    private Map<String, Object> fields(Procedure one, Set<String> usedOnline) {
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
        fields.put("used_online", usedOnline.contains(one.code().value()));
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
