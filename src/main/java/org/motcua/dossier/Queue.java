package org.motcua.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Assignment;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.Folding;
import org.motcua.kernel.ProcedureCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What waits for an officer: read from the dossiers themselves, so that a step shows at once.
@Component
public class Queue {
    private final Desk desk;
    private final Ground ground;
    private final JdbcClient sql;

    Queue(Desk desk, Ground ground, JdbcClient sql) {
        this.desk = desk;
        this.ground = ground;
        this.sql = sql;
    }

    /// One row.
    ///
    /// @param due the date promised to the person; none before receipt
    /// @param turnDue until when the internal process wants this step done
    public record Waiting(
            UUID dossier,
            DossierCode code,
            ProcedureCode procedure,
            AgencyCode agency,
            String applicant,
            State state,
            String step,
            String role,
            Optional<UUID> assignee,
            String channel,
            Instant filed,
            Optional<Instant> due,
            Optional<Instant> turnDue,
            int supplements,
            boolean reappointed,
            int version,
            Optional<String> proposal) {}

    /// How many wait, by time left.
    public record Counts(int all, int late, int today, int mine, int waitingForApplicant) {}

    /// @param step only rows of this step
    /// @param procedure only rows of this procedure
    /// @param words part of a name or code, as typed: with or without marks
    /// @param mine only rows given to me
    public record Filter(
            Optional<String> step,
            Optional<String> procedure,
            Optional<String> words,
            boolean mine,
            Left left) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), false, Left.ANY);
    }

    /// How much time is left.
    public enum Left {
        ANY,
        /// The promised date is over.
        LATE,
        /// Promised for today.
        TODAY,
        /// The applicant has to act first.
        APPLICANT
    }

    /// What waits for somebody, least time left first.
    public List<Waiting> of(SignedIn who, Filter filter, int offset, int limit) {
        var duties = desk.duties(who);
        return sql.sql(
                        """
                        select id, code, procedure, agency, applicant_name, state, turn, turn_role,
                               assignee, channel, filed_at, due_at, turn_due, supplements,
                               reappointed, version, proposal
                        from dossier.dossier
                        where ended_at is null and partner_side is distinct from 'DESK'
                            and (state in (5, 6)) = (:left = 'APPLICANT')
                            and (:left <> 'LATE' or due_at < :now)
                            and (:left <> 'TODAY' or (due_at >= :now and due_at < :tomorrow))
                            and (agency, turn_role) in
                                (select * from unnest(:agencies::text[], :roles::text[]))
                            and (:step::text is null or turn = :step)
                            and (:procedure::text is null or procedure = :procedure)
                            and (:words::text is null or code ilike '%' || :words || '%'
                                or lower(translate(regexp_replace(
                                        normalize(applicant_name, NFD), '[\\u0300-\\u036f]', '', 'g'),
                                    :stroked, :unstroked)) like '%' || :folded || '%')
                            and (not :mine or assignee = :me)
                        order by coalesce(due_at, turn_due, filed_at), id
                        offset :offset limit :limit
                        """)
                .param("agencies", agencies(duties))
                .param("roles", roles(duties))
                .param("step", filter.step().orElse(null))
                .param("procedure", filter.procedure().orElse(null))
                .param("words", filter.words().map(Queue::literal).orElse(null))
                .param("folded", folded(filter))
                .param("stroked", Folding.STROKED)
                .param("unstroked", Folding.UNSTROKED)
                .param("mine", filter.mine())
                .param("left", filter.left().name())
                .param("now", Json.time(ground.now()))
                .param("tomorrow", Json.time(tomorrow()))
                .param("me", who.account())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, _) -> row(new Columns(row)))
                .list();
    }

    /// How many wait for somebody.
    public Counts counts(SignedIn who) {
        var duties = desk.duties(who);
        return sql.sql(
                        """
                        select count(*) filter (where state not in (5, 6)) as all_waiting,
                               count(*) filter (where state not in (5, 6) and due_at < :now) as late,
                               count(*) filter (where state not in (5, 6) and due_at >= :now
                                   and due_at < :tomorrow) as today,
                               count(*) filter (where assignee = :me) as mine,
                               count(*) filter (where state in (5, 6)) as applicant
                        from dossier.dossier
                        where ended_at is null and partner_side is distinct from 'DESK'
                            and (agency, turn_role) in
                                (select * from unnest(:agencies::text[], :roles::text[]))
                        """)
                .param("now", Json.time(ground.now()))
                .param("tomorrow", Json.time(tomorrow()))
                .param("me", who.account())
                .param("agencies", agencies(duties))
                .param("roles", roles(duties))
                .query((row, _) ->
                        new Counts(
                                row.getInt("all_waiting"),
                                row.getInt("late"),
                                row.getInt("today"),
                                row.getInt("mine"),
                                row.getInt("applicant")))
                .single();
    }

    private Instant tomorrow() {
        return ground.today().plusDays(1).atStartOfDay(ground.zone()).toInstant();
    }

    /// A step that an officer did.
    public record Finished(
            UUID dossier,
            DossierCode code,
            ProcedureCode procedure,
            String applicant,
            State state,
            String step,
            String result,
            Instant done,
            boolean late) {}

    /// What somebody did today, the newest first.
    public List<Finished> finishedToday(SignedIn who) {
        return sql.sql(
                        """
                        select d.id, d.code, d.procedure, d.applicant_name, d.state,
                               t.step, t.result, t.done, coalesce(t.done > t.due, false) as late
                        from dossier.turn t join dossier.dossier d on d.id = t.dossier
                        where t.officer = :me and t.done >= :since
                        order by t.done desc limit 500
                        """)
                .param("me", who.account())
                .param("since", Json.time(ground.today().atStartOfDay(ground.zone()).toInstant()))
                .query((row, _) ->
                        new Finished(
                                row.getObject("id", UUID.class),
                                new DossierCode(row.getString("code")),
                                new ProcedureCode(row.getString("procedure")),
                                row.getString("applicant_name"),
                                State.of(row.getInt("state")),
                                row.getString("step"),
                                row.getString("result"),
                                new Columns(row).instant("done"),
                                row.getBoolean("late")))
                .list();
    }

    private static String[] agencies(List<Assignment> duties) {
        return duties.stream().map(duty -> duty.agency().value()).toArray(String[]::new);
    }

    private static String[] roles(List<Assignment> duties) {
        return duties.stream().map(Assignment::role).toArray(String[]::new);
    }

    /// Nothing where only signs were typed: those are looked for in codes alone.
    private static @Nullable String folded(Filter filter) {
        return filter.words().map(Folding::fold).filter(text -> !text.isEmpty()).orElse(null);
    }

    /// Signs that mean something in a pattern mean themselves here.
    private static String literal(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Waiting row(Columns columns) throws java.sql.SQLException {
        var row = columns.row();
        return new Waiting(
                columns.id("id"),
                new DossierCode(row.getString("code")),
                new ProcedureCode(row.getString("procedure")),
                new AgencyCode(row.getString("agency")),
                row.getString("applicant_name"),
                State.of(row.getInt("state")),
                columns.text("turn").orElse(""),
                columns.text("turn_role").orElse(""),
                columns.uuid("assignee"),
                row.getString("channel"),
                columns.instant("filed_at"),
                columns.time("due_at"),
                columns.time("turn_due"),
                row.getInt("supplements"),
                row.getBoolean("reappointed"),
                row.getInt("version"),
                columns.text("proposal"));
    }
}
