package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.UnitCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts of records are remembered until their registry moves, and are then those of a recount.
class TalliesTest {
    private static final String HAMLETS = "hamlet-infrastructure";
    private static final Map<String, Object> POWER = Map.of("electricity", true);

    private final RegistryRoom room = new RegistryRoom();
    private final JdbcClient sql = JdbcClient.create(room.source);
    private final Moved moved = new Moved(sql);
    private final Tallies tallies = new Tallies(sql, room.countries, room.clock, moved);

    @Test
    void areRememberedUntilTheRegistryMoves() {
        hamlet("1", "24373", true);
        hamlet("2", "24373", false);
        hamlet("3", "26737", true);
        assertThat(tallies.count(HAMLETS, POWER, List.of())).isEqualTo(2);
        assertThat(tallies.count(HAMLETS, Map.of(), List.of())).isEqualTo(3);
        assertThat(tallies.count(HAMLETS, Map.of(), units("24373"))).isEqualTo(2);
        assertThat(tallies.count(HAMLETS, POWER, units("24373", "26737"))).isEqualTo(2);
        assertThat(tallies.byUnit(HAMLETS, POWER)).isEqualTo(Map.of("24373", 1L, "26737", 1L));

        hamlet("4", "26737", true);
        assertThat(tallies.count(HAMLETS, POWER, List.of())).as("not told").isEqualTo(2);
        long before = tallies.beat();
        moved.tell(new TreeSet<>(List.of("births", HAMLETS)));
        assertThat(tallies.beat()).isGreaterThan(before);
        assertThat(tallies.count(HAMLETS, POWER, List.of())).isEqualTo(3);
        assertThat(tallies.count(HAMLETS, Map.of(), List.of())).isEqualTo(4);
        assertThat(tallies.byUnit(HAMLETS, POWER))
                .isEqualTo(
                        Tallies.over(room.source, room.countries, room.clock)
                                .byUnit(HAMLETS, POWER));
    }

    private static List<UnitCode> units(String... codes) {
        return List.of(codes).stream().map(UnitCode::new).toList();
    }

    private void hamlet(String key, String unit, boolean power) {
        new JdbcTemplate(room.source)
                .update(
                        """
                        insert into registry.record (entity, registry, key, fields, valid,
                            recorded_at, cause)
                        values (uuidv7(), ?, ?, jsonb_build_object('name', ?, 'unit', ?,
                            'electricity', ?), daterange('2020-01-01', null), now(), 'test')
                        """,
                        HAMLETS,
                        "TH" + key,
                        "Thôn " + key,
                        unit,
                        power);
    }
}
