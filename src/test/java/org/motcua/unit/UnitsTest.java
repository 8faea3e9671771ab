package org.motcua.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.UnitCode;

/// The questions that the merger of 2025 raises, on the shipped units.
class UnitsTest {
    private static final Units UNITS = Vietnam.UNITS;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate AFTER = LocalDate.of(2025, 7, 2);

    private static UnitCode code(String code) {
        return new UnitCode(code);
    }

    private static String name(Unit unit) {
        return unit.name().in("vi");
    }

    @Test
    void countAsTheLawCountsThem() {
        assertThat(UNITS.all("province", TODAY)).hasSize(34);
        assertThat(UNITS.all("province", TODAY))
                .filteredOn(u -> u.type().equals("central-city"))
                .hasSize(7);
        assertThat(UNITS.all("province", AFTER)).hasSize(34);
        assertThat(UNITS.all("province", AFTER))
                .filteredOn(u -> u.type().equals("central-city"))
                .hasSize(6);
        assertThat(UNITS.all("province", BEFORE)).hasSize(63);
        assertThat(UNITS.all("district", BEFORE)).hasSize(696);
        assertThat(UNITS.all("district", AFTER)).isEmpty();
        assertThat(UNITS.all("commune", TODAY)).hasSize(3321);
        assertThat(UNITS.all("commune", BEFORE)).hasSize(10_034);
    }

    @Test
    void oneCodeMeansAnotherProvinceBeforeAndAfterTheMerger() {
        assertThat(name(UNITS.get(code("15"), BEFORE))).isEqualTo("Tỉnh Yên Bái");
        assertThat(name(UNITS.get(code("15"), AFTER))).isEqualTo("Tỉnh Lào Cai");
        // the H-code follows the name
        assertThat(UNITS.get(code("15"), BEFORE).agencies()).isEqualTo("H63");
        assertThat(UNITS.get(code("15"), AFTER).agencies()).isEqualTo("H38");
        assertThat(UNITS.get(code("10"), BEFORE).agencies()).isEqualTo("H38");
    }

    @Test
    void theProvincesWhoseCodesDisagreeAreThoseOfTheTable() {
        for (String[] row :
                new String[][] {
                    {"15", "Lào Cai", "Yên Bái"}, {"24", "Bắc Ninh", "Bắc Giang"},
                    {"44", "Quảng Trị", "Quảng Bình"}, {"52", "Gia Lai", "Bình Định"},
                    {"80", "Tây Ninh", "Long An"}, {"82", "Đồng Tháp", "Tiền Giang"},
                    {"91", "An Giang", "Kiên Giang"}
                }) {
            assertThat(UNITS.get(code(row[0]), AFTER).proper()).isEqualTo(row[1]);
            assertThat(UNITS.get(code(row[0]), BEFORE).proper()).isEqualTo(row[2]);
        }
    }

    @Test
    void anAbolishedWardIsTakenOverAsAWhole() {
        Unit old = UNITS.get(code("26881"), BEFORE);
        assertThat(name(old)).isEqualTo("Phường 12");
        assertThat(UNITS.above(old, TODAY))
                .extracting(UnitsTest::name)
                .containsExactly("Thành phố Hồ Chí Minh", "Quận Gò Vấp");
        assertThat(UNITS.find(code("26881"), TODAY)).isEmpty();
        assertThat(UNITS.succession(code("26881"), BEFORE, TODAY))
                .isInstanceOfSatisfying(
                        Succession.Whole.class,
                        whole -> {
                            assertThat(name(whole.heir())).isEqualTo("Phường An Hội Tây");
                            assertThat(whole.reform().orElseThrow().law().in("vi"))
                                    .contains("203/2025/QH15");
                        });
    }

    @Test
    void aDividedWardIsAnsweredWithAllCandidates() {
        var divided = UNITS.succession(code("00166"), BEFORE, TODAY);
        assertThat(name(divided.old())).isEqualTo("Phường Dịch Vọng");
        assertThat(divided)
                .isInstanceOfSatisfying(
                        Succession.Split.class,
                        split -> {
                            assertThat(split.named())
                                    .extracting(UnitsTest::name)
                                    .containsExactlyInAnyOrder(
                                            "Phường Cầu Giấy", "Phường Nghĩa Đô");
                            assertThat(split.possible())
                                    .isNotEmpty()
                                    .doesNotContainAnyElementsOf(split.named());
                        });
        assertThat(divided.candidates().size()).isGreaterThan(2);
    }

    @Test
    void anAbolishedDistrictIsAnsweredCommuneByCommune() {
        Unit district = UNITS.search("quận gò vấp", TODAY, 1).getFirst().unit();
        assertThat(name(district)).isEqualTo("Quận Gò Vấp");
        assertThat(district.official()).isFalse();
        assertThat(UNITS.succession(district, TODAY))
                .isInstanceOfSatisfying(
                        Succession.Dissolved.class,
                        dissolved -> {
                            assertThat(dissolved.below()).hasSize(12);
                            assertThat(dissolved.candidates())
                                    .extracting(UnitsTest::name)
                                    .contains(
                                            "Phường Gò Vấp",
                                            "Phường An Hội Tây",
                                            "Phường An Hội Đông",
                                            "Phường Hạnh Thông",
                                            "Phường Thông Tây Hội");
                        });
    }

    @Test
    void anIslandDistrictBecameASpecialZone() {
        Unit island = UNITS.get(code("51/huyen-ly-son"), BEFORE);
        assertThat(UNITS.succession(island, TODAY))
                .isInstanceOfSatisfying(
                        Succession.Whole.class,
                        whole -> assertThat(name(whole.heir())).isEqualTo("Đặc khu Lý Sơn"));
    }

    @Test
    void aProvinceThatChangedTwiceLeadsToTheUnitOfToday() {
        assertThat(UNITS.all(code("75"))).hasSize(3);
        assertThat(name(UNITS.get(code("75"), LocalDate.of(2026, 4, 29))))
                .isEqualTo("Tỉnh Đồng Nai");
        assertThat(name(UNITS.get(code("75"), LocalDate.of(2026, 4, 30))))
                .isEqualTo("Thành phố Đồng Nai");
        var succession = UNITS.succession(code("70"), BEFORE, TODAY);
        assertThat(succession).isInstanceOf(Succession.Whole.class);
        assertThat(succession.candidates())
                .extracting(UnitsTest::name)
                .containsExactly("Thành phố Đồng Nai");
        assertThat(UNITS.succession(code("70"), BEFORE, AFTER).candidates())
                .extracting(UnitsTest::name)
                .containsExactly("Tỉnh Đồng Nai");
    }

    @Test
    void whatTheSourcesDoNotSayStaysUnknown() {
        Unit earlier = UNITS.all(code("79/quan-go-vap/phuong-13")).getFirst();
        assertThat(earlier.dated()).isFalse();
        assertThat(earlier.standsOn(BEFORE)).isFalse();
        assertThat(UNITS.succession(earlier, TODAY).candidates()).hasSizeGreaterThan(1);
        Unit unknown = UNITS.all(code("22/thi-xa-dong-trieu")).getFirst();
        assertThat(UNITS.succession(unknown, TODAY)).isInstanceOf(Succession.Unknown.class);
        assertThat(UNITS.find(code("99999"), TODAY)).isEmpty();
    }

    @Test
    void everyUnitThatEndedLeadsSomewhereOrSaysThatItIsUnknown() {
        int split = 0;
        for (String level : List.of("province", "district", "commune")) {
            for (Unit unit : UNITS.all(level, BEFORE)) {
                Succession succession = UNITS.succession(unit, TODAY);
                assertThat(succession)
                        .as(unit.toString())
                        .isNotInstanceOf(Succession.Unknown.class);
                assertThat(succession.candidates())
                        .isNotEmpty()
                        .allMatch(heir -> heir.standsOn(TODAY));
                split += succession instanceof Succession.Split ? 1 : 0;
            }
        }
        assertThat(split).isBetween(471, 500);
    }

    @Test
    void everyCommuneOfTodayKnowsItsPredecessorsButOne() {
        assertThat(UNITS.all("commune", TODAY))
                .filteredOn(unit -> UNITS.predecessors(unit).isEmpty())
                .extracting(UnitsTest::name)
                .containsExactly("Xã Ia Mơ");
    }

    @Test
    void isNamedInBothLanguages() {
        assertThat(UNITS.get(code("26881"), BEFORE).name().in("en")).isEqualTo("Ward 12");
        assertThat(UNITS.get(code("26882"), TODAY).name().in("en")).isEqualTo("An Hội Tây Ward");
        assertThat(UNITS.get(code("26882"), TODAY).nameWithin().in("vi"))
                .isEqualTo("phường An Hội Tây");
    }
}
