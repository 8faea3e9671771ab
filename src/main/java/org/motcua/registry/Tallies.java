package org.motcua.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.kernel.UnitCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many records of a registry have certain values today, by unit; and, for registries that hold
/// nothing of persons, the records themselves. A number of records is nothing of a person, so it is
/// not written down as a look.
@Component("registryTallies")
public class Tallies {
    private final JdbcClient sql;
    private final Countries countries;
    private final Clock clock;
    private final Counts counts;

    @Autowired
    Tallies(JdbcClient sql, Countries countries, Clock clock, Moved moved) {
        this(sql, countries, clock, new Counts(sql, moved));
    }

    private Tallies(JdbcClient sql, Countries countries, Clock clock, Counts counts) {
        this.sql = sql;
        this.countries = countries;
        this.clock = clock;
        this.counts = counts;
    }

    /// By itself, without the program around it: it counts anew each time.
    public static Tallies over(DataSource source, Countries countries, Clock clock) {
        var sql = JdbcClient.create(source);
        return new Tallies(sql, countries, clock, new Counts(sql, null));
    }

    /// Another number whenever a registry has moved.
    public long beat() {
        return sql.sql("select coalesce(sum(beat), 0)::bigint from registry.moved")
                .query(Long.class)
                .single();
    }

    /// How many records say a day since another in one of their fields, by day.
    public SortedMap<LocalDate, Long> byDay(
            String registry, String dayField, LocalDate since, Collection<UnitCode> units) {
        var found = new TreeMap<LocalDate, Long>();
        sql.sql(
                        """
                        select (fields ->> :day)::date as day, count(*) as n from registry.record
                        where registry = :registry and superseded_at is null
                            and valid @> :today::date and fields ->> :day >= :since
                            and (:everywhere or fields ->> :field = any (:units))
                        group by 1
                        """)
                .param("day", dayField)
                .param("field", unitField(registry))
                .param("registry", registry)
                .param("today", countries.today(clock))
                .param("since", since.toString())
                .param("everywhere", units.isEmpty())
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .query((row, _) ->
                        found.put(row.getObject("day", LocalDate.class), row.getLong("n")))
                .list();
        return found;
    }

    /// The records that have all these values, by the unit in which the registry says they lie.
    public Map<String, Long> byUnit(String registry, Map<String, Object> having) {
        return counts.byUnit(
                new Counts.Asked(
                        countries.active().hash(),
                        registry,
                        unitField(registry),
                        countries.today(clock)),
                RecordTable.text(new TreeMap<>(having)));
    }

    /// How many records in these units, or in all where none is named, have all these values.
    public long count(String registry, Map<String, Object> having, Collection<UnitCode> units) {
        var byUnit = byUnit(registry, having);
        return units.isEmpty()
                ? byUnit.values().stream().mapToLong(Long::longValue).sum()
                : units.stream()
                        .distinct()
                        .mapToLong(unit -> byUnit.getOrDefault(unit.value(), 0L))
                        .sum();
    }

    /// The records that have one of these sets of values, in these units or everywhere, by key.
    ///
    /// @throws IllegalArgumentException where the registry holds anything of persons
    public List<RegistryRecord> having(
            String registry,
            List<Map<String, Object>> oneOf,
            Collection<UnitCode> units,
            int most) {
        var definition = registry(registry);
        if (!impersonal(definition)) {
            throw new IllegalArgumentException("the registry " + registry + " is of persons");
        }
        return sql.sql(
                        """
                        select entity, id, registry, key, fields, lower(valid) as since,
                            recorded_at
                        from registry.record
                        where registry = :registry and superseded_at is null
                            and valid @> :today::date
                            and fields @> any (cast(:having as jsonb[]))
                            and (:everywhere or fields ->> :field = any (:units))
                        order by key limit :most
                        """)
                .param("field", unitField(registry))
                .param("registry", registry)
                .param("today", countries.today(clock))
                .param("having", oneOf.stream().map(RecordTable::text).toArray(String[]::new))
                .param("everywhere", units.isEmpty())
                .param("units", units.stream().map(UnitCode::value).toArray(String[]::new))
                .param("most", most)
                .query(RecordTable::row)
                .list();
    }

    /// Whether a registry holds nothing of persons.
    public static boolean impersonal(Registry registry) {
        return registry.fields().values().stream()
                .allMatch(field -> field.personal() == Registry.Personal.NONE);
    }

    private Registry registry(String id) {
        return countries.active().get(Registry.KIND, id, countries.today(clock)).value();
    }

    private String unitField(String id) {
        var field = registry(id).unitField();
        return field == null ? "unit" : field;
    }
}
