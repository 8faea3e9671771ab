package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.registry.Sharing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What changed in a registry, as CloudEvents 1.0 in batches, in the order of the journal. The
/// cursor is a place in the journal: nothing is missed and nothing comes twice. An event names the
/// record and the fields, never a value: who needs the values looks the record up, which is written
/// down.
@Allow("api.registry")
@RestController
class RegistryEvents {
    static final MediaType BATCH =
            MediaType.parseMediaType("application/cloudevents-batch+json;charset=UTF-8");
    private static final int MOST = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Shares shares;
    private final Readers readers;

    RegistryEvents(JdbcClient sql, Shares shares, Readers readers) {
        this.sql = sql;
        this.shares = shares;
        this.readers = readers;
    }

    /// @param subject the identity of the record, by which it is looked up
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CloudEvent(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            Map<String, Object> data) {}

    @GetMapping("/api/v1/registries/{registry}/events")
    ResponseEntity<List<CloudEvent>> events(
            @PathVariable String registry,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit,
            SignedIn who) {
        if (shares.of(readers.of(who), registry, Sharing.Way.CHANGES).isEmpty()) {
            throw Trouble.of(Trouble.Kind.NOT_SHARED);
        }
        int most = Math.clamp(limit, 1, MOST);
        var found =
                sql.sql(
                                """
                                select position, at, fact, subject, data from api.registry_change
                                where registry = ? and position >= ? order by position limit ?
                                """)
                        .param(registry)
                        .param(cursor)
                        .param(most)
                        .query((row, _) ->
                                event(
                                        registry,
                                        row.getLong("position"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("fact"),
                                        row.getString("subject"),
                                        row.getString("data")))
                        .list();
        long next =
                found.isEmpty() ? Math.max(0, cursor) : Long.parseLong(found.getLast().id()) + 1;
        String link =
                "</api/v1/registries/%s/events?cursor=%d&limit=%d>; rel=\"next\""
                        .formatted(registry, next, most);
        return ResponseEntity.ok()
                .contentType(BATCH)
                .header(HttpHeaders.LINK, link)
                .header("Cursor-Next", Long.toString(next))
                .body(found);
    }

    private static CloudEvent event(
            String registry, long position, Instant at, String fact, String subject, String data) {
        return new CloudEvent(
                "1.0",
                Long.toString(position),
                "/registries/" + registry,
                "org.motcua." + fact,
                subject.substring(subject.indexOf(':') + 1),
                at,
                "application/json",
                JSON.readValue(data, DATA));
    }
}
