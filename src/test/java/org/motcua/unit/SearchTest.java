package org.motcua.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.kernel.Folding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SearchTest {
    private static final Logger LOG = LoggerFactory.getLogger(SearchTest.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "phuong 12 go vap, Phường 12, Quận Gò Vấp",
        "p12 go vap, Phường 12, Quận Gò Vấp",
        "P.12 Q. Gò Vấp TPHCM, Phường 12, Quận Gò Vấp",
        "phường 12 quận gò vấp, Phường 12, Quận Gò Vấp",
        "phuong 12 govap, Phường 12, Quận Gò Vấp",
        "quan go vapp, Quận Gò Vấp, Thành phố Hồ Chí Minh",
        "q go vap, Quận Gò Vấp, Thành phố Hồ Chí Minh",
        "an hoi tay, Phường An Hội Tây, Thành phố Hồ Chí Minh",
        "phuong an hoi tai, Phường An Hội Tây, Thành phố Hồ Chí Minh",
        "An Hội Đông, Phường An Hội Đông, Thành phố Hồ Chí Minh",
        "dich vong hau cau giay, Phường Dịch Vọng Hậu, Quận Cầu Giấy",
        "hoan keim, Phường Hoàn Kiếm, Thành phố Hà Nội",
        "yen bai, Phường Yên Bái, Tỉnh Lào Cai",
        "tinh yen bai, Tỉnh Yên Bái, ''",
        "tp thu duc, Thành phố Thủ Đức, Thành phố Hồ Chí Minh",
        "quan 1 hcm, Quận 1, Thành phố Hồ Chí Minh",
        "dac khu phu quoc, Đặc khu Phú Quốc, Tỉnh An Giang",
        "xa ia mo, Xã Ia Mơ, Tỉnh Gia Lai",
        "dong nai, Thành phố Đồng Nai, ''",
        "Duong Noi, Phường Dương Nội, Thành phố Hà Nội",
    })
    void findsOldAndNewNamesWithoutMarksAndWithASlip(String typed, String name, String above) {
        List<Found> found = Vietnam.UNITS.search(typed, TODAY, 5);
        assertThat(found).as(typed).isNotEmpty();
        Found first = found.getFirst();
        assertThat(first.unit().name().in("vi")).as(typed + " " + names(found)).isEqualTo(name);
        String parent = first.path().isEmpty() ? "" : first.path().getLast().name().in("vi");
        assertThat(parent).as(typed + " " + names(found)).isEqualTo(above);
    }

    private static List<String> names(List<Found> found) {
        return found.stream()
                .map(one -> "%s %.3f".formatted(one.unit().name().in("vi"), one.score()))
                .toList();
    }

    @Test
    void answersWithTheUnitOfTodayAndWhetherItWasDivided() {
        Found whole = Vietnam.UNITS.search("phuong 12 go vap", TODAY, 1).getFirst();
        assertThat(whole.undecided()).isFalse();
        assertThat(whole.succession().candidates().getFirst().proper()).isEqualTo("An Hội Tây");
        Found divided = Vietnam.UNITS.search("phuong dich vong cau giay", TODAY, 1).getFirst();
        assertThat(divided.undecided()).isTrue();
    }

    @Test
    void findsNothingInNonsense() {
        assertThat(Vietnam.UNITS.search("", TODAY, 5)).isEmpty();
        assertThat(Vietnam.UNITS.search("   !!! ", TODAY, 5)).isEmpty();
        assertThat(Vietnam.UNITS.search("qwrtzpsdfg xxyyzz", TODAY, 5)).isEmpty();
        assertThat(Vietnam.UNITS.search("x".repeat(5000), TODAY, 5)).isEmpty();
    }

    /// Every kind of name, half of them with a slip; prints the times and the share that is found.
    @Test
    void isQuickAndFindsNearlyAllNamesWithASlip() {
        var random = new Random(42);
        List<Unit> units = new ArrayList<>();
        units.addAll(Vietnam.UNITS.all("commune", LocalDate.of(2025, 6, 30)));
        units.addAll(Vietnam.UNITS.all("commune", TODAY));
        int asked = 2000;
        int found = 0;
        long[] times = new long[asked];
        for (int round = 0; round < 2; round++) {
            found = 0;
            for (int i = 0; i < asked; i++) {
                Unit unit = units.get(random.nextInt(units.size()));
                String typed = typed(unit, i % 2 == 0, random);
                long before = System.nanoTime();
                List<Found> answers = Vietnam.UNITS.search(typed, TODAY, 10);
                times[i] = System.nanoTime() - before;
                found += answers.stream().anyMatch(one -> one.unit().equals(unit)) ? 1 : 0;
            }
        }
        Arrays.sort(times);
        LOG.info(
                "address search: median {} us, 99th percentile {} us, found among ten {} of {}",
                times[asked / 2] / 1000,
                times[asked * 99 / 100] / 1000,
                found,
                asked);
        assertThat(found).isGreaterThan(asked * 95 / 100);
    }

    private static String typed(Unit unit, boolean slip, Random random) {
        StringBuilder words = new StringBuilder(Folding.fold(unit.name().in("vi")));
        for (Unit above : Vietnam.UNITS.above(unit, TODAY).reversed()) {
            words.append(' ').append(Folding.fold(above.proper()));
        }
        if (slip) {
            int at = random.nextInt(words.length());
            if (Character.isLetter(words.charAt(at))) {
                switch (random.nextInt(3)) {
                    case 0 -> words.deleteCharAt(at);
                    case 1 -> words.insert(at, words.charAt(at));
                    default -> words.setCharAt(at, (char) ('a' + random.nextInt(26)));
                }
            }
        }
        return words.toString();
    }
}
