package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Filed;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.registry.Registries;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What goes wrong with a bundle: somebody says no, somebody is silent, something is away.
class TroubleTest {
    private final Family family = Family.fresh();

    @Test
    void aHouseholderWhoSaysNoStopsOnlyTheResidence() {
        var joint = family.filed(family.everything());
        family.consent(false);
        Family.await(joint, "residence", StepState.NO_CONSENT);
        Offices.grant(Family.dossier(joint, "birth"));
        Family.await(joint, "health_card", StepState.FILED);
        Family.await(joint, "identity_card", StepState.FILED);
        Offices.grant(Family.dossier(joint, "health_card"));
        Offices.grant(Family.dossier(joint, "identity_card"));
        Offices.await(() -> Family.now(joint.id()).ended().isPresent(), "the end of the whole");
        assertThat(Family.now(joint.id()).outcome()).contains(JointDossier.Outcome.PARTLY);
    }

    @Test
    void aConsentIsGivenOnlyByWhoWasAskedAndOnlyOnce() {
        family.filed(family.everything());
        var consents = TestHouse.bean(Consents.class);
        var asked = consents.waiting(family.father()).getFirst();
        assertThat(consents.waiting(family.mother())).isEmpty();
        assertThat(consents.answer(asked.id(), family.mother(), true))
                .isEqualTo(Consents.Answered.NOT_FOUND);
        assertThat(consents.answer(asked.id(), family.father(), true))
                .isEqualTo(Consents.Answered.TAKEN);
        assertThat(consents.answer(asked.id(), family.father(), false))
                .isEqualTo(Consents.Answered.TOO_LATE);
    }

    @Test
    void aRefusedBirthLeavesNothingToWaitFor() {
        var joint = family.filed(family.everything());
        Offices.refuse(Family.dossier(joint, "birth"));
        Offices.await(() -> Family.now(joint.id()).ended().isPresent(), "the end of the whole");
        var now = Family.now(joint.id());
        assertThat(now.outcome()).contains(JointDossier.Outcome.FAILED);
        assertThat(now.steps())
                .filteredOn(step -> !step.step().equals("birth"))
                .allMatch(step -> step.state() == StepState.DROPPED)
                .allMatch(step -> step.because().equals(Optional.of("birth")));
        assertThat(TestHouse.bean(Consents.class).waiting(family.father()))
                .as("nobody is asked for what will not be")
                .isEmpty();
        assertThat(family.tried(family.mother(), family.everything()))
                .as("what came to nothing may be filed again")
                .isInstanceOf(Filed.Joined.class);
    }

    @Test
    void oneRefusedCardLeavesTheOthersStanding() {
        var joint = granted(family);
        Offices.refuse(Family.dossier(joint, "health_card"));
        Offices.grant(Family.dossier(joint, "identity_card"));
        Offices.await(() -> Family.now(joint.id()).ended().isPresent(), "the end of the whole");
        assertThat(Family.now(joint.id()).outcome()).contains(JointDossier.Outcome.PARTLY);
        assertThat(Family.state(joint, "birth")).isEqualTo(StepState.GRANTED);
    }

    /// A week of silence, in an instant: the promised moments are set a week back.
    @Test
    void anAgencyThatIsSilentForAWeekIsTold() {
        var joint = granted(family);
        back(joint, "health_card", "acknowledge_by");
        var watch = TestHouse.bean(BundleWatch.class);
        watch.watch();
        watch.watch();
        assertThat(alerts(joint, "health_card")).containsExactly(Alert.Kind.ACKNOWLEDGEMENT);
        var agency = Offices.now(Family.dossier(joint, "health_card")).agency();
        assertThat(TestHouse.bean(Bundles.class).alerts(List.of(agency)))
                .anyMatch(alert -> alert.code().equals(joint.code()));
        Offices.receive(Family.dossier(joint, "health_card"));
        Offices.await(
                () ->
                        Family.now(joint.id())
                                .step("health_card")
                                .orElseThrow()
                                .acknowledged()
                                .isPresent(),
                "taken in");
        watch.watch();
        assertThat(alerts(joint, "health_card")).as("resolved by itself").isEmpty();
        back(joint, "health_card", "due_at");
        watch.watch();
        assertThat(alerts(joint, "health_card")).containsExactly(Alert.Kind.LATE);
        Offices.grant(Family.dossier(joint, "identity_card"));
        assertThat(Family.state(joint, "health_card"))
                .as("the others go on")
                .isEqualTo(StepState.FILED);
    }

    /// A part that cannot be filed is tried again, somebody is told, and it goes on by itself once
    /// what was wrong is mended.
    @Test
    void aPartThatDoesNotGetThereIsToldAndGoesOnByItself() {
        var joint = family.filed(with(family, "with_residence", "false"));
        sql("update bundle.filing set answers = answers - 'mother_address' where id = ?", joint);
        Offices.grant(Family.dossier(joint, "birth"));
        Offices.await(
                () -> Family.now(joint.id()).step("health_card").orElseThrow().fault().isPresent(),
                "tried in vain");
        assertThat(Family.state(joint, "health_card")).isEqualTo(StepState.READY);
        back(joint, "health_card", "ready_at");
        TestHouse.bean(BundleWatch.class).watch();
        assertThat(alerts(joint, "health_card")).containsExactly(Alert.Kind.SYNCHRONISATION);
        sql(
                """
                update bundle.filing
                set answers = answers || '{"mother_address": {"unit": "26740", "line": ""}}'
                where id = ?
                """,
                joint);
        sql("update bundle.step set next_at = now() where filing = ? and state = 'ready'", joint);
        Family.await(joint, "health_card", StepState.FILED);
        TestHouse.bean(BundleWatch.class).watch();
        assertThat(alerts(joint, "health_card")).isEmpty();
    }

    @Test
    void aPartWaitsOutARegistryThatIsAway() {
        var joint = family.filed(with(family, "with_residence", "false"));
        var registries = TestHouse.bean(Registries.class);
        Offices.receive(Family.dossier(joint, "birth"));
        registries.outage("health-facilities", "bảo trì", org.motcua.kernel.Actor.program("test"));
        try {
            Offices.grant(Family.dossier(joint, "birth"));
            Family.await(joint, "health_card", StepState.FILED);
        } finally {
            registries.available("health-facilities", org.motcua.kernel.Actor.program("test"));
        }
    }

    @Test
    void whoTakesBackAPartLosesOnlyThat() {
        var joint = granted(family);
        var card = Family.dossier(joint, "identity_card");
        assertThat(TestHouse.bean(Dossiers.class).withdraw(card, family.mother(), "đổi ý"))
                .isInstanceOf(Taken.Done.class);
        Family.await(joint, "identity_card", StepState.WITHDRAWN);
        assertThat(Family.state(joint, "health_card")).isEqualTo(StepState.FILED);
    }

    @Test
    void whoTakesBackTheWholeKeepsWhatIsDecided() {
        var joint = granted(family);
        var bundles = TestHouse.bean(Bundles.class);
        assertThat(bundles.withdraw(joint.id(), family.father(), "")).isFalse();
        assertThat(bundles.withdraw(joint.id(), family.mother(), "chuyển nhà")).isTrue();
        Offices.await(() -> Family.now(joint.id()).ended().isPresent(), "the end of the whole");
        var now = Family.now(joint.id());
        assertThat(now.outcome()).contains(JointDossier.Outcome.PARTLY);
        assertThat(Offices.state(Family.dossier(joint, "health_card"))).isEqualTo(State.WITHDRAWN);
        assertThat(Offices.state(Family.dossier(joint, "birth"))).isEqualTo(State.RETURNED);
        assertThat(bundles.withdraw(joint.id(), family.mother(), "")).isFalse();
    }

    @Test
    void theSameDraftSentAgainIsTheSameRequest() {
        var draft = Family.draft(family.mother(), family.everything());
        var first = Family.tried(draft, family.mother());
        assertThat(Family.tried(draft, family.mother())).isEqualTo(first);
        assertThat(Family.joint(first).steps()).hasSize(4);
    }

    @Test
    void twinsAreFiledOneAfterTheOther() {
        var first = family.filed(family.everything());
        String second = family.parents().notification().replace(".26", ".25");
        Births.notification(second, family.parents().mother(), Births.today().minusDays(5));
        var answers = family.everything();
        answers.put("notification_code", second);
        answers.put("child_name", "Nguyễn Thị Lan");
        var other = family.filed(answers);
        assertThat(other.code()).isNotEqualTo(first.code());
        assertThat(TestHouse.bean(Consents.class).waiting(family.father())).hasSize(2);
    }

    /// Nobody knows the parents: the carer files, no residence with parents is asked for, and the
    /// one paper of the case goes to the commune only.
    @Test
    void anAbandonedChildHasACardAndNoParents() {
        var who = family.mother();
        var answers = new LinkedHashMap<String, Object>(Births.abandoned());
        answers.put("with_health_card", "true");
        answers.put("residence", Map.of("unit", "26740", "line", "2 Lê Lợi"));
        var draft = Family.draft(who, answers);
        assertThat(Family.tried(draft, who))
                .as("the record of the abandoned child is missing")
                .isInstanceOf(Filed.Faulty.class);
        Papers.hand(draft, who, "abandoned-record");
        var joint = Family.joint(Family.tried(draft, who));
        assertThat(joint.steps())
                .extracting(JointStep::step)
                .containsExactly("birth", "health_card");
        var birth = Family.dossier(joint, "birth");
        var dossiers = TestHouse.bean(Dossiers.class);
        assertThat(dossiers.files(dossiers.get(birth))).hasSize(1);
        Offices.grant(birth);
        Family.await(joint, "health_card", StepState.FILED);
        var card = dossiers.get(Family.dossier(joint, "health_card"));
        assertThat(dossiers.files(card)).isEmpty();
        Offices.grant(card.id());
        assertThat(Family.now(joint.id()).steps()).allMatch(step -> step.dossier().isPresent());
    }

    /// With the birth registered, the father agreeing and the cards on their way.
    private static JointDossier granted(Family family) {
        var joint = family.filed(with(family, "with_residence", "false"));
        Offices.grant(Family.dossier(joint, "birth"));
        Family.await(joint, "health_card", StepState.FILED);
        Family.await(joint, "identity_card", StepState.FILED);
        return joint;
    }

    private static Map<String, Object> with(Family family, String field, String value) {
        var answers = family.everything();
        answers.put(field, value);
        return answers;
    }

    private static List<Alert.Kind> alerts(JointDossier joint, String step) {
        return TestHouse.bean(Bundles.class).alerts().stream()
                .filter(alert -> alert.code().equals(joint.code()))
                .filter(alert -> alert.step().equals(step))
                .map(Alert::kind)
                .toList();
    }

    private static void back(JointDossier joint, String step, String column) {
        TestHouse.bean(JdbcClient.class)
                .sql(
                        "update bundle.step set %s = %s - interval '7 days' where filing = ? and step = ?"
                                .formatted(column, column))
                .param(joint.id())
                .param(step)
                .update();
    }

    private static void sql(String statement, JointDossier joint) {
        TestHouse.bean(JdbcClient.class).sql(statement).param(joint.id()).update();
    }
}
