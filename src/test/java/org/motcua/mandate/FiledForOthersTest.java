package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;

/// What the officer reads of who filed for another: on the workbench, on the receipt and on the
/// control sheet.
class FiledForOthersTest {
    private static final ProcedureCode FORMER_NUMBER = new ProcedureCode("1.012566");

    private final Kin kin = Kin.withChild(15);

    @Test
    void aParentForAChild() throws Exception {
        officerReads(
                filed(kin.acting(kin.mother())),
                kin.name,
                "Trần Thị Lan",
                "cha hoặc mẹ",
                "Bộ luật Dân sự 91/2015/QH13, Điều 21");
    }

    @Test
    void aGuardianForAWard() throws Exception {
        var ward = Kin.withChild(40);
        var guardian = Births.parents().signedIn();
        Births.record(
                "guardianships",
                "GH26740-2026-" + ward.child.substring(6),
                Map.of(
                        "ward_number", ward.child,
                        "guardian_number", guardian.person().orElseThrow().value(),
                        "kind", "appointed",
                        "started_on", "2026-01-01",
                        "registered_at", "26740",
                        "in_force", "yes"));
        officerReads(
                filed(ward.acting(guardian)),
                ward.name,
                "Trần Thị Lan",
                "người giám hộ",
                "Luật Hộ tịch 60/2014/QH13, Điều 19 đến Điều 22");
    }

    @Test
    void aHusbandForHisWife() throws Exception {
        officerReads(
                filed(given("spouse")),
                "Trần Thị Lan",
                "Nguyễn Văn Minh",
                "vợ hoặc chồng",
                "Luật Hôn nhân và gia đình 52/2014/QH13, Điều 24");
    }

    @Test
    void aHelperAtTheCommuneWhoSeesNothingOfHer() throws Exception {
        officerReads(
                filed(given("helper")),
                "Trần Thị Lan",
                "Nguyễn Văn Minh",
                "người giúp nộp hồ sơ",
                "Nghị định 118/2025/NĐ-CP");
    }

    /// The mother gives the father a mandate, and he acts under it.
    private SignedIn given(String kind) {
        var grants = TestHouse.bean(Grants.class);
        var father = kin.father();
        var wanted =
                new Grants.Wanted(
                        kind,
                        kin.parents.father(),
                        father.name(),
                        "",
                        Set.of("file"),
                        Set.of(),
                        Optional.of(Births.today().plusDays(20)));
        var mandate = ((Grants.Outcome.Given) grants.give(kin.mother(), wanted)).mandate();
        assertThat(grants.accept(mandate, father)).isEqualTo(Grants.Answered.DONE);
        return Kin.acting(father, mandate).orElseThrow();
    }

    private static Dossier filed(SignedIn acting) {
        var draft =
                TestHouse.bean(Drafts.class)
                        .begin(FORMER_NUMBER, Channel.ONLINE, "vi", Optional.of(acting))
                        .orElseThrow()
                        .draft();
        var answers = new HashMap<String, Object>();
        // who is shown nothing of her types it
        answers.put("full_name", "Trần Thị Lan");
        answers.put("birth_date", "1996-04-12");
        answers.put("residence", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        answers.put("former_number", "024123456");
        answers.put("phone", "0901234567");
        Births.answered(draft.id(), answers);
        var drafts = TestHouse.bean(Drafts.class);
        drafts.retry(Kin.open(draft.id(), acting).orElseThrow(), Optional.of(acting));
        var filed = TestHouse.bean(Filings.class).file(draft.id(), acting, Optional.empty());
        assertThat(filed).isInstanceOf(Filed.Accepted.class);
        return ((Filed.Accepted) filed).dossier();
    }

    private static void officerReads(
            Dossier dossier, String applicant, String filer, String role, String law)
            throws Exception {
        Kin.settled(dossier);
        var officer = Officers.signedIn("receiving-officer", dossier.agency().value());
        String bench = "/office/dossiers/" + dossier.id();
        String named = "%s (%s)".formatted(filer, role);
        assertThat(officer.get(bench).body())
                .contains(
                        applicant,
                        "%s nộp thay %s (%s)".formatted(filer, applicant, role),
                        named,
                        law,
                        filer + ", người nộp thay");
        officer.post(bench + "/receive", Map.of());
        assertThat(Kin.receipt(dossier)).contains(applicant, "Người nộp thay", named);
        assertThat(Kin.controlSheet(dossier))
                .contains(applicant, named, filer + " – Lê Văn Bình", "tiếp nhận");
    }
}
