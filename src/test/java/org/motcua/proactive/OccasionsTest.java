package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.TestCountry;
import org.motcua.country.Definition;
import org.motcua.kernel.Identifier;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Screenings.Candidate;

/// For whom the shipped offers are meant, and for whom not.
class OccasionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// The ages of 2026 and 2027; who has the age of the other sex is not meant.
    @ParameterizedTest
    @CsvSource({
        "2026-06-15, male, P61Y6M, true",
        "2026-06-15, female, P57Y, true",
        "2026-06-15, male, P57Y, false",
        "2026-06-15, female, P61Y6M, false",
        "2027-06-15, male, P61Y9M, true",
        "2027-06-15, female, P57Y4M, true",
        "2027-06-15, male, P61Y6M, false",
        "2027-06-15, female, P57Y, false"
    })
    void pensionAgeIsThatOfTheYearAndTheSex(
            LocalDate today, String sex, String age, boolean meant) {
        var born = today.plusDays(40).minus(Period.parse(age));
        var found =
                rules("pension-age", today)
                        .occasion(person(born, Map.of("sex", sex), today), today);
        assertThat(found.isPresent()).isEqualTo(meant);
        found.ifPresent(one -> assertThat(one.due()).contains(today.plusDays(40)));
    }

    @Test
    void aCardThatEndsWithTheAgeIsDue() {
        var born = TODAY.plusDays(20).minusYears(40);
        var ending = Map.<String, Object>of("card_expires", TODAY.plusDays(20).toString());
        assertThat(card(born, ending)).isPresent();
        assertThat(card(born, Map.of())).as("nothing is known of the card").isPresent();
        assertThat(card(born, Map.of("card_issued", "2019-01-01"))).as("an old card").isPresent();
        assertThat(card(born, Map.of("card_issued", TODAY.minusMonths(20).toString())))
                .as("exchanged within the two years before")
                .isEmpty();
        assertThat(card(born, Map.of("card_expires", "2051-12-13")))
                .as("it holds until the next age")
                .isEmpty();
        assertThat(card(TODAY.plusDays(61).minusYears(40), ending)).as("too early").isEmpty();
        assertThat(card(TODAY.minusDays(61).minusYears(40), ending)).as("too late").isEmpty();
        assertThat(card(born.plusYears(3), ending)).as("37 is no such age").isEmpty();
    }

    @Test
    void theDeadAndOldDataAreLeftInPeace() {
        var born = TODAY.plusDays(20).minusYears(40);
        assertThat(card(born, Map.of("death_date", "2026-11-01"))).isEmpty();
        var rules = rules("identity-card-due", TODAY);
        int most = rules.offering().freshDays();
        assertThat(rules.occasion(person(born, Map.of(), TODAY.minusDays(most)), TODAY))
                .isPresent();
        assertThat(rules.occasion(person(born, Map.of(), TODAY.minusDays(most + 1L)), TODAY))
                .isEmpty();
    }

    /// One way is recommended, and each has its own answers.
    @Test
    void theWaysToReceiveTheCardAreFilledInEach() {
        var rules = rules("identity-card-due", TODAY);
        var occasion =
                rules.occasion(person(TODAY.plusDays(20).minusYears(25), Map.of(), TODAY), TODAY)
                        .orElseThrow();
        var answers = rules.answers(occasion, TODAY);
        assertThat(answers).containsOnlyKeys("post", "counter");
        assertThat(answers.get("post"))
                .containsEntry("reason", "due")
                .containsEntry("delivery", "post");
        assertThat(answers.get("counter")).containsEntry("delivery", "counter");
        assertThat(rules.offering().recommended().orElseThrow().id()).isEqualTo("post");
    }

    /// Land to live on brings the electricity contract with it, however it came to its new owner.
    @Test
    void whoHasANewHomeIsOfferedItsElectricityContract() {
        var rules = rules("land-received", TODAY);
        var found = rules.occasion(land("ODT", TODAY.minusDays(3)), TODAY);
        assertThat(found).isPresent();
        assertThat(rules.answers(found.get(), TODAY).get(""))
                .containsEntry("parcel", "CS01234567")
                .as("whether it was bought or inherited, they say themselves")
                .doesNotContainKey("reason");
        assertThat(rules.occasion(land("LUC", TODAY.minusDays(3)), TODAY))
                .as("nobody lives on a rice field")
                .isEmpty();
        assertThat(rules.occasion(land("ODT", TODAY.minusDays(61)), TODAY))
                .as("long settled")
                .isEmpty();
    }

    private static Candidate land(String use, LocalDate issued) {
        return candidate(
                "land-parcels",
                "CS01234567",
                Map.of(
                        "owner_number",
                        "079196000123",
                        "land_use",
                        use,
                        "certificate_issued",
                        issued.toString()));
    }

    /// Whoever registered a death is reminded; what the dead owned is not even asked for.
    @Test
    void whoRegisteredADeathIsRemindedWithoutALookAtThePropertyOfTheDead() {
        var rules = rules("after-a-death", TODAY);
        var death =
                candidate(
                        "deaths",
                        "KT26740-2026-0001",
                        Map.of(
                                "declarant_number",
                                "079196000123",
                                "death_date",
                                TODAY.minusDays(4).toString()));
        assertThat(rules.occasion(death, TODAY).orElseThrow().due()).contains(TODAY.minusDays(4));
        assertThat(rules.wish().fields())
                .containsExactlyInAnyOrder("declarant_number", "death_date");
        assertThat(rules.offering().why().in("vi")).doesNotContain("theo cơ sở dữ liệu");
    }

    private static Candidate candidate(String registry, String key, Map<String, Object> fields) {
        var noon = TODAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        var record =
                new RegistryRecord(
                        Identifier.next(), Identifier.next(), registry, key, fields, TODAY, noon);
        var person =
                new RegistryRecord(
                        Identifier.next(),
                        Identifier.next(),
                        "population",
                        "079196000123",
                        Map.of("birth_date", "1996-04-12", "phone", "0901234567"),
                        TODAY,
                        noon);
        return new Candidate(record, person);
    }

    private static Optional<Rules.Occasion> card(LocalDate born, Map<String, Object> more) {
        return rules("identity-card-due", TODAY).occasion(person(born, more, TODAY), TODAY);
    }

    private static Rules rules(String id, LocalDate on) {
        Definition<Offering> found = TestCountry.COUNTRY.get(Offering.KIND, id, on);
        return Rules.of(TestCountry.COUNTRY, found);
    }

    private static Candidate person(LocalDate born, Map<String, Object> more, LocalDate confirmed) {
        var fields = new HashMap<String, Object>(more);
        fields.put("birth_date", born.toString());
        var record =
                new RegistryRecord(
                        Identifier.next(),
                        Identifier.next(),
                        "population",
                        "079196000123",
                        fields,
                        born,
                        confirmed.atTime(LocalTime.NOON).atZone(ZONE).toInstant());
        return new Candidate(record, record);
    }
}
