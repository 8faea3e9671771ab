package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.credential.Documents;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sessions in which leaders review what is late and why. The agenda makes itself; what is decided
/// becomes a task or a new date at once.
@Component
public class Reviews {
    private static final int FARTHEST = 400;

    private final ReviewTable table;
    private final Directives directives;
    private final Orders orders;
    private final TaskReach reach;
    private final Documents documents;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;

    Reviews(
            ReviewTable table,
            Directives directives,
            Orders orders,
            TaskReach reach,
            Documents documents,
            Journal journal,
            Countries countries,
            Clock clock) {
        this.table = table;
        this.directives = directives;
        this.orders = orders;
        this.reach = reach;
        this.documents = documents;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
    }

    /// Every series, each with its next session.
    public List<Review> next() {
        var today = directives.today();
        return countries.active().all(ReviewSeries.KIND, today).stream()
                .map(found -> review(found.value(), found.value().next(today)))
                .toList();
    }

    /// The days of past sessions with minutes, the youngest first.
    public List<LocalDate> held(ReviewSeries series) {
        return table.held(series.id(), 12);
    }

    /// A session of a day; none where the series has none on it.
    public Optional<Review> find(String series, LocalDate day) {
        var today = directives.today();
        return countries
                .active()
                .find(ReviewSeries.KIND, series, today)
                .map(found -> found.value())
                .filter(one -> one.heldOn(day) && day.isBefore(today.plusDays(FARTHEST)))
                .map(one -> review(one, day));
    }

    private Review review(ReviewSeries series, LocalDate day) {
        return new Review(
                series,
                day,
                series.after(day),
                table.closed(series.id(), day).orElse(null),
                table.decisions(series.id(), day));
    }

    /// What a session is about, as far as somebody may see it.
    public Agenda agenda(SignedIn who, Review review) {
        var issuer = review.series().issuer();
        var seen =
                issuer == null
                        ? directives.tasks(who)
                        : directives.documents().stream()
                                .filter(one -> one.issuer().value().equals(issuer))
                                .flatMap(one -> directives.tasks(who, one).stream())
                                .toList();
        var last =
                table.held(review.series().id(), 1).stream()
                        .findFirst()
                        .filter(day -> day.isBefore(review.day()))
                        .orElseGet(() -> review.day().minusDays(31));
        var since =
                LocalDateTime.of(last, review.series().time())
                        .atZone(countries.active().settings().zone())
                        .toInstant();
        return Agenda.of(Standing.of(seen, directives.today()), since, review.next());
    }

    /// Whether somebody writes down what a session decides.
    public boolean leads(SignedIn who, Review review) {
        return reach.orders(who, new AgencyCode(review.series().chair()));
    }

    /// Writes down a decision in general.
    @Transactional
    public Optional<Refusal> decide(SignedIn who, Review review, String words) {
        var refused = refusal(who, review, words);
        if (refused.isEmpty()) {
            table.decided(review.series().id(), review.day(), null, words.strip(), now(), by(who));
        }
        return refused;
    }

    /// Decides about what a lead asked for.
    @Transactional
    public Optional<Refusal> decide(
            SignedIn who, Review review, UUID task, int version, boolean grant, String words) {
        var refused = refusal(who, review, words);
        if (refused.isPresent()) {
            return refused;
        }
        return switch (directives.take(who, task, version, new Step.Decide(grant, words))) {
            case Directives.Outcome.Refused(var why) -> Optional.of(why);
            case Directives.Outcome.Taken(var taken) -> {
                table.decided(
                        review.series().id(),
                        review.day(),
                        taken.id(),
                        words.strip(),
                        now(),
                        by(who));
                yield Optional.empty();
            }
        };
    }

    /// Orders a new task; it stands in a document of the session.
    @Transactional
    public Orders.Outcome order(SignedIn who, Review review, NewTask task) {
        if (review.closed() != null) {
            return new Orders.Outcome.Refused(Refusal.SESSION_CLOSED);
        }
        var series = review.series();
        var outcome =
                orders.order(
                        who,
                        "review/" + series.id() + "/" + review.day(),
                        countries
                                .active()
                                .words()
                                .of(
                                        "board.review.document",
                                        countries.active().settings().binding(),
                                        review.day().toString()),
                        review.day(),
                        new AgencyCode(series.chair()),
                        series.title(),
                        task);
        if (outcome instanceof Orders.Outcome.Entered(var id)) {
            table.decided(series.id(), review.day(), id, task.text().strip(), now(), by(who));
        }
        return outcome;
    }

    /// Closes a session: its minutes stand, and no more is decided in it.
    @Transactional
    public Optional<Refusal> close(SignedIn who, Review review) {
        var refused = refusal(who, review, "-");
        if (refused.isPresent()) {
            return refused;
        }
        var pdf = minutes(who, review);
        if (!table.close(review.series().id(), review.day(), now(), by(who), pdf)) {
            return Optional.of(Refusal.SESSION_CLOSED);
        }
        journal.append(
                Entry.of(
                        "directive.sessionClosed",
                        who.actorAt(new AgencyCode(review.series().chair())),
                        "session:" + review.series().id() + "/" + review.day(),
                        Map.of("decisions", review.decisions().size())));
        return Optional.empty();
    }

    /// The minutes of a closed session.
    public Optional<byte[]> minutes(Review review) {
        return table.minutes(review.series().id(), review.day());
    }

    /// The session as an entry for calendars.
    public String invitation(Review review, String language, String address) {
        return Invitation.of(
                review, language, address, countries.active().settings().zone(), clock.instant());
    }

    private byte[] minutes(SignedIn who, Review review) {
        var agenda = agenda(who, review);
        var language = countries.active().settings().binding();
        var rows = new ArrayList<Map<String, ?>>();
        for (var part : List.of(agenda.overdue(), agenda.asked(), agenda.due(), agenda.changed())) {
            part.forEach(one -> rows.add(row(one, language)));
        }
        var decisions = new ArrayList<Map<String, ?>>();
        for (var decision : review.decisions()) {
            decisions.add(Map.of("words", decision.words(), "at", decision.at()));
        }
        var series = review.series();
        return documents.render(
                "review-minutes",
                Map.of(
                        "agency", agency(new AgencyCode(series.chair()), language),
                        "issued_on", directives.today(),
                        "signer_name", who.name(),
                        "series", series.title().in(language),
                        "held_on", review.day(),
                        "basis", series.basis().in(language),
                        "tasks", rows,
                        "decisions", decisions),
                language);
    }

    private Map<String, ?> row(Standing one, String language) {
        var task = one.task();
        var row = new LinkedHashMap<String, Object>();
        row.put("task", task.text().in(language));
        row.put("lead", lead(task, language));
        task.deadline().last().ifPresent(day -> row.put("due", day));
        row.put(
                "standing",
                countries.active().words().of("board.task.is." + one.progress(), language));
        var said = task.said();
        if (said != null) {
            row.put("cause", said);
        }
        return row;
    }

    private String lead(Task task, String language) {
        Text named = task.named();
        return task.answering()
                .map(code -> agency(code, language))
                .orElseGet(() -> named == null ? "–" : named.in(language));
    }

    private String agency(AgencyCode code, String language) {
        return Agencies.of(countries.active()).name(code, directives.today(), language);
    }

    private Optional<Refusal> refusal(SignedIn who, Review review, @Nullable String words) {
        if (!leads(who, review)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        if (review.closed() != null) {
            return Optional.of(Refusal.SESSION_CLOSED);
        }
        return words == null || words.isBlank() ? Optional.of(Refusal.NO_WORDS) : Optional.empty();
    }

    private static String by(SignedIn who) {
        return who.account().toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
