package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.UnitCode;

/// What came of what the state prepared is counted where the request is decided.
class PreparedDossiersTest {
    private static final Months MARCH = Months.month(YearMonth.of(2026, 3));

    @Test
    void standByUnitAndAgency() {
        var bed = new CountingBed();
        bed.file("2026-03-02T08:00", CountingBed.COMMUNE, Map.of("prepared", true));
        bed.file("2026-03-02T08:00", CountingBed.COMMUNE, Map.of("prepared", false));
        bed.file("2026-03-02T08:00", CountingBed.OTHER_COMMUNE, Map.of());
        bed.clock.set(CountingBed.at("2026-04-03T09:00"));
        bed.followers.catchUp();
        var one = bed.indicators.find("prepared-dossiers").orElseThrow();
        var parts = bed.indicators.parts(one, new Area.Province(new UnitCode("79")), MARCH);
        assertThat(parts).containsOnlyKeys("u:26737", "u:26732");
        assertThat(parts.get("u:26737")).extracting("part", "whole").containsExactly(1L, 2L);
        assertThat(parts.get("u:26732")).extracting("part", "whole").containsExactly(0L, 1L);
        var commune = bed.indicators.parts(one, new Area.Commune(new UnitCode("26737")), MARCH);
        assertThat(commune).containsOnlyKeys("a:H29.18");
    }
}
