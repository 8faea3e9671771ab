package org.motcua.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.SettableClock;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The room of registries by itself, with a database and a clock of its own.
final class RegistryRoom {
    static final Actor KEEPER =
            Actor.officer("00000000-0000-0000-0000-000000000001", new AgencyCode("G01"));

    final SettableClock clock = new SettableClock("2026-11-23T02:00:00Z");
    final DataSource source = TestDatabase.fresh();
    final JdbcClient sql = JdbcClient.create(source);
    final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(source));
    final Countries countries;
    final Journal journal = new Journal(source, clock);
    final RecordTable table = new RecordTable(sql);
    final WordingTable wordings = new WordingTable(sql);
    final Guesses guesses = new Guesses(sql, journal, transaction, clock);
    final RecordWriter writer;
    final Registries registries;
    final Records records;
    final Regroupings regroupings;
    final Qualities qualities;
    final FaultTable faults;
    private int written;

    RegistryRoom() {
        this(TestCountry.countries());
    }

    RegistryRoom(Countries countries) {
        this.countries = countries;
        writer = new RecordWriter(table, sql, journal, countries, clock);
        registries = new Registries(countries, table, writer, guesses, journal, transaction, clock);
        records =
                new Records(
                        registries, wordings, writer, journal, countries, sql, transaction, clock);
        var rows = new JdbcTemplate(source);
        var twins = new TwinTable(sql, rows);
        faults = new FaultTable(sql, rows);
        qualities =
                new Qualities(
                        registries,
                        wordings,
                        new SurroundingsTable(sql, twins, countries, clock),
                        twins,
                        faults,
                        new QualityTable(sql, rows),
                        countries,
                        journal,
                        transaction,
                        clock);
        regroupings =
                new Regroupings(
                        registries,
                        new RegroupingTable(sql),
                        table,
                        wordings,
                        journal,
                        countries,
                        transaction,
                        clock);
    }

    /// What a registry says of its records, each judged by its own definition.
    Score check(String registry) {
        return qualities.check(registry, _ -> {});
    }

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    Written change(
            Change.Act act, String registry, String key, Map<String, Object> fields, String from) {
        return registries.write(
                new Change(
                        "test/" + ++written,
                        registry,
                        act,
                        Optional.of(key),
                        fields,
                        LocalDate.parse(from),
                        "test",
                        KEEPER));
    }

    /// A person of the population registry.
    UUID person(String number, String name, String born, String sex) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("full_name", name);
        fields.put("birth_date", born);
        fields.put("sex", sex);
        fields.put("residence", Map.of("unit", "26740", "line", "1 Lê Lợi"));
        put("population", number, fields, born);
        return entity("population", number);
    }

    /// A record as a registry took it over from elsewhere, right or wrong.
    UUID put(String registry, String key, Map<String, Object> fields, String from) {
        var entity = UUID.randomUUID();
        transaction.executeWithoutResult(_ ->
                table.insert(
                        entity,
                        registry,
                        key,
                        fields,
                        LocalDate.parse(from),
                        clock.instant(),
                        "test"));
        return entity;
    }

    UUID entity(String registry, String key) {
        return sql.sql("select entity from registry.record where registry = ? and key = ? limit 1")
                .param(registry)
                .param(key)
                .query(UUID.class)
                .single();
    }

    Records.Purpose keeping() {
        return new Records.Purpose("keeping", "Kiểm tra", "registry:test", KEEPER);
    }

    /// What a record says today.
    Map<String, Object> now(String registry, String key) {
        return table.byKey(registry, key, today()).getFirst().fields();
    }
}
