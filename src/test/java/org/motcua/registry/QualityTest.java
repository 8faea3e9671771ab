package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.journal.Followers;
import org.motcua.registry.Finding.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Faults that were planted are found, each of its kind; none is invented.
class QualityTest {
    private final RegistryRoom room = new RegistryRoom();
    private final Map<UUID, String> planted = new LinkedHashMap<>();

    private Map<String, Object> parcel(int number, Object... other) {
        var fields = new TreeMap<String, Object>();
        fields.put("unit", "26740");
        fields.put("sheet", "7");
        fields.put("parcel", Integer.toString(number));
        fields.put("parcel_code", "26740_7_" + number);
        fields.put("area", 100 + number);
        fields.put("land_use", "ODT");
        fields.put("owner_number", "079090%06d".formatted(number));
        fields.put("owner_name", "Trần Văn %d".formatted(number));
        fields.put("certificate_issued", "2020-01-01");
        fields.put("mortgaged", false);
        for (int i = 0; i < other.length; i += 2) {
            if (other[i + 1].equals("")) {
                fields.remove(other[i].toString());
            } else {
                fields.put(other[i].toString(), other[i + 1]);
            }
        }
        return fields;
    }

    private void clean(int from, int until) {
        for (int i = from; i < until; i++) {
            room.person("079090%06d".formatted(i), "Trần Văn " + i, "1990-01-01", "male");
            room.put("land-parcels", "GCN%05d".formatted(i), parcel(i), "2020-01-01");
        }
    }

    private void plant(int number, String expected, Object... other) {
        room.person("079090%06d".formatted(number), "Trần Văn " + number, "1990-01-01", "male");
        var entity =
                room.put(
                        "land-parcels",
                        "GCN%05d".formatted(number),
                        parcel(number, other),
                        "2020-01-01");
        planted.put(entity, expected);
    }

    private Map<UUID, String> found(String registry) {
        var found = new LinkedHashMap<UUID, String>();
        room.sql
                .sql(
                        """
                        select entity, string_agg(kind || ' ' || rule || ' ' || field, ', '
                            order by kind, rule, field) as all
                        from registry.fault where registry = ? and state = 'OPEN' group by entity
                        """)
                .param(registry)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return found;
    }

    @Test
    void cleanRecordsHaveNoFaults() {
        clean(0, 1200);
        var land = room.check("land-parcels");
        var people = room.check("population");
        assertThat(found("land-parcels")).isEmpty();
        assertThat(found("population")).isEmpty();
        assertThat(land.records()).isEqualTo(1200);
        assertThat(land.correctShare().orElseThrow()).isEqualTo(1);
        assertThat(people.consistentShare().orElseThrow()).isEqualTo(1);
        assertThat(land.index(room.registries.get("land-parcels").weights()).orElseThrow())
                .isEqualTo(1, within(1e-6));
    }

    @Test
    void faultsOfAllEightKindsAreFoundAndNoOthers() {
        clean(0, 40);
        plant(100, "MISSING missing land_use", "land_use", "");
        plant(101, "OUTLIER range area", "area", 0);
        plant(102, "OUTLIER range certificate_issued", "certificate_issued", "2031-01-01");
        plant(103, "FORMAT pattern parcel_code", "parcel_code", "26740-7-103");
        plant(104, "FORMAT type area", "area", "một trăm");
        plant(
                105,
                "FORMAT spelling owner_name",
                "owner_name",
                Normalizer.normalize("Trần Văn 105", Normalizer.Form.NFD));
        plant(106, "REFERENCE unit unit", "unit", "99999", "parcel_code", "99999_7_106");
        plant(107, "REFERENCE record owner_number", "owner_number", "079000000000");
        plant(108, "CROSS_FIELD code-tells-place parcel_code", "parcel_code", "26740_7_1");
        plant(109, "MISMATCH differs owner_name", "owner_name", "Lê Thị Hoa");
        plant(110, "MISMATCH similar owner_name", "owner_name", "TRAN VAN 110");
        plant(111, "DUPLICATE unit+sheet+parcel ", "parcel", "112", "parcel_code", "26740_7_112");
        plant(112, "DUPLICATE unit+sheet+parcel ");
        plant(113, "MISSING missing owner_number", "owner_number", "");
        room.check("land-parcels");
        assertThat(found("land-parcels")).isEqualTo(planted);

        room.clock.move(Duration.ofDays(2 * 365 + 2));
        assertThat(room.qualities.age()).isEqualTo(54);
        assertThat(found("land-parcels"))
                .hasSize(54)
                .allSatisfy((_, all) -> assertThat(all).contains("STALE stale mortgaged"));
        assertThat(room.qualities.age()).isZero();
    }

    @Test
    void theMeasuresAreThoseOfTheFormulas() {
        clean(0, 8);
        plant(20, "", "owner_name", "TRAN VAN 20");
        plant(21, "", "area", 0);
        room.clock.move(Duration.ofDays(365));
        var score = room.check("land-parcels");
        assertThat(score.records()).isEqualTo(10);
        assertThat(score.correctShare().orElseThrow()).isEqualTo(9.5 / 10, within(1e-6));
        assertThat(score.sufficientShare().orElseThrow()).isEqualTo(1);
        assertThat(score.cleanShare().orElseThrow()).isEqualTo(0.9, within(1e-6));
        // owner_number: weight 3, ten years; mortgaged and disputed: one year
        double live = (3 * Math.pow(2, -0.1) + 0.5 + 0.5) / 5;
        assertThat(score.liveShare().orElseThrow()).isEqualTo(live, within(1e-4));
        assertThat(score.covered().orElseThrow()).isEqualTo(1);
        double index = (3 * 0.95 + 2 + 3 * 0.9 + 3 * live) / 11;
        assertThat(score.index(room.registries.get("land-parcels").weights()).orElseThrow())
                .isEqualTo(index, within(1e-4));
        assertThat(room.qualities.byDay(room.registries.get("land-parcels"), room.today()))
                .containsOnlyKeys(room.today());
    }

    @Test
    void aChangeIsJudgedAtOnceWithAllThatItTouches() {
        clean(0, 3);
        room.check("land-parcels");
        room.check("population");
        var followers =
                new Followers(
                        room.source,
                        room.clock,
                        List.of(
                                new QualityFollower(
                                        room.qualities,
                                        new Moved(JdbcClient.create(room.source)))));
        room.change(
                Change.Act.CORRECT,
                "population",
                "079090000001",
                Map.of("full_name", "Trần Văn Một"),
                room.today().toString());
        followers.catchUp();
        var parcel = room.entity("land-parcels", "GCN00001");
        assertThat(found("land-parcels")).containsEntry(parcel, "MISMATCH differs owner_name");
        assertThat(room.qualities.of(room.registries.get("population")).consistentShare())
                .hasValue(2.0 / 3);

        room.change(
                Change.Act.CORRECT,
                "land-parcels",
                "GCN00001",
                Map.of("owner_name", "Trần Văn Một"),
                room.today().toString());
        followers.catchUp();
        assertThat(found("land-parcels")).isEmpty();
        assertThat(room.qualities.of(room.registries.get("population")).consistentShare())
                .hasValue(1);

        room.change(
                Change.Act.END, "population", "079090000002", Map.of(), room.today().toString());
        followers.catchUp();
        assertThat(found("land-parcels").values()).containsExactly("REFERENCE record owner_number");
    }

    @Test
    void aDuplicateIsSeenFromBothSidesAndEndsOnBoth() {
        clean(0, 2);
        room.check("land-parcels");
        var twin = room.put("land-parcels", "GCN00099", parcel(1, "area", 7), "2020-01-01");
        room.transaction.executeWithoutResult(_ -> room.qualities.changed(List.of(twin)));
        assertThat(found("land-parcels").values())
                .containsExactly("DUPLICATE unit+sheet+parcel ", "DUPLICATE unit+sheet+parcel ");
        room.change(Change.Act.END, "land-parcels", "GCN00099", Map.of(), room.today().toString());
        room.transaction.executeWithoutResult(_ -> room.qualities.changed(List.of(twin)));
        assertThat(found("land-parcels")).isEmpty();
        assertThat(
                        room.sql
                                .sql(
                                        "select count(*) from registry.fault where kind = ? and state = 'MENDED'")
                                .param(Kind.DUPLICATE.name())
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }
}
