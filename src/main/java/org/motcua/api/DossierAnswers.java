package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.catalogue.Catalogues;
import org.motcua.country.Countries;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Letters;
import org.motcua.dossier.Move;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.State;
import org.motcua.journal.Recorded;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;

/// A dossier as the system that filed it sees it: as much as its applicant does.
@Component
class DossierAnswers {
    private final Dossiers dossiers;
    private final Letters letters;
    private final Payments payments;
    private final Catalogues catalogues;
    private final Countries countries;
    private final Clock clock;

    DossierAnswers(
            Dossiers dossiers,
            Letters letters,
            Payments payments,
            Catalogues catalogues,
            Countries countries,
            Clock clock) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.payments = payments;
        this.catalogues = catalogues;
        this.countries = countries;
        this.clock = clock;
    }

    /// @param code of the state in the national synchronisation, 1 to 10
    record StatePart(int code, String id, String name, boolean ended, boolean waitsForApplicant) {}

    /// @param due the promised date
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Dates(
            Instant filed,
            Optional<Instant> received,
            Optional<Instant> due,
            Optional<Instant> finished,
            Optional<Instant> ended) {}

    record Step(String fact, String name, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SupplementPart(
            int number, Instant askedAt, List<String> items, Optional<Instant> answeredAt) {}

    record LetterPart(UUID id, String form, int number, Instant at, String href) {}

    /// @param reference what a bank transfer must say
    record Payment(
            String reference,
            String account,
            long amount,
            long outstanding,
            String currency,
            Instant due,
            String state) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(
            UUID id,
            String code,
            String procedure,
            StatePart state,
            Instant filed,
            Optional<Instant> due) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            UUID id,
            String code,
            Parts.Named procedure,
            Parts.Named agency,
            StatePart state,
            Dates dates,
            long fee,
            List<Payment> payments,
            List<Step> steps,
            List<SupplementPart> supplements,
            List<LetterPart> letters,
            @Nullable String result) {}

    Line line(Speech speech, Dossier dossier) {
        return new Line(
                dossier.id(),
                dossier.code().value(),
                dossier.procedure().value(),
                state(speech, dossier.state()),
                dossier.dates().filed(),
                dossier.dates().due());
    }

    Answer of(Speech speech, Dossier dossier) {
        var dates = dossier.dates();
        String address = "/api/v1/dossiers/" + dossier.id();
        return new Answer(
                dossier.id(),
                dossier.code().value(),
                new Parts.Named(dossier.procedure().value(), title(speech, dossier)),
                agency(speech, dossier.agency()),
                state(speech, dossier.state()),
                new Dates(
                        dates.filed(),
                        dates.received(),
                        dates.due(),
                        dates.finished(),
                        dates.ended()),
                dossier.fee().amount(),
                payments.about(dossier.code().value()).stream()
                        .map(DossierAnswers::payment)
                        .toList(),
                dossiers.history(dossier).stream()
                        .filter(recorded -> told(recorded.entry().fact()))
                        .map(recorded -> step(speech, recorded))
                        .toList(),
                dossiers.supplements(dossier).stream()
                        .map(it ->
                                new SupplementPart(
                                        it.number(), it.askedAt(), it.items(), it.answeredAt()))
                        .toList(),
                letters.of(dossier.id()).stream()
                        .map(letter ->
                                new LetterPart(
                                        letter.id(),
                                        letter.form(),
                                        letter.number(),
                                        letter.at(),
                                        address + "/letters/" + letter.id()))
                        .toList(),
                dossier.result().map(_ -> address + "/result").orElse(null));
    }

    /// Steps inside the agency are its own affair; others are told of moves between states.
    static boolean told(String fact) {
        return fact.startsWith("dossier.")
                && !fact.equals(Move.ADVANCE.fact())
                && !fact.equals(Move.ASSIGN.fact())
                && !fact.equals(Move.OVERRULE.fact());
    }

    private static Step step(Speech speech, Recorded recorded) {
        String fact = recorded.entry().fact();
        return new Step(fact, speech.w("portal.fact." + fact), recorded.at());
    }

    static StatePart state(Speech speech, State state) {
        return new StatePart(
                state.code(),
                state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                speech.w("portal.state." + state.name()),
                state.ended(),
                state.waitsForApplicant());
    }

    private String title(Speech speech, Dossier dossier) {
        return catalogues
                .rulebook(dossier.procedure().value())
                .map(rulebook -> speech.t(rulebook.procedure().title()))
                .orElse(dossier.procedure().value());
    }

    private Parts.Named agency(Speech speech, AgencyCode code) {
        var today = speech.country().day(clock.instant());
        return Agencies.of(speech.country())
                .find(code, today)
                .map(agency -> Parts.agency(speech, agency))
                .orElseGet(() -> new Parts.Named(code.value(), code.value()));
    }

    /// Why a step is refused, in all languages.
    Text refusal(Refusal why) {
        return countries.active().words().find("dossier.refusal." + why.name()).orElseThrow();
    }

    private static Payment payment(Order order) {
        return new Payment(
                order.reference(),
                order.account(),
                order.amount().amount(),
                order.outstanding().amount(),
                order.currency(),
                order.due(),
                order.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
