package org.motcua.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.bundle.Bundles;
import org.motcua.bundle.Consents;
import org.motcua.bundle.JointDossier;
import org.motcua.bundle.JointStep;
import org.motcua.bundle.StepState;
import org.motcua.country.Countries;
import org.motcua.demo.Casting.Actor;
import org.motcua.demo.Company.Officers;
import org.motcua.demo.Stories.Told;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.DemoAccounts;
import org.motcua.procedure.BundleStep;
import org.springframework.stereotype.Component;

/// Officers who carry everything to its end that somebody asked for, be it one procedure or several
/// that follow from each other.
@Component
class Together {
    /// Registries are asked while officers work; whoever was overtaken by an answer tries again.
    private static final int TRIES = 20;

    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final int MOMENTS = 900;

    private final Stories stories;
    private final Dossiers dossiers;
    private final Bundles bundles;
    private final Consents consents;
    private final Company company;
    private final Countries countries;

    Together(
            Stories stories,
            Dossiers dossiers,
            Bundles bundles,
            Consents consents,
            Company company,
            Countries countries) {
        this.stories = stories;
        this.dossiers = dossiers;
        this.bundles = bundles;
        this.consents = consents;
        this.company = company;
        this.countries = countries;
    }

    /// @param fault empty where everything was granted
    record Ended(String result, String fault) {}

    /// One dossier, step by step, until it is handed over.
    ///
    /// @return what was in the way
    Optional<String> finished(UUID filed, Officers officers) {
        int tries = 0;
        while (!dossiers.get(filed).state().finished()) {
            long version = dossiers.get(filed).version();
            if (stories.next(filed, officers, true) instanceof Told.Stuck(var why)) {
                boolean overtaken = dossiers.get(filed).version() != version;
                if (!overtaken || tries++ >= TRIES) {
                    return Optional.of(why);
                }
            }
        }
        var dossier = dossiers.get(filed);
        var fault =
                dossiers.material(dossier).effects().stream()
                        .flatMap(effect -> effect.fault().stream())
                        .findFirst()
                        .map("what follows the decision: "::concat);
        return fault.isPresent() || dossier.result().isPresent()
                ? fault
                : Optional.of("it ended without a result");
    }

    /// Several procedures at once: each part when its turn has come.
    Ended finish(UUID whole, Actor actor, Officers officers) {
        for (int i = 0; i < MOMENTS; i++) {
            var joint = bundles.find(whole).orElseThrow();
            if (joint.ended().isPresent()) {
                return ended(joint);
            }
            agree(actor);
            for (JointStep step : joint.steps()) {
                var fault =
                        step.dossier()
                                .filter(_ -> step.state() == StepState.FILED)
                                .filter(id -> !dossiers.get(id).state().finished())
                                .flatMap(id -> finished(id, officers));
                if (fault.isPresent()) {
                    return new Ended("", step.step() + ": " + fault.get());
                }
            }
            rest();
        }
        return new Ended(
                "",
                bundles.find(whole).orElseThrow().steps().stream()
                        .map(step -> step.step() + " " + step.state() + " " + step.fault())
                        .collect(Collectors.joining(", ", "not ended: ", "")));
    }

    private Ended ended(JointDossier joint) {
        String language = countries.active().settings().binding();
        var steps =
                bundles.plan(joint).bundle().steps().stream()
                        .filter(step ->
                                joint.step(step.id())
                                        .filter(one -> one.state() == StepState.GRANTED)
                                        .isPresent())
                        .map(BundleStep::title)
                        .map(title -> title.in(language))
                        .collect(Collectors.joining("; "));
        boolean done = joint.outcome().filter(JointDossier.Outcome.DONE::equals).isPresent();
        return new Ended(steps, done ? "" : "only a part was granted: " + steps);
    }

    /// The head of the family agrees to whatever they are asked for.
    private void agree(Actor actor) {
        var head = actor.family().head();
        company.open(head)
                .map(DemoAccounts.SignIn::account)
                .or(() -> company.known(head))
                .map(account -> company.acting(head, account))
                .ifPresent(who ->
                        consents.waiting(who)
                                .forEach(asked -> consents.answer(asked.id(), who, true)));
    }

    private static void rest() {
        try {
            Thread.sleep(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
