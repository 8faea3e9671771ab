package org.motcua.bundle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.identity.Accounts;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.Text;
import org.motcua.procedure.BundlePlan;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to consents: somebody else, such as the head of a household, agrees to a part before
/// it is filed. They answer on their own account, once.
@Component
public class Consents {
    private final JointTable joints;
    private final StepTable steps;
    private final Accounts accounts;
    private final BundleTellings tellings;
    private final Advance advance;
    private final Journal journal;
    private final BundleGround ground;
    private final TransactionTemplate transaction;

    Consents(
            JointTable joints,
            StepTable steps,
            Accounts accounts,
            BundleTellings tellings,
            Advance advance,
            Journal journal,
            BundleGround ground,
            TransactionTemplate transaction) {
        this.joints = joints;
        this.steps = steps;
        this.accounts = accounts;
        this.tellings = tellings;
        this.advance = advance;
        this.journal = journal;
        this.ground = ground;
        this.transaction = transaction;
    }

    /// Something that waits for a person's word.
    ///
    /// @param asks who asks for it
    /// @param question what they agree to
    /// @param part what the part gives
    public record Asked(
            UUID id,
            String code,
            String asks,
            Text question,
            Text part,
            JointStep.Consent consent) {}

    /// What came of an answer.
    public enum Answered {
        TAKEN,
        /// Answered before, or the matter has ended meanwhile.
        TOO_LATE,
        NOT_FOUND
    }

    void ask(JointDossier joint, JointStep step, BundlePlan plan) {
        var definition = plan.bundle().step(step.step());
        var wanted = definition.consent();
        var person = plan.consent(definition, ground.known(joint, Map.of()));
        if (wanted == null || person.isEmpty()) {
            return;
        }
        var now = ground.now();
        var hours = ground.country().all(WorkingCalendar.HOURS).getFirst().id();
        var by =
                WorkingCalendar.of(ground.country(), hours, ground.today())
                        .due(now, wanted.within())
                        .at();
        steps.ask(Identifier.next(), step.id(), person.get(), now, by);
        accounts.find(new PersonNumber(person.get()))
                .ifPresent(account -> tellings.ask(joint, step, plan, account));
        journal.append(
                Entry.of(
                        "bundle.consent-asked",
                        Actor.program(Advance.TASK),
                        joint.subject(),
                        Map.of("code", joint.code().value(), "step", step.step())));
    }

    /// What waits for the word of this person.
    public List<Asked> waiting(SignedIn who) {
        return who.person().map(number -> steps.asking(number.value())).orElse(List.of()).stream()
                .flatMap(step -> asked(step).stream())
                .toList();
    }

    private Optional<Asked> asked(JointStep step) {
        var joint = joints.find(step.filing()).orElseThrow();
        var definition = ground.plan(joint).bundle().step(step.step());
        var consent = definition.consent();
        return consent == null
                ? Optional.empty()
                : step.consent()
                        .map(one ->
                                new Asked(
                                        one.id(),
                                        joint.code().value(),
                                        joint.applicant().name(),
                                        consent.question(),
                                        definition.title(),
                                        one));
    }

    /// Gives or refuses the consent.
    public Answered answer(UUID consent, SignedIn who, boolean agreed) {
        return Objects.requireNonNull(transaction.execute(_ -> answered(consent, who, agreed)));
    }

    private Answered answered(UUID consent, SignedIn who, boolean agreed) {
        var step = steps.byConsent(consent);
        var mine =
                step.flatMap(JointStep::consent)
                        .filter(one ->
                                who.person()
                                        .filter(number -> number.value().equals(one.person()))
                                        .isPresent());
        if (mine.isEmpty()) {
            return Answered.NOT_FOUND;
        }
        var joint = joints.lock(step.orElseThrow().filing()).orElseThrow();
        if (steps.find(step.get().id()).orElseThrow().state() != StepState.WAITING
                || !steps.answer(consent, agreed, ground.now())) {
            return Answered.TOO_LATE;
        }
        journal.append(
                Entry.of(
                        agreed ? "bundle.consent-given" : "bundle.consent-refused",
                        who.actor(),
                        joint.subject(),
                        Map.of("code", joint.code().value(), "step", step.get().step())));
        advance.run(joint.id());
        return Answered.TAKEN;
    }
}
