package org.motcua.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.Accounts;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;

/// A family with a new child, of which the hospital has told, asking for everything at once.
public record Family(Births.Parents parents) {
    static final ProcedureCode BIRTH = new ProcedureCode("3.000722");

    public static Family fresh() {
        var parents = Births.parents();
        Births.record(
                "households",
                parents.father(),
                Map.of(
                        "address",
                        Map.of("unit", "26740", "line", "12 Lê Lợi"),
                        "head_number",
                        parents.father(),
                        "head_name",
                        "Nguyễn Văn Minh"));
        return new Family(parents);
    }

    SignedIn mother() {
        return parents.signedIn();
    }

    public SignedIn father() {
        var number = new PersonNumber(parents.father());
        var accounts = TestHouse.bean(Accounts.class);
        if (accounts.find(number).isEmpty()) {
            var made =
                    TestHouse.bean(DemoAccounts.class)
                            .person(number, "Nguyễn Văn Minh", LocalDate.of(1994, 8, 2), Level.TWO);
            assertThat(made).isPresent();
        }
        var account = accounts.find(number).orElseThrow();
        return new SignedIn(
                account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
    }

    /// Everything, with the father as householder.
    public Map<String, Object> everything() {
        var answers = new LinkedHashMap<String, Object>(parents.answers());
        answers.put("with_residence", "true");
        answers.put("householder_number", parents.father());
        answers.put("householder_name", "Nguyễn Văn Minh");
        answers.put("householder_relation", "spouse");
        answers.put("with_health_card", "true");
        answers.put("with_identity_card", "true");
        answers.put("identity_card_delivery", "post");
        return answers;
    }

    /// What the father answers where the mother would say that she is the mother.
    Map<String, Object> byFather() {
        var answers = everything();
        answers.put("relation", "father");
        answers.put("mother_number", parents.mother());
        answers.remove("father_number");
        return answers;
    }

    Filed tried(SignedIn who, Map<String, Object> answers) {
        return tried(draft(who, answers), who);
    }

    static Filed tried(UUID draft, SignedIn who) {
        return TestHouse.bean(Filings.class).file(draft, who, Optional.empty());
    }

    static UUID draft(SignedIn who, Map<String, ?> answers) {
        return draft(BIRTH, who, answers);
    }

    static UUID draft(ProcedureCode bundle, SignedIn who, Map<String, ?> answers) {
        var drafts = TestHouse.bean(Drafts.class);
        var begun =
                drafts.begin(bundle, Channel.ONLINE, "vi", Optional.of(who)).orElseThrow().draft();
        Births.answered(begun.id(), answers);
        var draft = drafts.open(begun.id(), Optional.empty(), Optional.of(who)).orElseThrow();
        drafts.retry(draft, Optional.of(who));
        return begun.id();
    }

    JointDossier filed(Map<String, Object> answers) {
        return joint(tried(mother(), answers));
    }

    static JointDossier joint(Filed filed) {
        assertThat(filed).isInstanceOf(Filed.Joined.class);
        return now(((Filed.Joined) filed).whole());
    }

    public static JointDossier now(UUID id) {
        return TestHouse.bean(Bundles.class).find(id).orElseThrow();
    }

    public static UUID dossier(JointDossier joint, String step) {
        return now(joint.id()).step(step).orElseThrow().dossier().orElseThrow();
    }

    static StepState state(JointDossier joint, String step) {
        return now(joint.id()).step(step).orElseThrow().state();
    }

    public static void await(JointDossier joint, String step, StepState wanted) {
        Offices.await(
                () -> state(joint, step) == wanted,
                step + " " + wanted + ": " + now(joint.id()).steps());
    }

    /// The father answers as the head of the household.
    public void consent(boolean agreed) {
        var consents = TestHouse.bean(Consents.class);
        var asked = consents.waiting(father());
        assertThat(asked).hasSize(1);
        assertThat(consents.answer(asked.getFirst().id(), father(), agreed))
                .isEqualTo(Consents.Answered.TAKEN);
    }
}
