package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.State;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is new about the dossiers that a system filed: it asks with the position up to which it
/// knows, as often as it likes, and never misses or repeats anything.
@Allow("api.follow")
@RestController
class ChangeResources {
    private static final int MOST = 1000;

    private final JdbcClient sql;

    ChangeResources(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param next what to ask with the next time
    /// @param more whether something is waiting already
    record Changes(List<Change> changes, long next, boolean more) {}

    /// @param position in the journal, whose seal proves it
    /// @param state after it, where it changed
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Change(
            long position,
            Instant at,
            String fact,
            String name,
            UUID dossier,
            @Nullable String code,
            Optional<DossierAnswers.StatePart> state,
            @Nullable String due) {}

    @GetMapping("/api/v1/changes")
    Changes changes(
            @RequestParam(defaultValue = "0") long since,
            @RequestParam(defaultValue = "100") int limit,
            SignedIn who,
            Speech speech) {
        int most = Math.clamp(limit, 1, MOST);
        var found =
                sql.sql(
                                """
                                select position, at, fact, dossier, data ->> 'code' as code,
                                       (data ->> 'to')::int as state, data ->> 'due' as due
                                from api.change
                                where client = ? and position >= ? order by position limit ?
                                """)
                        .param(who.system().orElse(""))
                        .param(since)
                        .param(most + 1)
                        .query((row, _) -> {
                            String fact = row.getString("fact");
                            return new Change(
                                    row.getLong("position"),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    fact,
                                    speech.w("portal.fact." + fact),
                                    row.getObject("dossier", UUID.class),
                                    row.getString("code"),
                                    Optional.ofNullable(row.getObject("state", Integer.class))
                                            .map(code ->
                                                    DossierAnswers.state(speech, State.of(code))),
                                    row.getString("due"));
                        })
                        .list();
        boolean more = found.size() > most;
        var shown = more ? found.subList(0, most) : found;
        long next = shown.isEmpty() ? Math.max(0, since) : shown.getLast().position() + 1;
        return new Changes(shown, next, more);
    }
}
