package org.motcua.dossier;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.credential.Issue;
import org.motcua.credential.Signer;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Message;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.RegistryChange;
import org.motcua.procedure.Result;
import org.motcua.registry.Change;
import org.motcua.registry.Registries;
import org.motcua.registry.Written;
import org.motcua.unit.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Carries out what was decided: writes the registries, makes and signs the result or the refusal,
/// and ends the dossier where nothing is left to do. Runs inside the transaction of its effect.
@Component
class Outcomes {
    private static final String TASK = "dossier-outcome";

    private final DossierTable dossiers;
    private final TurnTable turns;
    private final Desk desk;
    private final Motion motion;
    private final Registries registries;
    private final Credentials credentials;
    private final ReadableFields readable;
    private final Accounts accounts;
    private final Ground ground;
    private final JdbcClient sql;

    Outcomes(
            Tables tables,
            Desk desk,
            Motion motion,
            Registries registries,
            Credentials credentials,
            ReadableFields readable,
            Accounts accounts,
            Ground ground,
            JdbcClient sql) {
        this.dossiers = tables.dossiers();
        this.turns = tables.turns();
        this.desk = desk;
        this.motion = motion;
        this.registries = registries;
        this.credentials = credentials;
        this.readable = readable;
        this.accounts = accounts;
        this.ground = ground;
        this.sql = sql;
    }

    EffectWorker.Tried carryOut(UUID id) {
        var dossier = dossiers.lock(id).orElseThrow();
        if (dossier.state().finished() || dossier.result().isPresent()) {
            return new EffectWorker.Tried.Done();
        }
        var written = new LinkedHashMap<String, String>();
        if (granted(dossier)) {
            var hindered = write(dossier, written);
            if (hindered.isPresent()) {
                return hindered.get();
            }
            issue(dossier, written).ifPresent(credential -> remember(id, credential));
        }
        return finish(id);
    }

    /// Ends the dossier once the internal process went on; what was decided comes first.
    EffectWorker.Tried finishAfterProcess(UUID id) {
        boolean open =
                sql.sql(
                                """
                                select exists (select 1 from dossier.effect
                                    where dossier = ? and kind = 'carry-out' and state <> 'done')
                                """)
                        .param(id)
                        .query(Boolean.class)
                        .single();
        return open ? new EffectWorker.Tried.Done() : finish(id);
    }

    /// Ends the dossier, unless the internal process has a step left before the result goes out.
    EffectWorker.Tried finish(UUID id) {
        var dossier = dossiers.lock(id).orElseThrow();
        if (dossier.state() != State.IN_PROCESS || stillToDo(dossier)) {
            return new EffectWorker.Tried.Done();
        }
        boolean granted = granted(dossier);
        motion.take(
                        Motion.Wish.byProgram(id, TASK, new Step.Finish()),
                        moving -> {
                            moving.told.put("granted", granted);
                            if (!granted) {
                                refuse(moving);
                            } else {
                                moving.tell(Message.Event.GRANTED, Map.of());
                            }
                        })
                .orThrow();
        if (dossier.channel() == Channel.ONLINE) {
            motion.take(
                            Motion.Wish.byProgram(id, TASK, new Step.Return()),
                            moving -> moving.told.put("how", "electronic"))
                    .orThrow();
        }
        return new EffectWorker.Tried.Done();
    }

    private boolean stillToDo(Dossier dossier) {
        return desk.step(dossier)
                .map(ProcessStep::action)
                .filter(action -> action != ProcessStep.Action.RETURN)
                .filter(action -> action != ProcessStep.Action.SIGN)
                .isPresent();
    }

    private boolean granted(Dossier dossier) {
        return dossier.standing()
                .decided()
                .flatMap(outcome ->
                        ground.rulebook(dossier).procedure().decisions().stream()
                                .filter(decision -> decision.id().equals(outcome))
                                .findFirst())
                .filter(decision -> decision.kind() == Decision.Kind.GRANTED)
                .isPresent();
    }

    private void refuse(Moving moving) {
        var reason = moving.before.ground().orElse("");
        moving.letter(Letters.REFUSAL, Letters.refusal(ground, moving, reason, ""));
        moving.tell(
                Message.Event.REFUSED,
                Map.of("reason", Letters.ground(ground, moving.before, reason, "")));
    }

    /// Writes all changes; each only once, however often this is tried.
    private Optional<EffectWorker.Tried> write(Dossier dossier, Map<String, String> written) {
        var rulebook = ground.rulebook(dossier);
        var filing = ground.filing(dossier);
        for (var change : rulebook.procedure().changes()) {
            var planned =
                    rulebook.registryChanges(filing, written).stream()
                            .filter(one -> one.change().id().equals(change.id()))
                            .findFirst();
            if (planned.isEmpty()) {
                continue;
            }
            switch (registries.write(asked(dossier, planned.get()))) {
                case Written.Done(var key) -> written.put(change.id(), key);
                case Written.Refused(var rule, var field) -> {
                    return Optional.of(
                            new EffectWorker.Tried.Stuck(
                                    "%s: %s %s".formatted(change.registry(), rule, field)));
                }
                case Written.Unavailable() -> {
                    return Optional.of(
                            new EffectWorker.Tried.Later(change.registry() + " does not answer"));
                }
            }
        }
        return Optional.empty();
    }

    private Change asked(Dossier dossier, RegistryChange.Planned planned) {
        var change = planned.change();
        return new Change(
                dossier.subject() + "/" + change.id(),
                change.registry(),
                switch (change.act()) {
                    case CREATE -> Change.Act.CREATE;
                    case UPDATE -> Change.Act.UPDATE;
                    case END -> Change.Act.END;
                },
                Optional.ofNullable(planned.key()).filter(key -> !key.isBlank()),
                planned.values(),
                ground.today(),
                dossier.subject(),
                actor(dossier));
    }

    private Optional<UUID> issue(Dossier dossier, Map<String, String> written) {
        return ground.rulebook(dossier)
                .result(ground.filing(dossier), written)
                .flatMap(issued ->
                        holder(dossier, issued)
                                .map(holder ->
                                        credentials.issue(issue(dossier, issued, holder)).id()));
    }

    private Issue issue(Dossier dossier, Result.Issued issued, Holder holder) {
        var result = issued.result();
        LocalDate from = ground.today();
        @Nullable Integer months = result.validMonths();
        return new Issue(
                dossier.subject() + "/result",
                result.code(),
                result.template(),
                readable.fields(dossier, issued),
                dossier.language(),
                holder,
                signer(dossier),
                dossier.subject(),
                actor(dossier),
                from,
                Optional.ofNullable(months).map(from::plusMonths));
    }

    /// Whose result it is: whom it is about, or else the applicant.
    private static Optional<Holder> holder(Dossier dossier, Result.Issued issued) {
        String about = issued.holder();
        if (about != null && !about.isBlank()) {
            return Optional.of(Holder.of(new PersonNumber(about)));
        }
        var applicant = dossier.applicant();
        return applicant.number().map(Holder::of).or(() -> applicant.account().map(Holder::of));
    }

    private Optional<Account> signed(Dossier dossier) {
        return desk.process(dossier).stream()
                .filter(step -> step.action() == ProcessStep.Action.SIGN)
                .findFirst()
                .flatMap(step -> turns.lastOfficer(dossier.id(), step.id()))
                .map(accounts::get);
    }

    private Signer signer(Dossier dossier) {
        String language = ground.country().settings().binding();
        var agency = ground.agency(dossier.agency());
        var officer = signed(dossier);
        String place =
                dossier.unit()
                        .flatMap(unit -> Units.of(ground.country()).find(unit, ground.today()))
                        .map(unit -> unit.name().in(language))
                        .orElse("");
        return new Signer(
                officer.map(Account::id).orElse(dossier.id()),
                officer.map(Account::name).orElse(dossier.agency().value()),
                title(dossier, language),
                dossier.agency(),
                agency.map(found -> found.name().in(language)).orElse(dossier.agency().value()),
                place);
    }

    private String title(Dossier dossier, String language) {
        return desk.process(dossier).stream()
                .filter(step -> step.action() == ProcessStep.Action.SIGN)
                .findFirst()
                .map(step -> ground.roleTitle(step.role(), language))
                .orElse("");
    }

    private Actor actor(Dossier dossier) {
        return signed(dossier)
                .map(account -> Actor.officer(account.id().toString(), dossier.agency()))
                .orElseGet(() -> Actor.program(TASK));
    }

    private void remember(UUID dossier, UUID credential) {
        sql.sql("update dossier.dossier set result = ? where id = ?")
                .param(credential)
                .param(dossier)
                .update();
    }
}
