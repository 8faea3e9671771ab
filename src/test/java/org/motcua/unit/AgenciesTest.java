package org.motcua.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

class AgenciesTest {
    private static final Agencies AGENCIES = Vietnam.AGENCIES;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final UnitCode WARD = new UnitCode("26882");

    @Test
    void everyCommuneHasItsAgenciesByPattern() {
        assertThat(AGENCIES.all("commune-one-stop", TODAY)).hasSize(3321);
        assertThat(AGENCIES.all("commune-police", TODAY)).hasSize(3321);
        assertThat(AGENCIES.all("department-justice", TODAY)).hasSize(34);
        Agency committee = AGENCIES.agenciesFor("commune-committee", WARD, TODAY).getFirst();
        assertThat(committee.code()).isEqualTo(new AgencyCode("H29.26882"));
        assertThat(committee.official()).isFalse();
        assertThat(committee.name().in("vi")).isEqualTo("Ủy ban nhân dân phường An Hội Tây");
        assertThat(committee.parent()).isEqualTo(new AgencyCode("H29.UB"));
        Agency desk = AGENCIES.get(new AgencyCode("H29.26882.MC"), TODAY);
        assertThat(desk.kind()).isEqualTo("commune-one-stop");
        assertThat(desk.hours()).isEqualTo("counter");
        assertThat(desk.parent()).isEqualTo(committee.code());
    }

    @Test
    void everyAgencyIsFoundAgainByItsCode() {
        for (String kind : Vietnam.COUNTRY.all(Agencies.SORTS).stream().map(k -> k.id()).toList()) {
            var all = AGENCIES.all(kind, TODAY);
            for (Agency agency : all.subList(0, Math.min(20, all.size()))) {
                assertThat(AGENCIES.get(agency.code(), TODAY)).isEqualTo(agency);
            }
        }
    }

    @Test
    void aUnitWithoutAnAgencyOfAKindIsServedFromAbove() {
        assertThat(AGENCIES.agenciesFor("department-justice", WARD, TODAY))
                .extracting(agency -> agency.name().in("vi"))
                .containsExactly("Sở Tư pháp thành phố Hồ Chí Minh");
        assertThat(AGENCIES.agenciesFor("ministry", WARD, TODAY)).hasSize(15);
    }

    @Test
    void anOfficialCodeTakesThePlaceOfThePattern() {
        Agency culture =
                AGENCIES.agenciesFor("department-culture", new UnitCode("01"), TODAY).getFirst();
        assertThat(culture.code()).isEqualTo(new AgencyCode("H26.17"));
        assertThat(culture.official()).isTrue();
        assertThat(AGENCIES.find(new AgencyCode("H26.VHTTDL"), TODAY)).contains(culture);
    }

    @Test
    void codesFollowTheNameAndTheDay() {
        // code 15 is Lào Cai (H38) today and was Yên Bái (H63)
        assertThat(
                        AGENCIES.agenciesFor("provincial-committee", new UnitCode("15"), TODAY)
                                .getFirst()
                                .code())
                .isEqualTo(new AgencyCode("H38.UB"));
        assertThat(
                        AGENCIES.agenciesFor(
                                        "provincial-committee",
                                        new UnitCode("15"),
                                        LocalDate.of(2025, 6, 30))
                                .getFirst()
                                .code())
                .isEqualTo(new AgencyCode("H63.UB"));
        assertThat(AGENCIES.find(new AgencyCode("H63.UB"), TODAY)).isEmpty();
        assertThat(AGENCIES.find(new AgencyCode("H29.26881"), TODAY)).isEmpty();
        assertThat(AGENCIES.find(new AgencyCode("G04"), TODAY)).isEmpty();
        assertThat(AGENCIES.find(new AgencyCode("X99.nothing"), TODAY)).isEmpty();
    }

    @Test
    void aUnitNamesAllItsAgencies() {
        assertThat(AGENCIES.of(WARD, TODAY))
                .extracting(Agency::kind)
                .contains("commune-committee", "commune-one-stop", "commune-police", "land-branch");
    }

    @Test
    void oldPapersNameWhoStandsNoLonger() {
        assertThat(AGENCIES.name(new AgencyCode("H63.UB"), TODAY, "vi"))
                .isEqualTo("Ủy ban nhân dân tỉnh Yên Bái");
        assertThat(AGENCIES.name(new AgencyCode("H29.26882"), TODAY, "vi"))
                .isEqualTo("Ủy ban nhân dân phường An Hội Tây");
        assertThat(AGENCIES.name(new AgencyCode("X99.nothing"), TODAY, "vi"))
                .isEqualTo("X99.nothing");
    }
}
