package org.motcua.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.motcua.country.Countries;
import org.motcua.demo.Casting.Actor;
import org.motcua.demo.Company.Officers;
import org.motcua.demo.Stories.Told;
import org.motcua.dossier.DraftView;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Essential;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Component;

/// The doorway to the proof that the essential services work: each is filed online by somebody whom
/// the state knows, and carried to its result by officers, through the doorways of everybody.
@Component
public class EssentialTrial {
    private static final long SEED = 25;

    private final People people;
    private final Company company;
    private final Casting casting;
    private final Requests requests;
    private final Together together;
    private final Countries countries;
    private final Clock clock;

    EssentialTrial(
            People people,
            Company company,
            Casting casting,
            Requests requests,
            Together together,
            Countries countries,
            Clock clock) {
        this.people = people;
        this.company = company;
        this.casting = casting;
        this.requests = requests;
        this.together = together;
        this.countries = countries;
        this.clock = clock;
    }

    /// How one procedure of a service went.
    ///
    /// @param asked how many questions were left to the person
    /// @param known how many the registries answered
    /// @param papers what had to be handed in
    /// @param replaced how many papers data stood for
    /// @param result what it ended with
    /// @param fault why it is not as promised; empty where it is
    public record Outcome(
            Essential service,
            String procedure,
            int asked,
            int known,
            List<String> papers,
            int replaced,
            String result,
            Optional<String> fault) {
        public Outcome {
            papers = List.copyOf(papers);
        }
    }

    /// Files and finishes all of them.
    ///
    /// @param told told each outcome as it comes
    public List<Outcome> run(Consumer<Outcome> told) {
        var families = people.families(SEED + people.count());
        var officers = company.officers(families);
        var unit = families.stage().home();
        var outcomes = new ArrayList<Outcome>();
        for (var definition : countries.active().all(Essential.KIND, countries.today(clock))) {
            var service = definition.value();
            for (String procedure : service.procedures()) {
                var outcome = outcome(service, procedure, families, officers, unit);
                told.accept(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private Outcome outcome(
            Essential service,
            String procedure,
            Families families,
            Officers officers,
            String unit) {
        var attempt = new Attempt(service, procedure);
        model(procedure)
                .ifPresentOrElse(
                        play -> {
                            var actor = casting.of(play, families, unit);
                            switch (file(play, actor, families, officers, attempt)) {
                                case Told.Went(var dossier) ->
                                        finish(dossier.id(), officers, attempt);
                                case Told.Joined(var whole) ->
                                        attempt.ended(together.finish(whole, actor, officers));
                                case Told.Stuck(var why) -> attempt.fault = why;
                            }
                        },
                        () -> attempt.fault = "nobody shows how it is filed");
        return attempt.outcome();
    }

    private Optional<Play> model(String procedure) {
        return countries.active().all(DemoKinds.PLAYS).stream()
                .map(definition -> definition.value())
                .filter(play -> play.model() && play.procedure().equals(procedure))
                .findFirst();
    }

    private Told file(
            Play play, Actor actor, Families families, Officers officers, Attempt attempt) {
        var today = countries.today(clock);
        var cue = Cue.of(actor.family(), actor.person(), actor.stranger(), families, today);
        var wish =
                new Requests.Wish(
                        play.procedure(),
                        cue.filled(play.answers()),
                        countries.active().settings().binding(),
                        Choice.of(countries.active(), play, actor.person(), families, officers));
        return requests.online(wish, actor.signedIn(), attempt::look);
    }

    /// Officers take the dossier from step to step, until it is handed over.
    private void finish(UUID filed, Officers officers, Attempt attempt) {
        attempt.fault = together.finished(filed, officers).orElse(attempt.fault);
        if (attempt.fault.isEmpty()) {
            attempt.result =
                    Procedures.of(countries.active())
                            .find(new ProcedureCode(attempt.procedure), countries.today(clock))
                            .flatMap(rules -> rules.procedure().results().stream().findFirst())
                            .map(one -> one.title().in(countries.active().settings().binding()))
                            .orElse("");
        }
    }

    /// What is noted down while one is under way.
    private static final class Attempt {
        private final Essential service;
        private final String procedure;
        private int asked;
        private int known;
        private int replaced;
        private List<String> papers = List.of();
        private String result = "";
        private String fault = "";

        Attempt(Essential service, String procedure) {
            this.service = service;
            this.procedure = procedure;
        }

        void look(DraftView view) {
            for (AskedPage page : view.pages()) {
                for (AskedPage.Item item : page.items()) {
                    switch (item) {
                        case AskedPage.Item.Question _ -> asked++;
                        case AskedPage.Item.Known _ -> known++;
                    }
                }
            }
            papers = view.missing().stream().map(Paper::id).toList();
            replaced = (int) view.papers().stream().filter(one -> one.held() != null).count();
            view.missing().stream()
                    .filter(paper ->
                            paper.replacedBy().stream()
                                    .map(Paper.Replacement::prefill)
                                    .anyMatch(Objects::nonNull))
                    .findFirst()
                    .ifPresent(paper ->
                            fault = "asks for %s, which a registry holds".formatted(paper.id()));
        }

        void ended(Together.Ended ended) {
            result = ended.result();
            if (fault.isEmpty()) {
                fault = ended.fault();
            }
        }

        Outcome outcome() {
            return new Outcome(
                    service,
                    procedure,
                    asked,
                    known,
                    papers,
                    replaced,
                    result,
                    Optional.of(fault).filter(text -> !text.isEmpty()));
        }
    }
}
