package org.motcua.demo;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.demo.Company.Officers;
import org.motcua.demo.Stories.Told;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Filings;
import org.motcua.dossier.State;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.procedure.ProcessStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lives through the past year with some people: everything they and the officers do happens in the
/// order of time, at its time, and stops where the present is reached.
@Component
class PastYear {
    private static final Logger LOG = LoggerFactory.getLogger(PastYear.class);

    private final Stories stories;
    private final Requests requests;
    private final Fees fees;
    private final Company company;
    private final Countries countries;
    private final Clock clock;
    private volatile boolean closing;

    PastYear(
            Stories stories,
            Requests requests,
            Fees fees,
            Company company,
            Countries countries,
            Clock clock) {
        this.stories = stories;
        this.requests = requests;
        this.fees = fees;
        this.company = company;
        this.countries = countries;
        this.clock = clock;
    }

    /// The program ends: what has not happened yet does not happen.
    @PreDestroy
    void close() {
        closing = true;
    }

    /// Something that happens at a time.
    private record Event(Instant at, long order, Runnable work) {}

    /// What came of it.
    ///
    /// @param hindrances what did not go as it should, in words without names
    record Year(int filed, List<String> hindrances) {}

    /// Lives through it.
    Year live(Families families, List<Household> households, Officers officers, int dossiers) {
        return new Run(families, households, officers, dossiers).live();
    }

    private final class Run {
        private final Families families;
        private final List<Household> households;
        private final Officers officers;
        private final int wanted;
        private final SplittableRandom random = new SplittableRandom(7);
        private final PriorityQueue<Event> events =
                new PriorityQueue<>(
                        Comparator.comparing(Event::at).thenComparingLong(Event::order));
        private final Map<Person, Optional<SignedIn>> actors = new HashMap<>();
        private final Country country = countries.active();
        private final Days days = new Days(country.settings().zone(), random);
        private final Instant present = clock.instant();
        private long order;
        private int filed;
        private final List<String> hindrances = new ArrayList<>();

        Run(Families families, List<Household> households, Officers officers, int wanted) {
            this.families = families;
            this.households = new ArrayList<>(households);
            this.officers = officers;
            this.wanted = wanted;
        }

        Year live() {
            var plays = new ArrayList<Play>();
            country.all(DemoKinds.PLAYS)
                    .forEach(play -> {
                        for (int i = 0; i < play.value().weight(); i++) {
                            plays.add(play.value());
                        }
                    });
            for (int i = 0; i < wanted; i++) {
                plan(plays);
            }
            while (!closing && !events.isEmpty() && !events.peek().at().isAfter(present)) {
                var event = events.poll();
                TravellingClock.at(event.at(), () -> happen(event));
            }
            LOG.info("Demo: {} dossiers, {} hindrances", filed, hindrances.size());
            return new Year(filed, List.copyOf(hindrances));
        }

        private void happen(Event event) {
            try {
                event.work().run();
            } catch (RuntimeException e) {
                if (!closing) {
                    hindrances.add(e.toString());
                    LOG.warn("Demo: something did not work", e);
                }
            }
        }

        /// Something that somebody asks for; where nobody is left who could ask for it, something
        /// else.
        private void plan(List<Play> plays) {
            for (int tries = 0; tries < 20; tries++) {
                if (plan(plays.get(random.nextInt(plays.size())))) {
                    return;
                }
            }
        }

        private boolean plan(Play play) {
            for (int tries = 0; tries < 400; tries++) {
                var family = households.get(random.nextInt(households.size()));
                var person =
                        play.who()
                                .in(family)
                                .filter(one ->
                                        Choice.handled(country, play, one, families, officers));
                if (person.isPresent()) {
                    if (play.who() != Play.Who.ADULT) {
                        households.remove(family);
                    }
                    var day = days.asked(play.who(), family, present);
                    later(days.working(day), () -> file(play, family, person.get()));
                    return true;
                }
            }
            return false;
        }

        private void later(Instant at, Runnable work) {
            events.add(new Event(at, order++, work));
        }

        private void file(Play play, Household family, Person person) {
            var who = actor(person);
            if (who.isEmpty()) {
                return;
            }
            var stranger = households.get(random.nextInt(households.size())).head();
            var today = days.day(clock.instant());
            var cue = Cue.of(family, person, stranger, families, today);
            var wish =
                    new Requests.Wish(
                            play.procedure(),
                            cue.filled(play.answers()),
                            country.settings().binding(),
                            agency(play, person));
            if (went(asked(wish, who.get(), person)) instanceof Told.Went(var dossier)) {
                filed++;
                if (filed % 50 == 0) {
                    LOG.info("Demo: {} dossiers of {}", filed, wanted);
                }
                boolean granted = random.nextInt(100) >= 5;
                int fate = random.nextInt(100);
                soon(dossier, () -> receive(dossier.id(), who.get(), granted, fate));
            }
        }

        /// Most people ask by themselves, the older ones more often at a counter.
        private Told asked(Requests.Wish wish, SignedIn who, Person person) {
            var today = days.day(clock.instant());
            int age = Period.between(person.born(), today).getYears();
            var officer = requests.taker(wish, today).flatMap(officers::anyHolding);
            if (officer.isPresent() && random.nextInt(100) < age / 2) {
                var helped =
                        new Filings.Helped(
                                Optional.of(person.number()),
                                person.name(),
                                Optional.empty(),
                                Optional.empty());
                return requests.atCounter(wish, officer.get(), helped);
            }
            var told = requests.online(wish, who);
            if (told instanceof Told.Went(var dossier) && random.nextInt(100) < 80) {
                fees.byBank(dossier);
            }
            return told;
        }

        private Optional<AgencyCode> agency(Play play, Person person) {
            return Choice.of(country, play, person, families, officers);
        }

        private Told went(Told told) {
            if (told instanceof Told.Stuck(var why)) {
                hindrances.add(why);
                LOG.warn("Demo: {}", why);
            }
            return told;
        }

        private Optional<SignedIn> actor(Person person) {
            return actors.computeIfAbsent(
                    person,
                    _ ->
                            company.open(person)
                                    .map(DemoAccounts.SignIn::account)
                                    .map(account -> company.acting(person, account)));
        }

        private void receive(UUID id, SignedIn who, boolean granted, int fate) {
            if (fate < 3) {
                went(stories.withdraw(id, who));
            } else if (fate < 7) {
                went(stories.decline(id, officers));
            } else {
                go(id, granted, () -> stories.next(id, officers, granted), who, fate);
            }
        }

        private void go(UUID id, boolean granted, Supplier<Told> deed, SignedIn who, int fate) {
            if (!(went(deed.get()) instanceof Told.Went(var dossier))) {
                return;
            }
            if (dossier.state().ended()) {
                return;
            }
            if (dossier.state() == State.SUPPLEMENT_REQUESTED) {
                var supplied = clock.instant().plus(Duration.ofHours(20 + random.nextInt(300)));
                later(supplied, () -> go(id, granted, () -> stories.supply(id, who), who, 99));
            } else if (fate < 17 && stories.action(dossier) == ProcessStep.Action.CHECK) {
                soon(
                        dossier,
                        () -> go(id, granted, () -> stories.askForMore(id, officers), who, 99));
            } else {
                soon(
                        dossier,
                        () ->
                                go(
                                        id,
                                        granted,
                                        () -> stories.next(id, officers, granted),
                                        who,
                                        fate));
            }
        }

        /// What came in the last days lies on somebody's desk, so that there is work to try.
        private boolean rests(Dossier dossier, Instant now) {
            boolean fresh = now.isAfter(present.minus(Duration.ofDays(6)));
            boolean inTime = dossier.dates().due().filter(present::isBefore).isPresent();
            return fresh && random.nextInt(100) < (inTime ? 60 : 5);
        }

        /// Before the promised time as a rule, and sometimes after it.
        private void soon(Dossier dossier, Runnable work) {
            var now = clock.instant();
            if (rests(dossier, now)) {
                return;
            }
            var left = dossier.dates().due().map(due -> Duration.between(now, due));
            long minutes =
                    left.map(Duration::toMinutes).filter(there -> there > 60).orElse(600L) / 6;
            long wait = 5 + (long) (minutes * (0.3 + random.nextDouble()));
            if (random.nextInt(100) < 7) {
                wait += 4 * 24 * 60;
            }
            later(days.working(now.plus(Duration.ofMinutes(wait))), work);
        }
    }
}
