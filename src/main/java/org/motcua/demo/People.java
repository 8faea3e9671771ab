package org.motcua.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.motcua.country.Countries;
import org.motcua.kernel.Identifier;
import org.motcua.registry.Registries;
import org.motcua.unit.Units;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The doorway to invented people: writes them into the registries in large steps.
@Component("demonstrationPeople")
public class People {
    private static final int STEP = 500;

    /// So many people have all that people have; of the others every tenth step, so that a large
    /// country costs little more than its people.
    private static final int RICH = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Countries countries;
    private final Registries registries;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Clock clock;

    People(
            Countries countries,
            Registries registries,
            JdbcTemplate sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.countries = countries;
        this.registries = registries;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// How many people the registries know.
    public long count() {
        Long count =
                sql.queryForObject(
                        """
                        select count(*) from registry.record
                        where registry = 'population' and superseded_at is null
                        """,
                        Long.class);
        return count == null ? 0 : count;
    }

    /// Adds at least so many people, the same ones for the same seed, day and registries.
    ///
    /// @param progress told how many are there
    public void add(int people, long seed, IntConsumer progress) {
        write(families(seed), people, progress);
    }

    Families families(long seed) {
        var families = new Families(countries.active(), registries, countries.today(clock), seed);
        families.taken(
                sql.query(
                        "select key from registry.record where registry = 'population'",
                        (row, _) -> row.getString(1)));
        return families;
    }

    List<Household> write(Families families, int people, IntConsumer progress) {
        places(families);
        var all = new ArrayList<Household>();
        int done = 0;
        int steps = 0;
        while (done < people) {
            var step = new ArrayList<Household>();
            int size = 0;
            while (size < STEP && done + size < people) {
                var family = families.next();
                step.add(family);
                size += family.people().size();
            }
            write(families, step, done < RICH || steps % 10 == 0, false);
            all.addAll(step);
            done += size;
            steps++;
            progress.accept(done);
        }
        return all;
    }

    private void places(Families families) {
        transaction.executeWithoutResult(_ ->
                belongings(families)
                        .places(
                                Units.of(countries.active()),
                                families.stage().communes().keySet()));
    }

    private Belongings belongings(Families families) {
        return new Belongings(
                new NamedParameterJdbcTemplate(sql),
                families.names(),
                clock.instant(),
                countries.today(clock));
    }

    /// Writes families that are to act: they have what there is to have.
    void write(Families families, List<Household> cast) {
        write(families, cast, true, true);
    }

    private void write(Families families, List<Household> step, boolean rich, boolean cast) {
        transaction.executeWithoutResult(_ -> {
            var numbers = new HashMap<List<String>, Long>();
            var records =
                    new Records(
                            families.stage(),
                            families,
                            registries,
                            (registry, prefix) -> next(numbers, registry, prefix),
                            countries.today(clock));
            var rows = new ArrayList<Records.Row>();
            step.forEach(family -> records.of(family, rows));
            insert(rows);
            keep(numbers);
            if (rich) {
                belongings(families)
                        .of(
                                step.stream()
                                        .flatMap(family -> family.people().stream())
                                        .map(person -> person.number().value())
                                        .toList(),
                                cast);
            }
        });
    }

    private String next(Map<List<String>, Long> numbers, String registry, String prefix) {
        var key = List.of(registry, prefix);
        long number = numbers.computeIfAbsent(key, _ -> last(registry, prefix)) + 1;
        numbers.put(key, number);
        int digits = registries.get(registry).key().sequence();
        return prefix + ("%0" + digits + "d").formatted(number);
    }

    private long last(String registry, String prefix) {
        return sql
                .query(
                        "select last from registry.counter where registry = ? and prefix = ?",
                        (row, _) -> row.getLong(1),
                        registry,
                        prefix)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private void insert(List<Records.Row> rows) {
        var at = Timestamp.from(clock.instant());
        sql.batchUpdate(
                """
                insert into registry.record
                    (entity, registry, key, fields, valid, recorded_at, cause)
                values (?, ?, ?, ?::jsonb, daterange(?::date, null), ?, 'demo')
                on conflict do nothing
                """,
                rows.stream()
                        .map(row ->
                                new Object[] {
                                    Identifier.next(),
                                    row.registry(),
                                    row.key(),
                                    JSON.writeValueAsString(row.fields()),
                                    row.since(),
                                    at
                                })
                        .toList());
    }

    private void keep(Map<List<String>, Long> numbers) {
        sql.batchUpdate(
                """
                insert into registry.counter (registry, prefix, last) values (?, ?, ?)
                on conflict (registry, prefix) do update set last = excluded.last
                """,
                numbers.entrySet().stream()
                        .map(entry ->
                                new Object[] {
                                    entry.getKey().get(0), entry.getKey().get(1), entry.getValue()
                                })
                        .toList());
    }
}
