package org.motcua.dossier;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.DossierCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to dossiers: to find and read them, and what their applicants do with them.
///
/// Facts in the journal, subject `dossier:<id>`: `dossier.filed` and those of [Move#fact()], each
/// with `from` and `to` (codes of the states), `code`, `procedure`, `agency`, `unit`, `channel`,
/// `turn` and `due`.
@Component
public class Dossiers {
    private final Tables tables;
    private final Motion motion;
    private final Desk desk;
    private final Belongings belongings;
    private final Ground ground;
    private final Journal journal;
    private final ApplicantSteps steps;
    private final Wishes wishes;
    private final TransactionTemplate transaction;

    Dossiers(
            Tables tables,
            Motion motion,
            Desk desk,
            Belongings belongings,
            Ground ground,
            Journal journal,
            ApplicantSteps steps,
            Wishes wishes,
            TransactionTemplate transaction) {
        this.tables = tables;
        this.motion = motion;
        this.desk = desk;
        this.belongings = belongings;
        this.ground = ground;
        this.journal = journal;
        this.steps = steps;
        this.wishes = wishes;
        this.transaction = transaction;
    }

    /// @throws NoSuchElementException where there is none
    public Dossier get(UUID id) {
        return tables.dossiers()
                .find(id)
                .orElseThrow(() -> new NoSuchElementException("no dossier " + id));
    }

    /// The dossier for its applicant; to other people it does not exist.
    public Optional<Dossier> forApplicant(UUID id, SignedIn who) {
        return tables.dossiers()
                .find(id)
                .filter(dossier -> belongings.applied(dossier, who, Belongings.FOLLOW));
    }

    /// The dossier for an officer who may read it; to others it does not exist.
    public Optional<Dossier> forOfficer(UUID id, SignedIn who) {
        return tables.dossiers().find(id).filter(dossier -> desk.mayRead(who, dossier));
    }

    /// The dossier with a code, typed as people type. Shows only what anybody may know.
    public Optional<PublicState> byCode(String typed) {
        return ground.codeForm()
                .read(typed)
                .map(DossierCode::value)
                .flatMap(tables.dossiers()::byCode)
                .map(dossier ->
                        new PublicState(
                                dossier.code(),
                                dossier.procedure(),
                                dossier.agency(),
                                dossier.state(),
                                dossier.dates().filed(),
                                dossier.dates().due()));
    }

    /// The dossiers of an applicant, the newest first, as far as whoever asks may follow them.
    public List<Dossier> of(SignedIn who, int limit) {
        return tables.dossiers().ofAccount(who.account(), limit).stream()
                .filter(one -> belongings.within(who, Belongings.FOLLOW, one.procedure()))
                .toList();
    }

    /// The dossiers that a system filed for people, the newest first.
    ///
    /// @param before only those older than this one
    public List<Dossier> filedBy(SignedIn system, Optional<UUID> before, int limit) {
        return tables.dossiers().ofHelper(system.account(), before, limit);
    }

    /// What happened to a dossier, the earliest first.
    public List<Recorded> history(Dossier dossier) {
        return journal.about(dossier.subject());
    }

    /// Everything that lies with a dossier, at once.
    public Material material(Dossier dossier) {
        return tables.material().of(dossier.id());
    }

    /// The files of a dossier.
    public List<PaperFile> files(Dossier dossier) {
        return tables.files().ofDossier(dossier.id());
    }

    public List<Supplement> supplements(Dossier dossier) {
        return tables.supplements().of(dossier.id());
    }

    /// Withdraws, while nothing is decided. Where another house handles it, the wish goes there,
    /// and the dossier is withdrawn once that house says so.
    public Taken withdraw(UUID id, SignedIn who, String reason) {
        return wished(id, who, Wish.Kind.WITHDRAW, Map.of(), reason)
                .orElseGet(() ->
                        take(
                                id,
                                who,
                                new Step.Withdraw(reason),
                                moving -> steps.withdraw(moving, reason)));
    }

    /// Hands in what was asked for: the agency's clock runs again. Where another house handles it,
    /// it goes there, and the dossier goes on once that house says so.
    ///
    /// @param answers fields that were to be mended, by field
    public Taken supply(UUID id, SignedIn who, Map<String, Object> answers) {
        return wished(id, who, Wish.Kind.SUPPLY, answers, "")
                .orElseGet(() ->
                        take(id, who, new Step.Supply(), moving -> steps.supply(moving, answers)));
    }

    /// What its applicant wanted last of a dossier that another house handles.
    public Optional<Wish> lastWish(Dossier dossier) {
        var all = dossier.handledElsewhere() ? wishes(dossier) : List.<Wish>of();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// What its applicant wants of a dossier that another house handles, the earliest first.
    public List<Wish> wishes(Dossier dossier) {
        return wishes.of(dossier.id());
    }

    private Optional<Taken> wished(
            UUID id, SignedIn who, Wish.Kind kind, Map<String, Object> answers, String reason) {
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        tables.dossiers()
                                .lock(id)
                                .filter(Dossier::handledElsewhere)
                                .map(dossier ->
                                        belongings.applied(dossier, who, Belongings.APPLY)
                                                ? wishes.send(
                                                        dossier, kind, answers, reason, who.actor())
                                                : new Taken.Refused(Refusal.NOT_FOUND))));
    }

    private Taken take(UUID id, SignedIn who, Step step, java.util.function.Consumer<Moving> work) {
        var wish =
                new Motion.Wish(
                        id,
                        null,
                        _ -> who.actor(),
                        _ -> step,
                        dossier ->
                                belongings.applied(dossier, who, Belongings.APPLY)
                                        ? Optional.empty()
                                        : Optional.of(Refusal.NOT_FOUND));
        return Objects.requireNonNull(
                transaction.execute(_ ->
                        motion.take(
                                wish,
                                moving -> {
                                    Applicant.Agent.of(who).ifPresent(moving::actedBy);
                                    work.accept(moving);
                                })));
    }
}
