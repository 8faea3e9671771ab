package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.credential.Credential;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.dossier.Filed;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A birth and what follows from it, by Decree 63/2024/NĐ-CP as amended by Decree 301/2026/NĐ-CP:
/// one filing, three agencies, four results.
class BirthBundleTest {
    private final Family family = Family.fresh();

    @Test
    void goesFromTheHospitalsNotificationToEveryCard() {
        var joint = family.filed(family.everything());
        assertThat(joint.code().value()).matches("G22\\.99\\.08-[0-9]{6}-[0-9]{6}");
        assertThat(joint.steps())
                .extracting(JointStep::step, JointStep::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("birth", StepState.FILED),
                        org.assertj.core.groups.Tuple.tuple("residence", StepState.WAITING),
                        org.assertj.core.groups.Tuple.tuple("health_card", StepState.WAITING),
                        org.assertj.core.groups.Tuple.tuple("identity_card", StepState.WAITING));
        family.consent(true);
        Offices.grant(Family.dossier(joint, "birth"));
        for (String step : List.of("residence", "health_card", "identity_card")) {
            Family.await(joint, step, StepState.FILED);
        }
        var police = Offices.now(Family.dossier(joint, "residence"));
        assertThat(police.agency().value()).isEqualTo("H29.26740.CA");
        assertThat(Offices.now(Family.dossier(joint, "health_card")).agency().value())
                .isEqualTo("H29.BHXH");
        String child = String.valueOf(police.answers().get("child_number"));
        assertThat(child).as("the number that the population registry gave").matches("[0-9]{12}");
        for (String step : List.of("residence", "health_card", "identity_card")) {
            Offices.grant(Family.dossier(joint, step));
        }
        Offices.await(() -> Family.now(joint.id()).ended().isPresent(), "the end of the whole");
        assertThat(Family.now(joint.id()).outcome()).contains(JointDossier.Outcome.DONE);
        var wallet = TestHouse.bean(Credentials.class).wallet(Holder.of(new PersonNumber(child)));
        assertThat(wallet)
                .extracting(Credential::kind)
                .contains("KQ.G01.000065", "KQ.G18.000285", "KQ.G01.000023");
        assertThat(field("health-cards", child, "guardian_number"))
                .isEqualTo(family.parents().mother());
        assertThat(field("population", child, "residence")).contains("26740");
        assertThat(field("population", child, "card_expires")).isNotEmpty();
    }

    /// Both parents at the same moment: one is told that it has been done.
    @Test
    void ofTwoParentsWhoFileAtOnceOneFiles() throws Exception {
        var mother = Family.draft(family.mother(), family.everything());
        var father = Family.draft(family.father(), family.byFather());
        var both = new java.util.ArrayList<Filed>();
        var first =
                Thread.startVirtualThread(() -> add(both, Family.tried(mother, family.mother())));
        var second =
                Thread.startVirtualThread(() -> add(both, Family.tried(father, family.father())));
        first.join();
        second.join();
        assertThat(both).hasSize(2);
        assertThat(both).filteredOn(Filed.Joined.class::isInstance).hasSize(1);
        assertThat(both)
                .filteredOn(Filed.AskedBefore.class::isInstance)
                .singleElement()
                .isEqualTo(new Filed.AskedBefore(java.util.Optional.empty()));
        assertThat(both)
                .as("sent again, each is told the same")
                .containsExactlyInAnyOrder(
                        Family.tried(mother, family.mother()),
                        Family.tried(father, family.father()));
    }

    private static void add(List<Filed> all, Filed one) {
        synchronized (all) {
            all.add(one);
        }
    }

    static String field(String registry, String key, String field) {
        return TestHouse.bean(JdbcClient.class)
                .sql(
                        """
                        select coalesce(fields ->> ?, '') from registry.record
                        where registry = ? and key = ? and superseded_at is null
                            and upper(valid) is null
                        """)
                .param(field)
                .param(registry)
                .param(key)
                .query(String.class)
                .single();
    }
}
