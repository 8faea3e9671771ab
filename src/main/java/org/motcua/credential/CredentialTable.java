package org.motcua.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.Credential.Ending;
import org.motcua.credential.Credential.State;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `credential.credential`.
final class CredentialTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> WORDS =
            new TypeReference<>() {};

    private final JdbcClient sql;

    CredentialTable(DataSource source) {
        sql = JdbcClient.create(source);
    }

    /// Whether it is new: no credential had that key.
    boolean insert(Credential credential, String key, UUID signer) {
        return sql.sql(
                                """
                                insert into credential.credential
                                    (id, key, code, kind, template, definition, title, person,
                                     account, agency, agency_name, signer, signer_name, subject,
                                     sha256, bytes, issued_at, valid_from, valid_until, state)
                                values (:id, :key, :code, :kind, :template, :definition,
                                     :title::jsonb, :person, :account, :agency, :agencyName,
                                     :signer, :signerName, :subject, :sha256, :bytes, :issuedAt,
                                     :validFrom, :validUntil, 'ISSUED')
                                on conflict (key) do nothing
                                """)
                        .param("id", credential.id())
                        .param("key", key)
                        .param("code", credential.code())
                        .param("kind", credential.kind())
                        .param("template", credential.template())
                        .param("definition", credential.definition())
                        .param("title", JSON.writeValueAsString(credential.title().byLanguage()))
                        .param(
                                "person",
                                credential.holder().person().map(PersonNumber::value).orElse(null))
                        .param("account", credential.holder().account().orElse(null))
                        .param("agency", credential.agency().value())
                        .param("agencyName", credential.agencyName())
                        .param("signer", signer)
                        .param("signerName", credential.signerName())
                        .param("subject", credential.subject())
                        .param("sha256", credential.sha256())
                        .param("bytes", credential.bytes())
                        .param("issuedAt", Timestamp.from(credential.issuedAt()))
                        .param("validFrom", credential.validFrom())
                        .param("validUntil", credential.validUntil().orElse(null))
                        .update()
                == 1;
    }

    /// Whether it stood until now.
    boolean end(UUID id, State state, Instant at, String reason, @Nullable UUID replacement) {
        return sql.sql(
                                """
                                update credential.credential
                                set state = :state, ended_at = :at, ended_reason = :reason,
                                    replacement = :replacement
                                where id = :id and state = 'ISSUED'
                                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("at", Timestamp.from(at))
                        .param("reason", reason)
                        .param("replacement", replacement)
                        .update()
                == 1;
    }

    Optional<Credential> byId(UUID id) {
        return one("id = ?", id);
    }

    Optional<Credential> byKey(String key) {
        return one("key = ?", key);
    }

    Optional<Credential> byCode(String code) {
        return one("code = ?", code);
    }

    Optional<Credential> bySum(String sha256) {
        return one("sha256 = ?", sha256);
    }

    List<Credential> bySubject(String subject) {
        return sql.sql("select * from credential.credential where subject = ? order by issued_at")
                .param(subject)
                .query((row, _) -> read(row))
                .list();
    }

    /// The newest first. Two indexed halves, because a holder may be known by either.
    List<Credential> of(Holder holder) {
        return sql.sql(
                        """
                        select * from credential.credential where person = :person
                        union
                        select * from credential.credential where account = :account
                        order by issued_at desc, id desc
                        """)
                .param("person", holder.person().map(PersonNumber::value).orElse(null))
                .param("account", holder.account().orElse(null), java.sql.Types.OTHER)
                .query((row, _) -> read(row))
                .list();
    }

    private Optional<Credential> one(String condition, Object value) {
        return sql.sql("select * from credential.credential where " + condition)
                .param(value)
                .query((row, _) -> read(row))
                .optional();
    }

    private static Credential read(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Credential(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("kind"),
                row.getString("template"),
                row.getString("definition"),
                new Text(JSON.readValue(row.getString("title"), WORDS)),
                holder(row),
                new AgencyCode(row.getString("agency")),
                row.getString("agency_name"),
                row.getString("signer_name"),
                row.getString("subject"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getTimestamp("issued_at").toInstant(),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                state,
                state == State.ISSUED ? Optional.empty() : Optional.of(ending(row)));
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                Optional.ofNullable(row.getString("person")).map(PersonNumber::new),
                Optional.ofNullable(row.getObject("account", UUID.class)));
    }

    private static Ending ending(ResultSet row) throws SQLException {
        return new Ending(
                row.getTimestamp("ended_at").toInstant(),
                row.getString("ended_reason"),
                Optional.ofNullable(row.getObject("replacement", UUID.class)));
    }

    /// What the journal keeps of an issue: codes and sums, nothing of the person.
    static Map<String, Object> facts(Credential credential) {
        return Map.of(
                "kind", credential.kind(),
                "template", credential.template(),
                "definition", credential.definition(),
                "agency", credential.agency().value(),
                "from", credential.subject(),
                "personal", credential.holder().person().isPresent(),
                "sha256", credential.sha256());
    }
}
