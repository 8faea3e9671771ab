package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.credential.Credential;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Accounts;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.payment.Payments;

/// The other bundles that we ship, each from the filing to the last result: a death, a shop, and a
/// karaoke bar whose parts go through three systems one after another.
class OtherBundlesTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(20_000);

    @Test
    void aDeathEndsWithTheFuneralMoney() {
        String mother = "0791400" + NUMBER.incrementAndGet();
        record(mother, "Lê Thị Hoa", "1940-02-03", "female", Map.of());
        // whose child may be shown what the state knows of her
        var child = person("Lê Văn Nam", LocalDate.of(1975, 3, 4), Map.of("mother_number", mother));
        Births.record(
                "social-insurance",
                mother,
                Map.of(
                        "person_number",
                        mother,
                        "full_name",
                        "Lê Thị Hoa",
                        "kind",
                        "none",
                        "status",
                        "pensioner",
                        "months_paid",
                        300));
        var answers = new LinkedHashMap<String, Object>();
        answers.put("relation", "child");
        answers.put("deceased_number", mother);
        answers.put("deceased_name", "Lê Thị Hoa");
        answers.put("deceased_birth_date", "1940-02-03");
        answers.put("deceased_sex", "female");
        answers.put("deceased_residence", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        answers.put("notice", "has");
        answers.put("death_date", Births.today().minusDays(2).toString());
        answers.put("death_place", "Bệnh viện Chợ Rẫy");
        answers.put("register_at", "26740");
        answers.put("copies", "0");
        answers.put("phone", "0901234567");
        answers.put("with_allowance", "true");
        answers.put("account", "0123456789, Vietcombank");
        var draft = Family.draft(new ProcedureCode("2.002913"), child, answers);
        Papers.hand(draft, child, "death-notice");
        var joint = Family.joint(Family.tried(draft, child));
        assertThat(joint.code().value()).startsWith("G22.99.09-");
        assertThat(joint.steps())
                .extracting(JointStep::step)
                .containsExactly("death", "removal", "allowance");
        Offices.grant(Family.dossier(joint, "death"));
        Family.await(joint, "removal", StepState.FILED);
        assertThat(Family.state(joint, "allowance")).isEqualTo(StepState.WAITING);
        Offices.grant(Family.dossier(joint, "removal"));
        Family.await(joint, "allowance", StepState.FILED);
        var money = TestHouse.bean(Dossiers.class).get(Family.dossier(joint, "allowance"));
        assertThat(money.agency().value()).isEqualTo("H29.BHXH");
        assertThat(money.facts().of("death"))
                .get()
                .matches(fact -> fact.found(), "the death is found by now");
        Offices.grant(money.id());
        ended(joint, JointDossier.Outcome.DONE);
        assertThat(BirthBundleTest.field("population", mother, "residence")).isEmpty();
        assertThat(BirthBundleTest.field("social-insurance", mother, "status")).isEqualTo("ended");
        assertThat(wallet(child)).contains("KQ.G15.000034", "KQ.G01.000065", "KQ.G09.000364");
    }

    @Test
    void aShopIsRegisteredForTaxByItself() {
        var owner = person("Trần Văn Phú", LocalDate.of(1990, 5, 6), Map.of());
        var answers = shop("Tạp hoá Phú");
        answers.put("turnover", "300000000");
        var joint =
                Family.joint(
                        Family.tried(
                                Family.draft(new ProcedureCode("M.000001"), owner, answers),
                                owner));
        paid(joint, "business");
        Offices.grant(Family.dossier(joint, "business"));
        Family.await(joint, "tax", StepState.FILED);
        Offices.grant(Family.dossier(joint, "tax"));
        ended(joint, JointDossier.Outcome.DONE);
        String number = owner.person().orElseThrow().value();
        assertThat(BirthBundleTest.field("tax-numbers", number, "name")).isEqualTo("Tạp hoá Phú");
        assertThat(wallet(owner)).contains("KQ.G12.001041", "KQ.G12.000832");
    }

    @Test
    void aKaraokeBarThatThePoliceRefuseGetsNoLicence() {
        var owner = person("Trần Văn Lộc", LocalDate.of(1990, 5, 6), Map.of());
        var answers = shop("Karaoke Lộc");
        answers.put("rooms", "3");
        answers.put("smallest_room", "25");
        answers.put("far_enough", "true");
        var draft = Family.draft(new ProcedureCode("M.000002"), owner, answers);
        Papers.hand(draft, owner, "fire", "curriculum");
        var joint = Family.joint(Family.tried(draft, owner));
        paid(joint, "business");
        Offices.grant(Family.dossier(joint, "business"));
        Family.await(joint, "security", StepState.FILED);
        var police = TestHouse.bean(Dossiers.class).get(Family.dossier(joint, "security"));
        assertThat(TestHouse.bean(Dossiers.class).files(police)).as("its papers").hasSize(2);
        paid(joint, "security");
        Offices.refuse(police.id());
        ended(joint, JointDossier.Outcome.PARTLY);
        assertThat(Family.state(joint, "licence")).isEqualTo(StepState.DROPPED);
        assertThat(Family.state(joint, "business")).isEqualTo(StepState.GRANTED);
    }

    private static void ended(JointDossier joint, JointDossier.Outcome outcome) {
        Offices.await(
                () -> Family.now(joint.id()).ended().isPresent(),
                "the end of " + Family.now(joint.id()).steps());
        assertThat(Family.now(joint.id()).outcome()).contains(outcome);
    }

    private static Map<String, Object> shop(String name) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("founded_by", "individual");
        answers.put("filed_by", "owner");
        answers.put("business_name", name);
        answers.put("business_address", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        answers.put("trade", "Bán hàng");
        answers.put("capital", "50000000");
        answers.put("workers", "1");
        answers.put("phone", "0901234567");
        return answers;
    }

    /// At the counter of the agency, in cash.
    private static void paid(JointDossier joint, String step) {
        var dossier = TestHouse.bean(Dossiers.class).get(Family.dossier(joint, step));
        var payments = TestHouse.bean(Payments.class);
        var orders = payments.about(dossier.code().value());
        assertThat(orders).hasSize(1);
        payments.takeCash(
                orders.getFirst().id(),
                orders.getFirst().outstanding(),
                Identifier.next(),
                Offices.officer("receiving-officer", dossier.agency()).actorAt(dossier.agency()));
    }

    private static List<String> wallet(SignedIn who) {
        return TestHouse.bean(Credentials.class)
                .wallet(Holder.of(who.person().orElseThrow()))
                .stream()
                .map(Credential::kind)
                .toList();
    }

    private static SignedIn person(String name, LocalDate born, Map<String, Object> more) {
        String number = "0790%02d0%d".formatted(born.getYear() % 100, NUMBER.incrementAndGet());
        record(number, name, born.toString(), "male", more);
        var made =
                TestHouse.bean(DemoAccounts.class)
                        .person(new PersonNumber(number), name, born, Level.TWO);
        assertThat(made).isPresent();
        var account = TestHouse.bean(Accounts.class).find(new PersonNumber(number)).orElseThrow();
        return new SignedIn(
                account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
    }

    private static void record(
            String number, String name, String born, String sex, Map<String, Object> more) {
        var fields = new LinkedHashMap<>(more);
        fields.put("full_name", name);
        fields.put("birth_date", born);
        fields.put("sex", sex);
        fields.put("residence", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        Births.record("population", number, fields);
    }
}
