package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Numbers with a check digit: one that cannot be true is found, as a key and in a field.
class NumbersTest {
    private final RegistryRoom room = new RegistryRoom();

    private List<String> faults(String registry) {
        room.check(registry);
        return room.sql
                .sql(
                        """
                        select r.key || ': ' || f.kind || ' ' || f.rule || ' ' || f.field
                        from registry.fault f join registry.record r using (entity)
                        where f.registry = ? and f.state = 'OPEN' order by 1
                        """)
                .param(registry)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Map<String, Object> enterprise() {
        return Map.of(
                "name", "Công ty TNHH Trần Thị Lan",
                "unit", "26740",
                "registered_on", "2024-03-15",
                "status", "active");
    }

    @Test
    void aTaxCodeAsKeyNeedsItsCheckDigit() {
        room.put("enterprises", "0100109106", enterprise(), "2024-03-15");
        room.put("enterprises", "0315459415", enterprise(), "2024-03-15");
        assertThat(faults("enterprises")).containsExactly("0315459415: FORMAT key ");
    }

    @Test
    void aTaxNumberIsThatOfItsKind() {
        room.person("079196000123", "Trần Thị Lan", "1996-04-12", "female");
        room.put("enterprises", "0100109106", enterprise(), "2024-03-15");
        room.put("tax-numbers", "079196000123", taxed("person"), "2025-07-01");
        room.put(
                "tax-numbers",
                "0100109106",
                Map.of(
                        "kind", "enterprise",
                        "enterprise", "0100109106",
                        "tax_code", "0100109107",
                        "name", "Công ty TNHH Trần Thị Lan",
                        "registered_on", "2024-03-15",
                        "status", "active"),
                "2024-03-15");
        room.put("tax-numbers", "079196000124", taxed("person"), "2025-07-01");
        assertThat(faults("tax-numbers"))
                .containsExactly(
                        "0100109106: FORMAT identifier tax_code",
                        "079196000124: CROSS_FIELD number-of-its-kind kind");
    }

    private static Map<String, Object> taxed(String kind) {
        return Map.of(
                "kind", kind,
                "person_number", "079196000123",
                "name", "Trần Thị Lan",
                "registered_on", "2025-07-01",
                "status", "active");
    }

    @Test
    void everyRegistryNamesWhatItsOwnerNeeds() {
        assertThat(room.registries.all())
                .hasSizeGreaterThanOrEqualTo(25)
                .allSatisfy(registry -> {
                    assertThat(registry.access(Reading.PROCEDURE)).isPresent();
                    assertThat(registry.access("keeping")).isPresent();
                    assertThat(registry.title().in("vi")).isNotBlank();
                    // what touches people closely is in no way of reading by being left out
                    registry.access().stream()
                            .filter(way -> way.readers().contains(Registry.Reader.SYSTEM))
                            .forEach(way ->
                                    assertThat(registry.readable(way))
                                            .allSatisfy(name ->
                                                    assertThat(sensitive(registry, name, way))
                                                            .isFalse()));
                });
    }

    private static boolean sensitive(Registry registry, String name, Registry.Access way) {
        return registry.field(name).personal() == Registry.Personal.SENSITIVE
                && !way.fields().contains(name);
    }
}
