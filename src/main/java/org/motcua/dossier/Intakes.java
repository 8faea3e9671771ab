package org.motcua.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.FormFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The doorway of those who fill in for somebody else, and that is written down: an officer for who
/// stands at the counter, another system for who uses its pages.
@Component
public class Intakes {
    private final Drafts drafts;
    private final DraftTable table;
    private final ServedTable served;
    private final Prefilling prefilling;
    private final DraftRules rules;
    private final Filings filings;
    private final Ground ground;
    private final JdbcClient sql;

    Intakes(
            Drafts drafts,
            Tables tables,
            ServedTable served,
            Prefilling prefilling,
            DraftRules rules,
            Filings filings,
            Ground ground,
            JdbcClient sql) {
        this.drafts = drafts;
        this.table = tables.drafts();
        this.served = served;
        this.prefilling = prefilling;
        this.rules = rules;
        this.filings = filings;
        this.ground = ground;
        this.sql = sql;
    }

    /// An intake as its page shows it.
    public record Intake(DraftView view, Filings.Helped person) {}

    /// Begins to fill in for somebody.
    ///
    /// @return empty where the procedure cannot be filed this way today
    public Optional<Draft> begin(
            ProcedureCode code, String language, SignedIn officer, Filings.Helped person) {
        var channel = officer.system().isPresent() ? Channel.ONLINE : Channel.COUNTER;
        return drafts.begin(code, channel, language, Optional.of(officer))
                .map(begun -> {
                    UUID id = begun.draft().id();
                    served.serve(id, person);
                    return save(begun.draft(), begun.draft().answers(), officer);
                });
    }

    /// The intake for the officer who began it; to others it does not exist.
    public Optional<Intake> open(UUID id, SignedIn officer) {
        return drafts.open(id, Optional.empty(), Optional.of(officer))
                .flatMap(draft ->
                        served.of(id)
                                .map(person ->
                                        new Intake(
                                                drafts.view(draft, Optional.of(officer)), person)));
    }

    /// Keeps what was typed into the whole form, and asks registries what follows from it.
    public Intake answer(Intake intake, Map<String, Object> typed, SignedIn officer) {
        var draft = intake.view().draft();
        var fields = intake.view().procedure().form().properties();
        var answers = new LinkedHashMap<>(draft.answers());
        typed.forEach((field, value) -> {
            if (fields.containsKey(field)) {
                answers.put(field, value);
            }
        });
        var saved = save(draft, answers, officer);
        return new Intake(drafts.view(saved, Optional.of(officer)), intake.person());
    }

    /// What would be wrong with these answers instead of those that are there; keeps nothing.
    public List<FormFault> examine(Intake intake, Map<String, Object> answers, SignedIn who) {
        var changed = intake.view().draft().with(answers);
        var filing = rules.filing(changed, Optional.of(who));
        return ground.rulebook(changed).validate(filing, rules);
    }

    /// Keeps these answers instead of those that are there.
    public Intake replace(Intake intake, Map<String, Object> answers, SignedIn who) {
        var saved = save(intake.view().draft(), answers, who);
        return new Intake(drafts.view(saved, Optional.of(who)), intake.person());
    }

    private Draft save(Draft draft, Map<String, Object> answers, SignedIn officer) {
        var complete = prefilling.complete(draft.with(answers), Optional.of(officer));
        var now = ground.now();
        return table.save(complete, now, now.plus(Drafts.LIFE));
    }

    /// Files it for the person, with the officer as the helper.
    public Filed file(Intake intake, SignedIn officer) {
        return filings.file(intake.view().draft().id(), officer, Optional.of(intake.person()));
    }

    /// A dossier that was taken in at the counter.
    public record TakenIn(
            UUID dossier,
            DossierCode code,
            ProcedureCode procedure,
            String applicant,
            State state,
            Instant filed) {}

    /// What an officer took in today, the newest first.
    public List<TakenIn> today(SignedIn officer) {
        var since = ground.today().atStartOfDay(ground.zone()).toInstant();
        return sql.sql(
                        """
                        select id, code, procedure, applicant_name, state, filed_at
                        from dossier.dossier
                        where helper = ? and filed_at >= ?
                        order by filed_at desc limit 200
                        """)
                .param(officer.account())
                .param(Json.time(since))
                .query((row, _) ->
                        new TakenIn(
                                row.getObject("id", UUID.class),
                                new DossierCode(row.getString("code")),
                                new ProcedureCode(row.getString("procedure")),
                                row.getString("applicant_name"),
                                State.of(row.getInt("state")),
                                new Columns(row).instant("filed_at")))
                .list();
    }
}
