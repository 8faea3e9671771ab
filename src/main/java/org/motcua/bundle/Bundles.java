package org.motcua.bundle;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Succession;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.procedure.BundlePlan;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to requests for several procedures.
///
/// Facts in the journal, subject `bundle:<id>`, each with the `code` of the whole: `bundle.filed`,
/// `bundle.step-ready`, `bundle.step-filed`, `bundle.step-closed`, `bundle.step-undone`,
/// `bundle.consent-asked`, `bundle.consent-given`, `bundle.consent-refused`, `bundle.alert`,
/// `bundle.withdrawn`, `bundle.ended`.
@Component
public class Bundles implements Succession {
    private final JointTable joints;
    private final StepTable steps;
    private final AlertTable alerts;
    private final Dossiers dossiers;
    private final Advance advance;
    private final Rights rights;
    private final Journal journal;
    private final BundleGround ground;
    private final TransactionTemplate transaction;

    Bundles(
            JointTable joints,
            StepTable steps,
            AlertTable alerts,
            Dossiers dossiers,
            Advance advance,
            Rights rights,
            Journal journal,
            BundleGround ground,
            TransactionTemplate transaction) {
        this.joints = joints;
        this.steps = steps;
        this.alerts = alerts;
        this.dossiers = dossiers;
        this.advance = advance;
        this.rights = rights;
        this.journal = journal;
        this.ground = ground;
        this.transaction = transaction;
    }

    public Optional<JointDossier> find(UUID id) {
        return joints.find(id);
    }

    /// The request for its applicant; to other people it does not exist.
    public Optional<JointDossier> forApplicant(UUID id, SignedIn who) {
        return joints.find(id).filter(joint -> applied(joint, who, "dossier.own"));
    }

    private boolean applied(JointDossier joint, SignedIn who, String right) {
        return joint.applicant().account().filter(who.account()::equals).isPresent()
                && within(joint, who, right);
    }

    private boolean within(JointDossier joint, SignedIn who, String right) {
        return who.behalf().isEmpty() || rights.allowsOwn(who, right, joint.procedure());
    }

    /// The requests of a person, the newest first, as far as whoever asks may follow them.
    public List<JointDossier> of(SignedIn who, int limit) {
        return joints.ofAccount(who.account(), limit).stream()
                .filter(joint -> within(joint, who, "dossier.own"))
                .toList();
    }

    @Override
    public void pass(UUID from, UUID to) {
        joints.pass(from, to);
    }

    /// The request with a code.
    public Optional<JointDossier> byCode(DossierCode code) {
        return joints.byCode(code.value());
    }

    /// The larger request to which a dossier belongs.
    public Optional<JointDossier> around(UUID dossier) {
        return steps.ofDossier(dossier).flatMap(step -> joints.find(step.filing()));
    }

    /// The bundle under which a request was filed.
    public BundlePlan plan(JointDossier joint) {
        return ground.plan(joint);
    }

    /// What the agencies of an officer have to look after.
    public List<Alert> alerts(List<AgencyCode> agencies) {
        return alerts.open(Optional.of(agencies));
    }

    /// What anybody has to look after, for who runs the whole.
    public List<Alert> alerts() {
        return alerts.open(Optional.empty());
    }

    /// Takes back whatever is not decided: what agencies have is withdrawn, what is not filed is
    /// not filed any more.
    ///
    /// @return false where there was nothing left to take back
    public boolean withdraw(UUID id, SignedIn who, String reason) {
        return Objects.requireNonNull(transaction.execute(_ -> withdrawn(id, who, reason)));
    }

    private boolean withdrawn(UUID id, SignedIn who, String reason) {
        var joint = joints.lock(id).filter(one -> applied(one, who, "dossier.apply"));
        if (joint.isEmpty() || joint.get().ended().isPresent()) {
            return false;
        }
        boolean any = false;
        for (JointStep step : joint.get().steps()) {
            if (step.state() == StepState.FILED) {
                any |=
                        dossiers.withdraw(step.dossier().orElseThrow(), who, reason)
                                instanceof org.motcua.dossier.Taken.Done;
            } else if (!step.state().ended()) {
                any |=
                        steps.closeUnfiled(
                                step.id(), StepState.WITHDRAWN, ground.now(), step.step());
            }
        }
        if (any) {
            journal.append(
                    new Entry(
                            "bundle.withdrawn",
                            who.actor(),
                            joint.get().subject(),
                            Map.of("code", joint.get().code().value()),
                            reason.isBlank() ? null : reason));
            advance.run(id);
        }
        return any;
    }
}
