package org.motcua.demo;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.motcua.kernel.UnitCode;
import org.motcua.unit.Unit;
import org.motcua.unit.Units;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.SqlValue;

/// What invented people are and have beyond a family: insurance, taxes, cards, vehicles, and the
/// places where they live. Made in the database from the records of the people themselves, one
/// statement for each registry, the same for the same people.
final class Belongings {
    private static final int HAMLETS = 6;

    private final NamedParameterJdbcTemplate sql;
    private final Names names;
    private final Instant at;
    private final LocalDate today;

    Belongings(NamedParameterJdbcTemplate sql, Names names, Instant at, LocalDate today) {
        this.sql = sql;
        this.names = names;
        this.at = at;
        this.today = today;
    }

    /// What stands in the place before people come: facilities of health, hamlets.
    void places(Units units, Collection<String> communes) {
        var provinces = new TreeSet<String>();
        for (String commune : communes) {
            var parent = units.get(new UnitCode(commune), today).parent();
            provinces.add(parent == null ? commune : parent.value());
        }
        var near =
                provinces.stream()
                        .map(UnitCode::new)
                        .flatMap(province ->
                                Stream.concat(
                                        units.find(province, today).stream(),
                                        units.children(province, today).stream()))
                        .map(Unit::code)
                        .map(UnitCode::value)
                        .filter(code -> !provinces.contains(code))
                        .toList();
        sql.update(FACILITIES, with(List.of()));
        sql.update(
                HAMLETS_OF,
                with(List.of()).addValue("units", texts(near)).addValue("many", HAMLETS));
    }

    /// What belongs to these people.
    ///
    /// @param keys their personal numbers
    /// @param cast whether they are to act: then they have what others have by chance
    void of(List<String> keys, boolean cast) {
        var values = with(keys).addValue("cast", cast);
        for (String statement : Having.ALL) {
            sql.update(statement, values);
        }
        for (String statement : Holding.ALL) {
            sql.update(statement, values);
        }
    }

    private MapSqlParameterSource with(List<String> keys) {
        return new MapSqlParameterSource(Map.of("at", Timestamp.from(at), "today", today))
                .addValue("keys", texts(keys))
                .addValue("hamlet", names.hamlet())
                .addValue("enterprise", names.enterprise())
                .addValue("association", names.association())
                .addValue("school", names.school())
                .addValue("make", names.make())
                .addValue("violation", names.violation())
                .addValue("colours", texts(names.colours()))
                .addValue("hospitals", texts(names.hospitals()))
                .addValue("merits", texts(names.merits()))
                .addValue("protections", texts(names.protections()))
                .addValue("courses", texts(names.courses()))
                .addValue("platforms", texts(names.platforms()));
    }

    private static SqlValue texts(Map<String, Integer> weights) {
        return texts(weights.keySet().stream().sorted().toList());
    }

    private static SqlValue texts(List<String> all) {
        return new Texts(new ArrayList<>(all));
    }

    /// The code by which a facility is known in the demonstration.
    static String facility(Names names, String hospital) {
        return "%05d"
                .formatted(
                        79001
                                + names.hospitals().keySet().stream()
                                        .sorted()
                                        .toList()
                                        .indexOf(hospital));
    }

    /// An array of texts as a parameter.
    private record Texts(List<String> all) implements SqlValue {
        @Override
        public void setValue(PreparedStatement statement, int index) throws SQLException {
            Array array = statement.getConnection().createArrayOf("text", all.toArray());
            statement.setArray(index, array);
        }

        @Override
        public void cleanup() {
            // the connection frees it
        }
    }

    private static final String FACILITIES =
            """
            insert into registry.record (entity, registry, key, fields, valid, recorded_at, cause)
            select uuidv7(), 'health-facilities', lpad((79000 + n)::text, 5, '0'),
                jsonb_build_object('name', name, 'births', true, 'first_care', true,
                    'licensed_on', '2015-01-05', 'status', 'active'),
                daterange('2015-01-05', null), :at, 'demo'
            from unnest(:hospitals::text[]) with ordinality as h (name, n)
            on conflict do nothing
            """;

    private static final String HAMLETS_OF =
            """
            with made as (
                select unit, n, abs(hashtext(unit || '-' || n)) % 1000 as dice
                from unnest(:units::text[]) as u (unit), generate_series(1, :many) as n
                where not exists (
                    select 1 from registry.counter c
                    where c.registry = 'hamlet-infrastructure' and c.prefix = 'TH' || unit || '-')),
            numbered as (
                insert into registry.counter (registry, prefix, last)
                select 'hamlet-infrastructure', 'TH' || unit || '-', max(n) from made group by unit)
            insert into registry.record (entity, registry, key, fields, valid, recorded_at, cause)
            select uuidv7(), 'hamlet-infrastructure', 'TH' || unit || '-' || lpad(n::text, 3, '0'),
                jsonb_strip_nulls(jsonb_build_object(
                    'name', replace(:hamlet, '{0}', n::text), 'unit', unit,
                    'households', 80 + dice % 240,
                    'electricity', dice <> 7,
                    'electricity_since', case when dice <> 7 then '2012-06-30' end,
                    'electricity_due', case when dice = 7 then (:today::date + 60)::text end,
                    'signal', dice not between 7 and 18,
                    'signal_since', case when dice between 19 and 60
                            then (:today::date - dice * 3)::text
                        when dice not between 7 and 18 then '2019-03-01' end,
                    'signal_due', case when dice between 7 and 18 then (:today::date + 90)::text end,
                    'fibre', dice not between 7 and 80,
                    'fibre_since', case when dice not between 7 and 80 then '2023-12-15' end,
                    'fibre_due', case when dice between 7 and 80 then (:today::date + 200)::text end,
                    'fibre_households', case when dice between 7 and 80 then 0
                        else (80 + dice % 240) * (60 + dice % 35) / 100 end)),
                daterange('2012-06-30', null), :at, 'demo'
            from made on conflict do nothing
            """;
}
