package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;

/// The rules, told by the registration of a birth (Luật Hộ tịch 60/2014/QH13).
class BirthTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Rulebook BIRTH =
            Shipped.PROCEDURES.get(new ProcedureCode("1.001193"), TODAY);
    private static final Filing MOTHER =
            Filing.of(
                            Channel.ONLINE,
                            TODAY,
                            new Filing.Applicant("ĐT1", new PersonNumber("079196000123"), "Lan"))
                    .with(Map.of("relation", "mother", "birth_case", "both-parents"));

    @Test
    void asksTheRegistryOnlyOnceTheKeyIsKnown() {
        assertThat(keys(MOTHER)).containsExactly("mother", "marriage");
        assertThat(keys(MOTHER.with("father_number", "079094000456")))
                .containsExactly("mother", "father", "marriage");
    }

    private static List<String> keys(Filing filing) {
        return BIRTH.lookups(filing).stream().map(it -> it.prefill().id()).toList();
    }

    @Test
    void showsWhatARegistryHoldsAndAsksTheRest() {
        var fact = new Facts.Fact("079196000123", Map.of("full_name", "Trần Thị Lan"), TODAY);
        var page = page(MOTHER.with(Facts.NONE.with("mother", fact)), "mother");
        assertThat(page.items().getFirst()).isInstanceOf(AskedPage.Item.Known.class);
        assertThat(page.items().get(1)).isInstanceOf(AskedPage.Item.Question.class);
    }

    @Test
    void anAnswerToAnEarlierKeyIsNotUsed() {
        var fact = new Facts.Fact("000000000000", Map.of("full_name", "Somebody"), TODAY);
        assertThat(BIRTH.settled(MOTHER.with(Facts.NONE.with("mother", fact))).values())
                .doesNotContainKey("mother_name");
    }

    private static AskedPage page(Filing filing, String id) {
        return BIRTH.pages(filing).stream()
                .filter(it -> it.page().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hiddenMeansAbsent() {
        Filing abandoned =
                MOTHER.with("birth_case", "abandoned").with("father_name", "Nguyễn Văn Minh");
        assertThat(BIRTH.settled(abandoned).values()).doesNotContainKey("father_name");
        assertThat(rules(abandoned)).noneMatch(it -> it.startsWith("father_"));
    }

    @Test
    void tellsEveryFaultAtOnce() {
        Filing wrong =
                MOTHER.with("child_birth_date", "2026-02-30")
                        .with("child_name", "M4i")
                        .with("copies", 99L)
                        .with("extra", "x");
        assertThat(rules(wrong))
                .contains(
                        "child_birth_date: date-impossible",
                        "child_name: person-name",
                        "copies: maximum",
                        "phone: required",
                        "extra: unknown-field");
    }

    @Test
    void aBirthInTheFutureIsRefused() {
        assertThat(rules(MOTHER.with("child_birth_date", "2026-11-21")))
                .contains("child_birth_date: date-future");
    }

    /// Whoever files is not asked for the own number; it counts all the same.
    @Test
    void nobodyIsMotherAndFather() {
        assertThat(rules(MOTHER.with("father_number", "079196000123")))
                .contains("father_number: same-parents");
        assertThat(rules(MOTHER.with("father_number", "079094000456")))
                .doesNotContain("father_number: same-parents");
        Filing father = MOTHER.with("relation", "father");
        assertThat(rules(father.with("mother_number", "079196000123")))
                .contains("mother_number: father-as-mother");
        Filing relative = MOTHER.with("relation", "relative");
        assertThat(
                        rules(
                                relative.with("mother_number", "079196000999")
                                        .with("father_number", "079196000999")))
                .contains("father_number: same-parents");
    }

    @Test
    void aNotificationIsNotIssuedBeforeTheBirth() {
        assertThat(rules(notified("2026-11-14", "2026-11-15")))
                .contains("child_birth_date: birth-after-issue");
        assertThat(rules(notified("2026-11-15", "2026-11-15")))
                .doesNotContain("child_birth_date: birth-after-issue");
    }

    private static Filing notified(String issued, String born) {
        var record =
                Map.<String, Object>of("signed", true, "issued_on", issued, "birth_date", born);
        return MOTHER.with("notification_code", "79011.GCS.00123.26")
                .with(
                        Facts.NONE.with(
                                "notification",
                                new Facts.Fact("79011.GCS.00123.26", record, TODAY)));
    }

    /// Who types a name sees what it may mean; until then nobody is competent.
    @Test
    void wordsInPlaceOfAUnitNameNoAgency() {
        assertThat(BIRTH.competent(MOTHER.with("register_at", "Sài Gòn")).unit()).isNull();
        assertThat(BIRTH.competent(MOTHER.with("register_at", "26740")).unit()).isNotNull();
    }

    @Test
    void everyFaultSpeaksEveryLanguage() {
        assertThat(BIRTH.validate(MOTHER, Outside.SILENT))
                .allSatisfy(it -> assertThat(it.text().byLanguage()).containsOnlyKeys("vi", "en"));
    }

    private static List<String> rules(Filing filing) {
        return BIRTH.validate(filing, Outside.SILENT).stream().map(FormFault::written).toList();
    }

    @Test
    void onlyASignedNotificationReplacesThePaper() {
        assertThat(notification(true).held()).isNotNull();
        assertThat(notification(false).mandatory()).isTrue();
    }

    private static Paper.Needed notification(boolean signed) {
        var record = new HashMap<String, Object>(Map.of("signed", signed, "sex", "female"));
        var facts =
                Facts.NONE.with(
                        "notification", new Facts.Fact("79011.GCS.00123.26", record, TODAY));
        return BIRTH.papers(
                        MOTHER.with("notification_code", "79011.GCS.00123.26").with(facts),
                        Set.of())
                .getFirst();
    }

    @Test
    void isFreeUntilTheSixtiethDay() {
        assertThat(late("2026-09-21")).isZero();
        assertThat(late("2026-09-20")).isEqualTo(5000);
        assertThat(
                        BIRTH.fees(
                                        MOTHER.with("child_birth_date", "2026-01-01")
                                                .inGroups(Set.of("poor-household")))
                                .total()
                                .amount())
                .isZero();
    }

    private static long late(String born) {
        return BIRTH.fees(MOTHER.with("child_birth_date", born)).total().amount();
    }

    @Test
    void aFeeExplainsItself() {
        Fee.Line line = BIRTH.fees(MOTHER.with("copies", 2L)).lines().getFirst();
        assertThat(line.how().in("vi")).isEqualTo("2 bản × 8.000 đồng.");
        assertThat(line.basis()).contains("281/2016");
    }

    @Test
    void messagesAreFilled() {
        var message =
                BIRTH.messages(
                                Message.Event.GRANTED,
                                MOTHER.with("child_name", "Nguyễn Thị Mai"),
                                Map.of("dossier", "H29-1", "agency", "Phường Sài Gòn"))
                        .getFirst();
        assertThat(message.text().in("en"))
                .startsWith("H29-1: Phường Sài Gòn has issued")
                .contains("Nguyễn Thị Mai");
    }
}
