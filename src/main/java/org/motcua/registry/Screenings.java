package org.motcua.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.country.ValueType;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks through a registry for the people to whom the state comes by itself.
///
/// A rule sees only the fields that it named and that procedures may read. What does not meet it
/// leaves nothing behind and goes nowhere; each record that does is written down as a look, with
/// its purpose, so that the person finds it among the others.
@Component
public class Screenings {
    /// Instead of a field: the record is found under the person's own number.
    public static final String KEY = "key";

    private static final String SELECT =
            """
            select r.entity, r.id, r.registry, r.key, r.fields, lower(r.valid) as since,
                r.recorded_at,
                p.entity as p_entity, p.id as p_id, p.registry as p_registry, p.key as p_key,
                p.fields as p_fields, lower(p.valid) as p_since, p.recorded_at as p_recorded_at
            from registry.record r
            join registry.record p on p.registry = :people and p.superseded_at is null
                and p.valid @> :today::date
                and p.key = case when :person = 'key' then r.key else r.fields ->> :person end
            where r.registry = :registry and r.superseded_at is null and r.valid @> :today::date
            """;

    private final RecordTable table;
    private final Journal journal;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Countries countries;
    private final Clock clock;

    Screenings(
            RecordTable table,
            Journal journal,
            JdbcClient sql,
            TransactionTemplate transaction,
            Countries countries,
            Clock clock) {
        this.table = table;
        this.journal = journal;
        this.sql = sql;
        this.transaction = transaction;
        this.countries = countries;
        this.clock = clock;
    }

    /// What is looked for, and everything that is written down of it.
    ///
    /// @param person the field that holds the number of the person concerned, or [#KEY]
    /// @param people the registry whose keys are the numbers of people
    /// @param fields what the rule reads of the record
    /// @param peopleFields what the rule reads of the person
    /// @param purpose why, as the person will read it
    /// @param matter what it is for, "offering:…"
    public record Wish(
            String registry,
            String person,
            String people,
            List<String> fields,
            List<String> peopleFields,
            String purpose,
            String matter,
            Actor actor) {
        public Wish {
            fields = List.copyOf(fields);
            peopleFields = List.copyOf(peopleFields);
        }
    }

    /// A record and the person whom it concerns.
    public record Candidate(RegistryRecord record, RegistryRecord person) {
        public String number() {
            return person.key();
        }
    }

    /// Which of some candidates are meant.
    @FunctionalInterface
    public interface Rule {
        List<Candidate> meeting(List<Candidate> candidates);
    }

    /// The fields of a registry that a rule may name, with their types.
    public static ValueType language(Registry registry) {
        var fields = new LinkedHashMap<String, ValueType>();
        registry.access(Reading.PROCEDURE)
                .map(registry::readable)
                .orElseGet(java.util.Set::of)
                .forEach(name -> fields.put(name, Language.type(registry.field(name))));
        return ValueType.group(fields);
    }

    /// Those of the records that say a day in a field.
    public List<Candidate> onDay(Wish wish, String field, LocalDate day, Rule rule) {
        return screened(
                wish,
                " and r.fields @> cast(:having as jsonb)",
                Map.of("having", RecordTable.text(Map.of(field, day.toString()))),
                rule);
    }

    /// Those of some records.
    public List<Candidate> of(Wish wish, Collection<UUID> entities, Rule rule) {
        return screened(
                wish,
                " and r.entity = any(:entities)",
                Map.of("entities", entities.toArray(UUID[]::new)),
                rule);
    }

    private List<Candidate> screened(
            Wish wish, String condition, Map<String, Object> parameters, Rule rule) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    if (table.outage(wish.registry()).isPresent()
                            || table.outage(wish.people()).isPresent()) {
                        return List.of();
                    }
                    var all =
                            sql.sql(SELECT + condition)
                                    .param("people", wish.people())
                                    .param("person", wish.person())
                                    .param("registry", wish.registry())
                                    .param("today", countries.today(clock))
                                    .params(parameters)
                                    .query((row, _) -> candidate(row, wish))
                                    .list();
                    var met = rule.meeting(all);
                    var entries = new ArrayList<Entry>();
                    met.forEach(one -> entries.addAll(looked(wish, one)));
                    journal.append(entries);
                    return met;
                }));
    }

    private static Candidate candidate(ResultSet row, Wish wish) throws SQLException {
        var person =
                new RegistryRecord(
                        row.getObject("p_entity", UUID.class),
                        row.getObject("p_id", UUID.class),
                        row.getString("p_registry"),
                        row.getString("p_key"),
                        RecordTable.fields(row.getString("p_fields")),
                        row.getObject("p_since", LocalDate.class),
                        row.getTimestamp("p_recorded_at").toInstant());
        return new Candidate(
                RecordTable.row(row, 0).only(wish.fields()), person.only(wish.peopleFields()));
    }

    private static List<Entry> looked(Wish wish, Candidate candidate) {
        var entries = new ArrayList<Entry>();
        entries.add(looked(wish, candidate.record(), wish.fields()));
        if (!candidate.person().id().equals(candidate.record().id())) {
            entries.add(looked(wish, candidate.person(), wish.peopleFields()));
        }
        return entries;
    }

    private static Entry looked(Wish wish, RegistryRecord record, List<String> fields) {
        return new Entry(
                "registry.read",
                wish.actor(),
                record.subject(),
                Map.of(
                        "registry",
                        record.registry(),
                        "fields",
                        fields,
                        "access",
                        Reading.PROCEDURE,
                        "matter",
                        wish.matter()),
                wish.purpose());
    }
}
