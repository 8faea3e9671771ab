package org.motcua.portal.track;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.dossier.Applicant;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Move;
import org.motcua.form.Fields;
import org.motcua.identity.Accounts;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Timeline;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// How far a dossier is, in plain words.
@Component
class Progress {
    private final Countries countries;
    private final Dossiers dossiers;
    private final Fields fields;
    private final Accounts accounts;
    private final Clock clock;

    Progress(
            Countries countries, Dossiers dossiers, Fields fields, Accounts accounts, Clock clock) {
        this.countries = countries;
        this.dossiers = dossiers;
        this.fields = fields;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// The procedure under which it was filed.
    Procedure procedure(Dossier dossier) {
        var procedures = Procedures.of(countries.active());
        return procedures
                .byHash(dossier.definition())
                .orElseGet(() -> procedures.get(dossier.procedure(), day(dossier)))
                .procedure();
    }

    private LocalDate day(Dossier dossier) {
        return countries.active().day(dossier.dates().filed());
    }

    String agency(Page page, AgencyCode code) {
        return Agencies.of(countries.active()).name(code, countries.today(clock), page.language());
    }

    private Optional<Agency> find(AgencyCode code) {
        return Agencies.of(countries.active()).find(code, countries.today(clock));
    }

    /// How many working days are left until the promised date; empty where there is none or it is
    /// over.
    Optional<Integer> daysLeft(Dossier dossier) {
        if (dossier.state().finished()) {
            return Optional.empty();
        }
        var hours = find(dossier.agency()).map(Agency::hours);
        return dossier.dates()
                .due()
                .filter(due -> due.isAfter(clock.instant()))
                .flatMap(due ->
                        hours.map(id ->
                                WorkingCalendar.of(countries.active(), id, countries.today(clock))
                                        .workingDays(clock.instant(), due)));
    }

    /// What happened, and what comes next.
    Timeline timeline(Page page, Dossier dossier) {
        var entries = new ArrayList<Timeline.Entry>();
        for (Recorded recorded : dossiers.history(dossier)) {
            String fact = recorded.entry().fact();
            if (told(fact)) {
                entries.add(
                        new Timeline.Entry(
                                page.w("portal.fact." + fact),
                                Timeline.State.DONE,
                                recorded.at(),
                                note(page, dossier, recorded)));
            }
        }
        if (!dossier.state().finished()) {
            entries.add(
                    new Timeline.Entry(
                            page.w("portal.now." + dossier.state().name()),
                            Timeline.State.NOW,
                            null,
                            agency(page, dossier.agency())));
        }
        return new Timeline(entries);
    }

    /// The reason that was given, and who did it where they did it for the applicant.
    private @Nullable String note(Page page, Dossier dossier, Recorded recorded) {
        String reason = recorded.entry().reason();
        if (!recorded.entry().data().containsKey("mandate")) {
            return reason;
        }
        var by = UUID.fromString(recorded.entry().actor().id());
        String hand =
                page.w(
                        "portal.fact.by",
                        dossier.applicant()
                                .agent()
                                .filter(agent -> agent.account().equals(by))
                                .map(Applicant.Agent::name)
                                .orElseGet(() -> accounts.names(List.of(by)).getOrDefault(by, "")));
        return reason == null ? hand : hand + ". " + reason;
    }

    /// Steps inside the agency are its own affair; the person is told of moves between states.
    private static boolean told(String fact) {
        return !fact.equals(Move.ADVANCE.fact())
                && !fact.equals(Move.ASSIGN.fact())
                && !fact.equals(Move.OVERRULE.fact())
                && !fact.equals("dossier.rated")
                && fact.startsWith("dossier.");
    }

    /// What was declared, field by field.
    Summary answers(Page page, Dossier dossier) {
        var form = procedure(dossier).form();
        var rows = new ArrayList<Summary.Row>();
        dossier.answers()
                .forEach((field, value) ->
                        Optional.ofNullable(form.properties().get(field))
                                .ifPresent(asked ->
                                        rows.add(
                                                new Summary.Row(
                                                        page.t(asked.label()),
                                                        fields.words(page, asked, value)))));
        return new Summary(rows.stream().filter(row -> !row.value().isEmpty()).toList());
    }
}
